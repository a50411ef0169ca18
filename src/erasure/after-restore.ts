import { knownContacts } from "../store/leaving/known-contacts.ts";
import { erasedId } from "../store/contacts/erased-id.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { dropPortal } from "../store/leaving/drop-traces.ts";
import { forgetContact } from "../store/leaving/forget-contact.ts";
import { quietRestored, restoredPortal } from "../store/backup/quiet-restored.ts";
import type { Portal } from "../store/portals/portals.ts";
import { erasePending, type ErasureDeps } from "./erase-pending.ts";
import type { ErasedRecord } from "./erased-record.ts";
import { rewriteRequests } from "./rewrite-requests.ts";

export type Restored = {
  /** As they go on; those that were purged since are left out. */
  readonly portals: Portal[];
  /** Contacts that were erased again. */
  readonly erased: number;
  /** Accounts that were purged again. */
  readonly purged: number;
};

/**
 * What is done to restored stores before any server sees them: whoever was erased or purged since, by `record`, is
 * erased again, and nothing of what was under way is set off (quiet-restored.ts). Without a record nobody is erased
 * here. The portals that it gives are to be stored by the caller. A second run does the same.
 */
export async function afterRestore(
  deps: ErasureDeps,
  portals: readonly Portal[],
  record: ErasedRecord | null,
): Promise<Restored> {
  const { ledger, clock } = deps;
  const now = clock.now();
  const standing = new Set<number>(record?.portals);
  const isPurged = ({ portalId, installedAt }: Portal): boolean =>
    record !== null && !standing.has(portalId) && installedAt < record.writtenAt;
  const [gone, kept] = [portals.filter(isPurged), portals.filter((portal) => !isPurged(portal))];
  for (const { portalId } of gone) {
    await ledger.transaction((tx) => dropPortal(tx, portalId));
    await rewriteRequests(ledger, [{ portalId, contactId: null }]);
  }
  let erased = 0;
  for (const { portalId } of kept) {
    const hashes = new Set(record?.erased[portalId]);
    if (hashes.size === 0) continue;
    for (const contactId of await knownContacts(ledger, portalId)) {
      if (!hashes.has(erasedId(portalId, contactId))) continue;
      await ledger.transaction(async (tx) => {
        await lockPortal(tx, portalId);
        await forgetContact(tx, portalId, contactId, "erased", now);
      });
      erased += 1;
    }
  }
  await ledger.transaction((tx) => quietRestored(tx));
  while ((await erasePending(deps)) > 0);
  await ledger.cleanFiles();
  return {
    portals: kept.map((portal) => restoredPortal(portal, now)),
    erased,
    purged: gone.length,
  };
}
