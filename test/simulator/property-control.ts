import type { Portal } from "./portal.ts";
import type { PropertyDefinition } from "./properties/definition.ts";
import { refuseInUse } from "./properties/refuse-in-use.ts";

/** What people do with contact properties in HubSpot's settings. */
export type PropertyControl = {
  /** Throws the Refusal of a property in use. */
  archiveProperty(name: string): void;
  /** Brings an archived property back, with the values that stood in it, or without. */
  restoreProperty(name: string, keep?: "values" | "nothing"): void;
  /** Changes what the property takes; values that stand in it stay. */
  editProperty(
    name: string,
    changes: Partial<Pick<PropertyDefinition, "type" | "fieldType" | "options">>,
  ): void;
  property(name: string): PropertyDefinition;
};

export function createPropertyControl(portal: Portal): PropertyControl {
  const { properties } = portal.definitions.contacts;
  const find = (name: string): PropertyDefinition => {
    const known = properties.get(name);
    if (!known) throw new RangeError(`Portal ${portal.id} has no such property ${name}`);
    return known;
  };
  const change = (name: string, archivedAt: number | null): void => {
    const known = find(name);
    if ((known.archivedAt === null) === (archivedAt === null)) {
      throw new RangeError(`Portal ${portal.id} has no such property ${name}`);
    }
    properties.set(name, { ...known, archivedAt });
  };
  return {
    property: find,
    editProperty: (name, changes) => {
      properties.set(name, { ...find(name), ...changes, updatedAt: portal.now() });
    },
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
