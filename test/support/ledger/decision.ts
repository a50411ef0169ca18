import type { DueOf } from "../../../src/store/crossings/handoffs.ts";
import type { CustomerPart, CustomerScore, LeadScore } from "../../../src/scoring/result.ts";
import type { Decision, Turn } from "../../../src/store/decision.ts";
import type { CrossingChange } from "../../../src/store/crossings/crossing.ts";
import type { Lease } from "../../../src/store/engine/lease.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";

export const portal = portalId(12345);
export const otherPortal = portalId(67890);

/** A score of nothing special, as the engine would give it at `asOf` 1000. */
export function scoreOf(changes: Partial<LeadScore> = {}): LeadScore {
  return {
    kind: "lead",
    modelVersion: 1,
    asOf: 1_000,
    fit: 20,
    pain: 10,
    leadScore: 30,
    exactFit: 20,
    exactPain: 10,
    band: "low",
    segment: "blue",
    readiness: { ready: false, readySince: null, belowSince: null },
    reason: null,
    nextStep: "nurture",
    role: "unknown",
    funnelStage: "awareness",
    lines: [],
    missing: [],
    origin: "unknown",
    ...changes,
  };
}

/** A customer's score of so many points, as the engine would give it at `asOf` 1000; null: there is no customer model. */
export function customerScoreOf(
  customerScore: number | null,
  {
    customer,
    ...changes
  }: Partial<Omit<CustomerScore, "customer">> & { readonly customer?: Partial<CustomerPart> } = {},
): CustomerScore {
  return {
    kind: "customer",
    modelVersion: 1,
    asOf: 1_000,
    band: "growing",
    segment: "purple",
    readiness: { ready: false, readySince: null, belowSince: null },
    reason: { kind: "customer" },
    nextStep: null,
    role: "unknown",
    funnelStage: "customer",
    origin: "unknown",
    customer:
      customerScore === null
        ? null
        : {
            customerScore,
            customerValue: customerScore,
            customerLoyalty: 0,
            lines: [],
            ...customer,
          },
    ...changes,
  };
}

export function decisionOf(contactId: string, changes: Partial<Decision> = {}): Decision {
  return {
    contactId,
    companyId: null,
    mark: null,
    score: scoreOf(),
    verdict: null,
    nextChangeAt: null,
    events: [],
    counters: new Map(),
    crossings: [],
    write: {},
    published: {},
    ...changes,
  };
}

export function turnOf(
  lease: Lease,
  decisions: readonly Decision[],
  changes: Partial<Turn> = {},
): Turn {
  return {
    portalId: portal,
    lease,
    decisions,
    gone: [],
    failed: [],
    step: null,
    now: 1_000,
    ...changes,
  };
}

export function firedAt(
  scenario: string,
  at: number,
  state: "recorded" | "waiting" | "intended" = "intended",
  generation = 1,
): Extract<CrossingChange, { readonly change: "fired" }> {
  return { scenario, generation, change: "fired", at, state, why: "new_evidence" };
}

const hourMs = 3_600_000;

/** Sales has two days round the clock, whatever the day of the week, and is reminded at four fifths of them. */
export const dueOf: DueOf = (toldAt) => ({
  remindAt: toldAt + 38.4 * hourMs,
  contactBy: toldAt + 48 * hourMs,
});
