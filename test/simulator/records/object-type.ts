/** The CRM object types that the simulator knows. */
export type ObjectType =
  "contacts" | "companies" | "deals" | "meetings" | "calls" | "emails" | "tasks";

export type ObjectTypeFacts = {
  readonly typeId: string;
  /** The word in messages and in webhook subscription types. */
  readonly singular: string;
  /** What a generic webhook subscription names as its `objectType` (hubspot-facts 16.1). */
  readonly webhookName: string;
  readonly readScope: string;
  readonly writeScope: string;
  /** The property that holds the time of the last change: contacts have a name of their own for it. */
  readonly modifiedProperty: string;
  /** Properties that come with every answer, asked for or not (hubspot-facts 3.1). */
  readonly always: readonly string[];
  /** Properties that come when none is asked for. */
  readonly defaults: readonly string[];
};

const modified = "hs_lastmodifieddate";
const contactScopes = {
  readScope: "crm.objects.contacts.read",
  writeScope: "crm.objects.contacts.write",
};

export const objectTypes: Readonly<Record<ObjectType, ObjectTypeFacts>> = {
  contacts: {
    typeId: "0-1",
    singular: "contact",
    webhookName: "contact",
    ...contactScopes,
    modifiedProperty: "lastmodifieddate",
    always: ["createdate", "hs_object_id", "lastmodifieddate"],
    defaults: ["email", "firstname", "lastname"],
  },
  companies: {
    typeId: "0-2",
    singular: "company",
    webhookName: "company",
    readScope: "crm.objects.companies.read",
    writeScope: "crm.objects.companies.write",
    modifiedProperty: modified,
    always: ["createdate", "hs_object_id", modified],
    defaults: ["domain", "name"],
  },
  deals: {
    typeId: "0-3",
    singular: "deal",
    webhookName: "deal",
    readScope: "crm.objects.deals.read",
    writeScope: "crm.objects.deals.write",
    modifiedProperty: modified,
    always: ["createdate", "hs_object_id", modified],
    defaults: ["amount", "closedate", "dealname", "dealstage", "pipeline"],
  },
  meetings: {
    typeId: "0-47",
    singular: "meeting",
    webhookName: "MEETING_EVENT",
    ...contactScopes,
    modifiedProperty: modified,
    always: ["hs_createdate", "hs_object_id", modified],
    defaults: [],
  },
  calls: {
    typeId: "0-48",
    singular: "call",
    webhookName: "CALL",
    ...contactScopes,
    modifiedProperty: modified,
    always: ["hs_createdate", "hs_object_id", modified],
    defaults: [],
  },
  emails: {
    typeId: "0-49",
    singular: "email",
    webhookName: "EMAIL",
    ...contactScopes,
    modifiedProperty: modified,
    always: ["hs_createdate", "hs_object_id", modified],
    defaults: [],
  },
  tasks: {
    typeId: "0-27",
    singular: "task",
    webhookName: "TASK",
    ...contactScopes,
    modifiedProperty: modified,
    always: ["hs_createdate", "hs_object_id", modified],
    defaults: [],
  },
};

const byName = new Map<string, ObjectType>();
for (const type of Object.keys(objectTypes) as ObjectType[]) {
  byName.set(type, type).set(objectTypes[type].typeId, type).set(objectTypes[type].singular, type);
}

/** The type that a generic webhook subscription means; null for a word that HubSpot does not take there. */
export function webhookTypeOf(name: string): ObjectType | null {
  const all = Object.keys(objectTypes) as ObjectType[];
  return all.find((type) => objectTypes[type].webhookName === name) ?? null;
}

/** The type that a path segment, a type id or a singular name stands for; null for an unknown one. */
export function objectTypeOf(name: string): ObjectType | null {
  return byName.get(name.toLowerCase()) ?? null;
}
