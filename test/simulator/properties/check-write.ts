import { invalid, Refusal } from "../http/refusal.ts";
import type { Portal } from "../portal.ts";
import type { ObjectType } from "../records/object-type.ts";
import { findUnique, type CrmRecord } from "../records/record.ts";
import { checkValue, type ValueFault } from "./check-value.ts";
import { lifecycleStages } from "./contact-profile.ts";
import { findDefinition } from "./definitions.ts";

/**
 * Checks what an API call wants to write and gives the values in stored form. `record` is null for a
 * creation. Throws the Refusal that HubSpot would answer: 400 for unknown, read-only or invalid ones
 * (hubspot-facts 3.6), 409 for a unique value that another record has (3.7).
 */
export function checkWrite(
  portal: Portal,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
  record: CrmRecord | null,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const faults: ValueFault[] = [];
  for (const [name, raw] of Object.entries(properties)) {
    const checked = checkOne(portal, type, name, raw, record);
    if ("error" in checked) faults.push(checked);
    else values.set(name, checked.value);
  }
  if (faults.length > 0) throw refuseValues(portal, faults);
  checkUnique(portal, type, values, record);
  keepStageForward(values, record);
  return values;
}

/**
 * Applies the rules of the portal's admin to what the record would become (hubspot-facts 2.5). Throws
 * the 400 of 16.2.
 */
export function checkRules(
  portal: Portal,
  record: CrmRecord,
  values: ReadonlyMap<string, string>,
): void {
  if (portal.writeRules.length === 0) return;
  const after = { ...record, values: new Map([...record.values, ...values]) };
  for (const rule of portal.writeRules) {
    const missing = rule(after);
    if (missing === null) continue;
    const { property, because } = missing;
    const message = `${property} is required because of a conditional property rule based on [${because}]`;
    throw invalid(message, {
      errors: [
        {
          message,
          code: "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
          context: { propertyName: [property] },
        },
      ],
    });
  }
}

function checkOne(
  portal: Portal,
  type: ObjectType,
  name: string,
  raw: string,
  record: CrmRecord | null,
): { readonly value: string } | ValueFault {
  const definition = findDefinition(portal.definitions[type], name);
  if (!definition) {
    const message = `Property "${name}" does not exist`;
    return { name, error: "PROPERTY_DOESNT_EXIST", message };
  }
  if (definition.readOnlyValue || definition.calculated) {
    const message = `"${name}" is a read only property; its value cannot be set.`;
    return { name, error: "READ_ONLY_VALUE", message };
  }
  const owners = portal.owners.map(({ id }) => id);
  const checked = checkValue(definition, raw, record?.values.get(name) ?? "", owners);
  if (!checked.ok) return { name, error: checked.error, message: checked.message };
  if (name === "associatedcompanyid" && checked.value !== "") {
    if (!portal.stores.companies.byId.has(checked.value)) {
      return { name, error: "INVALID_OPTION", message: `Company ${checked.value} does not exist` };
    }
  }
  return { value: checked.value };
}

function refuseValues(portal: Portal, faults: readonly ValueFault[]): Refusal {
  const list = faults.map(({ name, message, error }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId: portal.id,
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(list)}`, {
    errors: faults.map(({ name, message, error }) => ({
      message,
      code: error,
      context: { propertyName: [name] },
    })),
  });
}

function checkUnique(
  portal: Portal,
  type: ObjectType,
  values: ReadonlyMap<string, string>,
  record: CrmRecord | null,
): void {
  const store = portal.stores[type];
  for (const name of store.unique.keys()) {
    const value = values.get(name);
    if (value === undefined || value === "") continue;
    const other = findUnique(store, name, value);
    if (other && other.id !== record?.id) {
      throw new Refusal(409, "CONFLICT", `Contact already exists. Existing ID: ${other.id}`);
    }
    if (name === "email" && portal.blockedEmails.has(value)) {
      throw invalid("The contact was deleted for privacy reasons and cannot be created again");
    }
  }
}

/** A stage that lies further back than the record's is dropped: the API only moves it forward (hubspot-facts 4.6). */
function keepStageForward(values: Map<string, string>, record: CrmRecord | null): void {
  const wanted = values.get("lifecyclestage");
  const current = record?.values.get("lifecyclestage");
  if (!wanted || !current) return;
  if (lifecycleStages.indexOf(wanted) < lifecycleStages.indexOf(current)) {
    values.delete("lifecyclestage");
  }
}
