import type { Portal } from "./portal.ts";
import { refuseInUse } from "./properties/refuse-in-use.ts";

/** What people do with contact properties in HubSpot's settings. */
export type PropertyControl = {
  /** Throws the Refusal of a property in use. */
  archiveProperty(name: string): void;
  /** Brings an archived property back, with the values that stood in it, or without. */
  restoreProperty(name: string, keep?: "values" | "nothing"): void;
};

export function createPropertyControl(portal: Portal): PropertyControl {
  const { properties } = portal.definitions.contacts;
  const change = (name: string, archivedAt: number | null): void => {
    const known = properties.get(name);
    if (!known || (known.archivedAt === null) === (archivedAt === null)) {
      throw new RangeError(`Portal ${portal.id} has no such property ${name}`);
    }
    properties.set(name, { ...known, archivedAt });
  };
  return {
    archiveProperty: (name) => {
      refuseInUse(portal, "contacts", name);
      change(name, portal.now());
    },
    restoreProperty: (name, keep = "values") => {
      change(name, null);
      if (keep === "values") return;
      for (const { values } of portal.stores.contacts.byId.values()) values.delete(name);
    },
  };
}
