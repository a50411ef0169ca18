import type { Ledger } from "../../src/store/engine/ledger.ts";
import type { PortalId } from "../../src/store/engine/portal-id.ts";
import { eventKey } from "../../webhooks/event-key.ts";
import { parseEvent } from "../../webhooks/parse-event.ts";
import { namesErased } from "../demo/erased-contacts.ts";
import { storedEventKeys } from "../demo/ledger-view.ts";
import { verify, type Models } from "../demo/verify.ts";
import type { Simulator } from "../simulator/simulator.ts";

/** The invariants after a case (issue: the fault suite). */
export type Judgement = {
  /** Webhook events that the app answered with 2xx. */
  readonly acked: number;
  /** Of these, the ones that the ledger does not hold. */
  readonly lost: number;
  /** Crossings that set off more than one enrolment in the simulator's record. */
  readonly doubled: number;
  /** Whatever else the simulator and the ledger disagree about, one sentence each. */
  readonly findings: readonly string[];
};

/**
 * Holds the ledger against the simulator's own record, when all is quiet: what was acknowledged is stored,
 * nothing was enrolled twice for one crossing, and every stored score equals one made from scratch.
 */
export async function judge(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
  models: Models,
): Promise<Judgement> {
  const stored = await storedEventKeys(ledger);
  const acked = new Set<string>();
  const isErased = namesErased(simulator);
  for (const { event, outcome } of simulator.deliveries()) {
    if (outcome !== "delivered" || isErased(event)) continue;
    const parsed = parseEvent(JSON.parse(JSON.stringify(event)));
    if (parsed.ok) acked.add(eventKey(parsed.event));
  }
  const entered = Map.groupBy(
    simulator.portal(portalId).enrolments(),
    ({ workflow, contactId, triggerValue }) => `${workflow} ${contactId} ${triggerValue}`,
  );
  return {
    acked: acked.size,
    lost: [...acked].filter((key) => !stored.has(key)).length,
    doubled: [...entered.values()].filter((enrolments) => enrolments.length > 1).length,
    findings: await verify(simulator, ledger, portalId, models),
  };
}
