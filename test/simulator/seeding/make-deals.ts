import type { Portal } from "../portal.ts";
import { pipelines } from "../properties/pipelines.ts";
import type { Random } from "../random.ts";
import { createRecord } from "../records/create.ts";
import { setValue } from "../records/change.ts";
import { rollUpDeal } from "../records/roll-up-deal.ts";
import type { ChangeSource, CrmRecord, HistoryEntry } from "../records/record.ts";
import type { MadeContact } from "./make-contacts.ts";

const day = 86_400_000;
const lostReasons = ["Price", "No budget this year", "Chose a competitor", "No decision"];

/** How a sale stands. */
type Outcome = "closedwon" | "closedlost" | "open";

/**
 * Gives deals to who came to buying: customers have won ones, apart from those that an import brought, people on their
 * way open ones, and of the others as many have lost ones as their hidden intent led sales to try. Half of the customers
 * with a deal answered a survey. Stages, the contact's lifecycle
 * and their dates are kept as history.
 */
export function makeDeals(portal: Portal, random: Random, contacts: readonly MadeContact[]): void {
  for (const made of contacts) {
    const outcome = outcomeOf(random, made);
    if (outcome) makeDeal(portal, random, made, outcome);
  }
  for (const { record, person, isImported } of contacts) {
    // HubSpot dates every customer.
    if (isImported) setValue(portal, record, "closedate", new Date(record.createdAt).toISOString());
    if (!person.isCustomer || isImported || !random.chance(0.5)) continue;
    const rating = random.weighted([
      [random.int(0, 6), 25],
      [random.int(7, 8), 30],
      [random.int(9, 10), 45],
    ] as const);
    setValue(portal, record, "hs_feedback_last_nps_rating", String(rating));
  }
}

function outcomeOf(random: Random, { record, person, isImported }: MadeContact): Outcome | null {
  if (isImported) return null;
  if (person.isCustomer) return "closedwon";
  if (record.values.get("lifecyclestage") === "opportunity") return "open";
  return random.chance(0.3 * person.intent ** 2) ? "closedlost" : null;
}

function makeDeal(
  portal: Portal,
  random: Random,
  { record: contact, from, until }: MadeContact,
  outcome: Outcome,
): void {
  const now = portal.now();
  const owner = contact.values.get("hubspot_owner_id") ?? random.pick(portal.owners).id;
  const source = { changeSource: "CRM_UI", sourceId: `userId:${5_000 + Number(owner)}` };
  // Within the span of the person's known acts, so that what came before the sale can be told from what came after.
  const closedAt = Math.floor(from + (until - from) * (0.4 + 0.6 * random.next()));
  const openedAt = Math.max(from, closedAt - random.int(5, 30) * day);
  const stages = stagesOf(random, outcome);
  const last = outcome === "open" ? Math.floor((openedAt + now) / 2) : closedAt;
  const history = stages.map((value, index) => ({
    value,
    at: Math.floor(openedAt + ((last - openedAt) * index) / Math.max(1, stages.length - 1)),
    source,
  }));
  const deal = createRecord(portal, "deals", {
    values: new Map([
      ["dealname", `${contact.values.get("company")?.trim() || "New"} - ${contact.id}`],
      ["amount", String(random.int(10, 240) * 100)],
      ["pipeline", "default"],
      ["dealstage", stages.at(-1) ?? ""],
      ["closedate", new Date(outcome === "open" ? now + 30 * day : closedAt).toISOString()],
      ["hubspot_owner_id", owner],
      ["closed_lost_reason", outcome === "closedlost" ? random.pick(lostReasons) : ""],
    ]),
    history: new Map([["dealstage", history]]),
    source,
    createdAt: openedAt,
    updatedAt: history.at(-1)?.at ?? openedAt,
    silent: true,
  });
  portal.associations.link(deal, contact, false);
  const company = contact.values.get("associatedcompanyid");
  if (company) portal.associations.link(deal, { type: "companies", id: company }, true);
  rollUpDeal(portal, deal);
  if (outcome === "open") enter(portal, contact, "opportunity", openedAt, source);
  if (outcome === "closedwon") {
    enter(portal, contact, "customer", closedAt, source);
    setValue(portal, contact, "closedate", new Date(closedAt).toISOString());
  }
}

/** The stages that a deal went through, the present one last. */
function stagesOf(random: Random, outcome: Outcome): readonly string[] {
  const open = (pipelines[0]?.stages ?? []).filter(({ isClosed }) => !isClosed);
  const gone = open.slice(0, random.int(1, open.length)).map(({ id }) => id);
  return outcome === "open" ? gone : [...gone, outcome];
}

/** The contact was a lead until the sale took it further. */
function enter(
  portal: Portal,
  contact: CrmRecord,
  stage: string,
  at: number,
  source: ChangeSource,
): void {
  if (contact.values.get("lifecyclestage") !== stage) return;
  const entries: HistoryEntry[] = [
    { value: "lead", at: contact.createdAt, source: contact.source },
    { value: stage, at, source },
  ];
  contact.history.set("lifecyclestage", entries);
  const entered = `hs_lifecyclestage_${stage}_date`;
  setValue(portal, contact, entered, new Date(at).toISOString());
  contact.history.set(entered, [{ value: new Date(at).toISOString(), at, source }]);
}
