import { instantOf } from "../base/time/instant-of.ts";
import { isSameFollowUp, type SalesWork } from "../outcomes/follow-up.ts";
import type { PortalRules } from "../portal-work.ts";
import type { ReadContact } from "../reading/reading.ts";
import type { Facts } from "../scoring/facts.ts";
import type { Crossing, CrossingChange } from "../store/crossings/crossing.ts";
import {
  begins,
  handoffScenario,
  type Handoff,
  type HandoffTerms,
} from "../store/crossings/handoffs.ts";
import { byPerson } from "../store/marks/told.ts";
import type { Crossings } from "./cross.ts";
import type { Judge } from "./judge.ts";
import type { TriggerState } from "./trigger-state.ts";

/** What this reading tells of sales' work: its events and verdict, and what the account lets count besides. */
export function salesWorkOf(
  { salesTerms: { statuses, countsLastContacted } }: Pick<PortalRules, "salesTerms">,
  { properties, told }: Pick<ReadContact, "properties" | "told">,
  { events, verdict }: Facts,
  asOf: number,
): SalesWork {
  const isStatusSet =
    told?.has(byPerson("hs_lead_status")) === true &&
    statuses.includes(properties["hs_lead_status"]?.trim() ?? "");
  return {
    events,
    verdict,
    statusSetAt: isStatusSet ? asOf : null,
    lastContactedAt: countsLastContacted ? instantOf(properties["notes_last_contacted"]) : null,
  };
}

/** What sales' work on the contact, or on its company, means for its hand-off. */
export type Owner = {
  /** The owner is told of it, now or since a moment ago, instead of a new salesperson. */
  readonly isTold: boolean;
  /** A raised hand has it told, ready or not. */
  readonly isAsked: boolean;
  /** Sales has the contact, or its company. */
  readonly isWithSales: boolean;
  /** When the hand was raised, in what is new; null when it was not. */
  readonly raisedAt: number | null;
};

/** Whether the owner of a lead that is with sales was told, and has still time to try it. */
export function isOwnerTold(
  standing: Handoff | null,
  latest: Crossing | undefined,
  asOf: number,
): boolean {
  return (
    standing?.addressee === "owner" &&
    standing.firstContactAt === null &&
    latest?.rearmedAt === null &&
    asOf < (standing.contactBy ?? 0) + overdueMs
  );
}

/** An owner who was told and did nothing is told of that as well; then the lead is no more with them than before. */
const overdueMs = 3_600_000;

/**
 * With sales or with an open deal, the owner is told of a raised hand; a lead whose company has an open deal or is a
 * customer is told to its owner when it becomes ready, unless the account switched that off (docs/contracts.md, A raised
 * hand is always told; Colleagues).
 */
export function ownerOf(
  work: Pick<PortalRules, "scenarios" | "tellsColleagues">,
  { sales }: Facts,
  { score, tellsOwner = false }: TriggerState,
  latest: Crossing | undefined,
  judge: Judge,
): Owner {
  const handoff = work.scenarios.find(({ name }) => name === handoffScenario);
  const raisedAt = handoff === undefined ? null : judge.acts(handoff, latest).raisedAt;
  const isYes = score.reason?.kind === "verdict" && score.reason.value === "yes";
  const isOfSales =
    sales?.isColleague === true ? work.tellsColleagues : sales?.hasOpenDeal === true;
  const isWithSales = isYes || isOfSales;
  const isLead = score.kind === "lead" && score.nextStep !== "excluded";
  const isAsked = isLead && ((isWithSales && raisedAt !== null) || tellsOwner);
  return {
    isTold: isAsked || (isLead && isOfSales && score.readiness.ready),
    isAsked,
    isWithSales,
    raisedAt,
  };
}

/** What becomes of the hand-offs of one scoring. */
type Made = {
  readonly asOf: number;
  readonly owner: Owner;
  readonly changes: readonly CrossingChange[];
  readonly askedAgain: Crossings["askedAgain"];
};

