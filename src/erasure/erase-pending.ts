import { dropTraces } from "../store/leaving/drop-traces.ts";
import { finishErasure, pendingErasures } from "../store/contacts/erasures.ts";
import type { Instance } from "../store/instance.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { rewriteRequests } from "./rewrite-requests.ts";

export type ErasureDeps = Pick<Instance, "ledger" | "clock" | "log">;

/** Contacts whose raw requests one pass rewrites. */
const contactsAPass = 50;

/**
 * Erases the last traces of contacts that were erased by law or that objected: raw requests are rewritten
 * without them, their rows go, and a hash takes the id's place in the tombstone. On SQLite the files are
 * cleaned too. A contact whose requests are not all taken apart waits for the next pass. Gives how many are
 * done. A crash leaves an erasure asked for, and it is done again.
 */
export async function erasePending({ ledger, clock, log }: ErasureDeps): Promise<number> {
  const pending = await pendingErasures(ledger, contactsAPass);
  if (pending.length === 0) return 0;
  const waiting = await rewriteRequests(ledger, pending);
  const ready = pending.filter((erasure) => !waiting.has(erasure));
  for (const erasure of ready) {
    await ledger.transaction(async (tx) => {
      await lockPortal(tx, erasure.portalId);
      await dropTraces(tx, erasure);
      await finishErasure(tx, erasure, clock.now());
    });
  }
  if (!(await ledger.cleanFiles())) {
    log.warn("erased data is still in the ledger's log file; it goes at the next pass");
  }
  if (ready.length > 0) log.info({ contacts: ready.length }, "contacts are erased");
  return ready.length;
}
