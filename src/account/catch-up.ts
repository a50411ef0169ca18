import { noteInAudit } from "../store/audit-trail.ts";
import {
  countGoing,
  readOffers,
  type CatchUpSource,
  type LeftOutReason,
} from "../store/crossings/catch-ups.ts";
import { endQueues, startQueue } from "../store/crossings/queues.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { refuse, type RefusedError } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

type Deps = Pick<AccountDeps, "clock" | "wakePortal">;

/** Which of those that stayed silent are meant. */
export type CatchUp = { readonly scenario: string; readonly source: CatchUpSource };

/** How an admin wants them caught up. */
export type CatchUpWish = {
  readonly mostADay: number;
  /** Those who are let go although they are left out otherwise. */
  readonly ticked: readonly LeftOutReason[];
  /** The number that was shown with these ticks. */
  readonly expected: number;
};

/**
 * Lets those go, up to M a day and best first, who met a scenario's condition in silence (contracts.md, What stayed
 * silent can be caught up); where they are under way already, at the new pace. Throws RefusedError NOT_BOUND, DRY_RUN and
 * CATCH_UP_CHANGED.
 */
export async function startCatchUp(
  { clock, wakePortal }: Deps,
  { ledger, portal, portalId, who }: Caller,
  { scenario, source }: CatchUp,
  { mostADay, ticked, expected }: CatchUpWish,
): Promise<void> {
  if (portal.bindings[scenario] === undefined) throw notBound;
  if (portal.dryRunSince !== undefined) throw dryRun;
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const offers = await readOffers(tx, portalId);
    const offer = offers.find((each) => each.scenario === scenario && each.source === source);
    const found = offer === undefined ? 0 : countGoing(offer, ticked);
    if (found !== expected) throw changed(found, expected);
    const queue = { mostADay, startedAt: now, startedBy: who, expected, ticked };
    await startQueue(tx, portalId, { scenario, source, ...queue });
    const detail = { scenario, source, mostADay, contacts: expected, ticked };
    await noteInAudit(tx, { portalId, at: now, who, what: "catchUpStarted", detail });
  });
  wakePortal(portalId);
}

/** Ends a catch-up: who had no turn yet stays silent, and is offered again. Who was let go goes on. */
export async function stopCatchUp(
  { clock }: Deps,
  { ledger, portalId, who }: Caller,
  { scenario, source }: CatchUp,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    if ((await endQueues(tx, portalId, scenario, source)) === 0) return;
    const detail = { scenario, source };
    await noteInAudit(tx, { portalId, at: clock.now(), who, what: "catchUpStopped", detail });
  });
}

/** Said where a scenario is to be caught up that no workflow is bound to. */
export const notBound = refuse(409, refusals.notBound);

const dryRun = refuse(409, refusals.dryRun);

function changed(found: number, expected: number): RefusedError {
  return refuse(409, refusals.catchUpChanged(found, expected), "body.expected");
}
