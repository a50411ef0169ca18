import type { Portal } from "../portal.ts";
import { createDefinition, propertyCreateSchema } from "../properties/create-definition.ts";

const own = [
  ["trial_started_at", "Trial started at", "datetime", "date"],
  ["trial_started_on", "Trial started on", "date", "date"],
  ["renewal_date", "Renewal date", "date", "date"],
  ["last_login_at", "Last login at", "datetime", "date"],
  ["seats_invited", "Seats invited", "number", "number"],
  ["limits_reached", "Limits reached", "number", "number"],
] as const;

/** Properties of the portal's own, which its product fills: writable and not calculated. */
export function addProductProperties(portal: Portal): void {
  portal.definitions.contacts.groups.set("product_usage", {
    name: "product_usage",
    label: "Product usage",
    displayOrder: -1,
  });
  for (const [name, label, type, fieldType] of own) {
    const create = { name, label, groupName: "product_usage", type, fieldType };
    createDefinition(portal, "contacts", propertyCreateSchema.parse(create));
  }
}
