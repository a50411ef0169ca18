import type { Portal } from "./portal.ts";
import { checkWrite } from "./properties/check-write.ts";
import { changeRecord } from "./records/change.ts";
import { createRecord } from "./records/create.ts";
import { findUnique, type ChangeSource } from "./records/record.ts";

type Row = Readonly<Record<string, string>>;

/** Ids of the contacts that a file or another system touched. */
export type MassChange = {
  readonly created: readonly string[];
  readonly edited: readonly string[];
};

/** What changes many contacts at once. Rows are matched by `email`. */
export type MassControl = {
  /** A person imports a file: known contacts are edited, others created; source IMPORT, its id is the import's. */
  importContacts(rows: readonly Row[], importId?: string): MassChange;
  /** Another app writes: source INTEGRATION, its id is that app's. */
  syncContacts(rows: readonly Row[], appId?: string): MassChange;
};

export function createMassControl(portal: Portal): MassControl {
  const take = (rows: readonly Row[], source: ChangeSource): MassChange => {
    const created: string[] = [];
    const edited: string[] = [];
    for (const row of rows) {
      const known = findUnique(portal.stores.contacts, "email", row["email"] ?? "");
      const values = checkWrite(portal, "contacts", row, known ?? null);
      if (known) {
        if (changeRecord(portal, known, values, source).length > 0) edited.push(known.id);
        continue;
      }
      const marks = [
        ["hs_is_contact", "true"],
        ["hs_object_source", source.changeSource],
      ] as const;
      created.push(
        createRecord(portal, "contacts", { values: new Map([...values, ...marks]), source }).id,
      );
    }
    return { created, edited };
  };
  return {
    importContacts: (rows, importId = "770002") =>
      take(rows, { changeSource: "IMPORT", sourceId: importId }),
    syncContacts: (rows, appId = "2200118") =>
      take(rows, { changeSource: "INTEGRATION", sourceId: appId }),
  };
}
