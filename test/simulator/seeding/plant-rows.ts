import type { Portal } from "../portal.ts";
import { createDefinition, propertyCreateSchema } from "../properties/create-definition.ts";
import type { Random } from "../random.ts";
import { createRecord } from "../records/create.ts";
import type { SeedColumn, SeedRows } from "./seed-rows.ts";

const day = 86_400_000;
const group = "imported";

/** Makes a property for each column that HubSpot does not bring, and a contact for each row. */
export function plantRows(portal: Portal, random: Random, { columns, rows }: SeedRows): void {
  portal.definitions.contacts.groups.set(group, {
    name: group,
    label: "Imported",
    displayOrder: -1,
  });
  for (const column of columns) {
    if (!column.standard && !portal.definitions.contacts.properties.has(column.name)) {
      createDefinition(portal, "contacts", propertyCreateSchema.parse(definitionOf(column)));
    }
  }
  const source = { changeSource: "IMPORT", sourceId: "770001" };
  for (const row of rows) {
    const values = new Map([["hs_is_contact", "true"], ...Object.entries(row)]);
    const createdAt = portal.now() - random.int(1, 400) * day - random.int(0, day);
    createRecord(portal, "contacts", { values, source, createdAt, silent: true });
  }
}

function definitionOf({ name, label, type }: SeedColumn): Record<string, unknown> {
  const fieldType = { bool: "booleancheckbox", date: "date", datetime: "date", number: "number" };
  const options = ["true", "false"].map((value) => ({ label: value, value, hidden: false }));
  return {
    name,
    label,
    groupName: group,
    type,
    fieldType: type in fieldType ? fieldType[type as keyof typeof fieldType] : "text",
    ...(type === "bool" && { options }),
  };
}