/**
 * On what terms a hand-off of this scoring begins, whether the verdict answers the one that stands, and what sales has
 * done about that: `known` is what the ledger holds of it, `standing` the same with this reading.
 */
export function termsOf(
  { dueOf }: Pick<PortalRules, "dueOf">,
  standing: Handoff | null,
  known: Handoff | null,
  { contact, verdict }: Facts,
  { asOf, owner, changes, askedAgain }: Made,
): HandoffTerms {
  const followUp = standing && { ...standing, lostAt: lostAt(standing, changes, asOf) };
  return {
    addressee: owner.isTold || owner.isWithSales ? "owner" : "sales",
    raisedAt: owner.raisedAt,
    due: dueOf(asOf, owner.raisedAt !== null),
    ownerId: contact["hubspot_owner_id"]?.trim() || null,
    ...(askedAgain !== undefined && { askedAgain }),
    isAnswered:
      standing !== null &&
      verdict !== null &&
      verdict.at >= standing.crossedAt &&
      verdict.at !== standing.verdict?.at,
    verdictReason: contact["ripen_verdict_reason"]?.trim() || null,
    ...(followUp !== null && known !== null && !isSameFollowUp(followUp, known) && { followUp }),
  };
}

/** A lead that stops being ready before anybody tried is lost while it waited; its clock stays. */
function lostAt(
  { generation, firstContactAt, lostAt: since }: Handoff,
  changes: readonly CrossingChange[],
  asOf: number,
): number | null {
  if (firstContactAt !== null) return null;
  const isOver = changes.some(
    (change) =>
      change.scenario === handoffScenario &&
      change.generation === generation &&
      (change.change === "rearmed" || (change.change === "ended" && change.why !== "goal")),
  );
  return since ?? (isOver ? asOf : null);
}

function beginsNow(changes: readonly CrossingChange[]): boolean {
  return changes.some((change) => change.scenario === handoffScenario && begins(change));
}

/** What HubSpot shows of the hand-off that stands after this scoring; null without any. */
export function handoffShown(
  changes: readonly CrossingChange[],
  { due, askedAgain }: HandoffTerms,
  standing: Handoff | null,
): { readonly contactBy: number | null; readonly firstContactAt: number | null } | null {
  if (beginsNow(changes)) return { contactBy: due.contactBy, firstContactAt: null };
  if (standing === null) return null;
  const { contactBy, firstContactAt } = standing;
  const isSooner = askedAgain !== undefined && due.contactBy < (contactBy ?? Infinity);
  return { contactBy: isSooner ? due.contactBy : contactBy, firstContactAt };
}

/** When the reminder of a hand-off, or all of sales' time, falls due next; null where somebody has tried. */
export function nextDueAt(
  changes: readonly CrossingChange[],
  { due }: HandoffTerms,
  standing: Handoff | null,
  asOf: number,
): number | null {
  if (beginsNow(changes)) return due.remindAt;
  if (standing === null || standing.firstContactAt !== null || standing.lostAt !== null)
    return null;
  const dates = [standing.remindAt, standing.contactBy];
  return dates.find((at) => at !== null && at > asOf) ?? null;
}

/**
 * Has the person named for the team told as well: of a hand-off of a lead without an owner at once, and of one that is
 * overdue unless that person is its owner (docs/contracts.md, SLA).
 */
export function withEscalation(
  changes: readonly CrossingChange[],
  escalateTo: PortalRules["salesTerms"]["escalateTo"],
  ownerId: string | null,
): readonly CrossingChange[] {
  if (escalateTo === null) return changes;
  return changes.map((change) => {
    if (!begins(change)) return change;
    // A task of a lead without an owner is that person's already (task-of.ts).
    const isUnassigned =
      ownerId === null && !("call" in change && change.call?.actuator === "task");
    const isOthers = ownerId !== null && ownerId !== escalateTo.ownerId;
    const isMeant =
      (change.scenario === handoffScenario && isUnassigned) ||
      (change.scenario === "sla" && isOthers);
    return isMeant ? { ...change, tells: escalateTo.ownerId } : change;
  });
}
