import { submissionsIn } from "../../src/behaviour/forms.ts";
import { salesFactsOf } from "../../src/outcomes/sales-facts.ts";
import type { CompiledModel } from "../../src/scoring/compile/compile.ts";
import { eventSource } from "../../src/scoring/event-source.ts";
import type { Facts, Verdict } from "../../src/scoring/facts.ts";
import { customerPart, leadPart, type Score } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import type { PortalId } from "../../src/store/engine/portal-id.ts";
import { recall } from "../../src/store/scores/recall.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { hasWorkflows } from "../simulator/workflows/add-workflow.ts";
import { namesErased } from "./erased-contacts.ts";
import { eventKey } from "../../webhooks/event-key.ts";
import { parseEvent } from "../../webhooks/parse-event.ts";
import { storedEventKeys } from "./ledger-view.ts";

export type Models = { readonly lead: CompiledModel; readonly customer: CompiledModel | null };

/** Most findings of one kind that are printed. */
const most = 5;

/**
 * Holds what the app believes against the simulator's own record and gives every disagreement in one
 * sentence: scores on every contact, equal to the ledger's and to a scoring from scratch; enrolments one
 * for one with the crossings that were set off; every webhook event that was accepted is stored; every form that a
 * contact sent is kept once, at its own date.
 */
export async function verify(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
  models: Models,
): Promise<string[]> {
  return [
    ...(await compareScores(simulator, ledger, portalId, models)),
    ...(await compareEnrolments(simulator, ledger, portalId)),
    ...(await compareEvents(simulator, ledger)),
    ...(await compareForms(simulator, ledger, portalId)),
    ...(await countLeftovers(ledger, portalId)),
  ];
}

async function compareScores(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
  models: Models,
): Promise<string[]> {
  const portal = simulator.portal(portalId);
  const companies = new Map(portal.companies().map(({ id, properties }) => [id, properties]));
  const contacts = portal.contacts();
  const findings: string[] = [];
  const rows = await ledger.read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .execute();
  const live = new Set(contacts.map(({ id }) => id));
  for (const { contact_id: id } of rows) {
    if (!live.has(id))
      findings.push(`the ledger scores contact ${id}, which HubSpot does not have`);
  }
  for (let start = 0; start < contacts.length; start += 100) {
    const batch = contacts.slice(start, start + 100);
    const known = await recall(
      ledger,
      portalId,
      batch.map(({ id }) => id),
    );
    for (const { id, properties } of batch) {
      const { score, published, verdict, events, deals, handoff } = known(id);
      if (score === null || published === null) {
        findings.push(`contact ${id} has no score`);
        continue;
      }
      for (const [name, value] of Object.entries(published)) {
        const shown = properties[name] ?? "";
        if (!isSameValue(shown, value)) {
          findings.push(`contact ${id} shows ${name} = ${shown}, the ledger says ${value}`);
        }
      }
      const company = companies.get(properties["associatedcompanyid"] ?? "") ?? null;
      const firstContactAt = handoff?.firstContactAt ?? null;
      const facts = {
        contact: properties,
        company,
        events,
        verdict,
        sales: salesFactsOf(
          { contact: properties, company, events, deals, firstContactAt },
          score.asOf,
        ),
        doNotScore: properties["ripen_do_not_score"] === "true",
      };
      findings.push(...compareFromScratch(id, facts, verdict, score, models));
    }
  }
  return shorten(findings);
}

/** Scores the contact afresh from what HubSpot shows, at the instant of its last scoring. */
function compareFromScratch(
  id: string,
  facts: Facts,
  verdict: Verdict | null,
  score: Score,
  models: Models,
): string[] {
  const again = scoreContact(models, { ...facts, verdict }, score.readiness, score.asOf);
  const [first, second] = [leadPart(score), leadPart(again)];
  const isSame =
    first.fit === second.fit &&
    first.pain === second.pain &&
    customerPart(again)?.customerScore === customerPart(score)?.customerScore &&
    again.band === score.band;
  return isSame
    ? []
    : [
        `contact ${id} was scored ${first.fit} + ${first.pain}, from scratch it is ${second.fit} + ${second.pain}`,
      ];
}

async function compareEnrolments(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
): Promise<string[]> {
  // An account without workflows starts none: sales hear of a hand-off by a task.
  if (!hasWorkflows(simulator.portal(portalId).tier)) {
    return compareTasks(simulator, ledger, portalId);
  }
  const crossings = await ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "scenario", "fired_at", "state"])
    .where("portal_id", "=", portalId)
    .where("state", "in", ["intended", "written", "receipt", "rejected"])
    .execute();
  const survivors = new Map(
    (
      await ledger.read
        .selectFrom("tombstones")
        .select(["contact_id", "survivor"])
        .where("portal_id", "=", portalId)
        .execute()
    ).map((row) => [row.contact_id, row.survivor]),
  );
  const enrolments = simulator.portal(portalId).enrolments();
  const byList = new Set(
    enrolments.flatMap(({ workflow, triggerValue }) => (triggerValue === "" ? [workflow] : [])),
  );
  const isLive = (id: string): boolean => simulator.portal(portalId).contact(id) !== undefined;
  type Count = { isLive: boolean; set: number; entered: number; contacts: Set<string> };
  const counts = new Map<string, Count>();
  const countOf = (scenario: string, id: string, at: number | string): Count => {
    // Joining a list carries no instant.
    const instant = byList.has(scenario) ? "" : ` at ${new Date(at).toISOString()}`;
    const key = `${scenario} of ${id}${instant}`;
    const count = counts.get(key) ?? {
      isLive: isLive(id),
      set: 0,
      entered: 0,
      contacts: new Set(),
    };
    counts.set(key, count);
    return count;
  };
  const findings: string[] = [];
  for (const { contact_id: id, scenario, fired_at: firedAt, state } of crossings) {
    if (isLive(id) && state !== "written" && state !== "receipt") {
      findings.push(`the ${scenario} crossing of contact ${id} is ${state}`);
    }
    countOf(scenario, id, firedAt).set += 1;
  }
  for (const { workflow, contactId, triggerValue } of enrolments) {
    const id = lastOf(survivors, contactId);
    const at = /^\d+$/.test(triggerValue) ? Number(triggerValue) : triggerValue;
    const count = countOf(workflow, id, at);
    count.entered += 1;
    count.contacts.add(contactId);
  }
  for (const [what, { isLive: isThere, set, entered, contacts }] of counts) {
    // More than one where contacts that were set off at the same instant were merged afterwards.
    if (set === entered && entered === contacts.size) continue;
    // Gone before the write went out, or erased together with the ledger's crossing.
    if (!isThere && set <= 1 && entered <= 1) continue;
    findings.push(`${what}: set off ${set} times, entered the workflow ${entered} times`);
  }
  return shorten(findings);
}

/** Every hand-off that began is one task for sales, and no task is without one. */
async function compareTasks(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
): Promise<string[]> {
  const portal = simulator.portal(portalId);
  const begun = await ledger.read
    .selectFrom("effects")
    .select(["contact_id", "state"])
    .where("portal_id", "=", portalId)
    .where("actuator", "=", "task")
    .execute();
  const findings = begun.flatMap(({ contact_id: id, state }) =>
    portal.contact(id) === undefined || state === "done" ? [] : [`the task of ${id} is ${state}`],
  );
  const wanted = Map.groupBy(begun, (row) => row.contact_id);
  for (const { id } of portal.contacts()) {
    const [tasks, handOffs] = [portal.objectsOf(id, "tasks"), wanted.get(id) ?? []];
    if (tasks.length !== handOffs.length) {
      findings.push(`contact ${id} has ${handOffs.length} hand-offs and ${tasks.length} tasks`);
    }
  }
  return shorten(findings);
}

/** Who a contact is after all merges. An erased one stands under a hash. */
function lastOf(survivors: ReadonlyMap<string, string | null>, contactId: string): string {
  let id = contactId;
  for (let hops = 0; hops <= survivors.size; hops += 1) {
    const next = survivors.get(id);
    if (next === undefined || next === null) return id;
    id = next;
  }
  throw new Error(`The merges of contact ${contactId} go round in a circle`);
}

/** What HubSpot lists of a contact's forms, held against what is kept: the same forms at the same instants. */
async function compareForms(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
): Promise<string[]> {
  const rows = await ledger.read
    .selectFrom("events")
    .select(["contact_id", "id"])
    .where("portal_id", "=", portalId)
    .where("source", "=", eventSource.form)
    .execute();
  const keptOf = Map.groupBy(rows, (row) => row.contact_id);
  const findings: string[] = [];
  for (const { id, properties } of simulator.portal(portalId).contacts()) {
    const listed = submissionsIn(properties["hs_calculated_form_submissions"] ?? "");
    const shown = new Set(listed.map(({ formId, at }) => `form/${formId}@${at}`));
    const kept = new Set((keptOf.get(id) ?? []).map((row) => row.id));
    const lost = [...shown].filter((each) => !kept.has(each));
    // A survivor keeps what the others sent, of which HubSpot lists nothing any more.
    const invented = properties["hs_merged_object_ids"]
      ? []
      : [...kept].filter((each) => !shown.has(each));
    for (const each of lost) findings.push(`contact ${id} sent ${each}, which is not kept`);
    for (const each of invented) findings.push(`contact ${id} never sent ${each}`);
  }
  return shorten(findings);
}

async function compareEvents(simulator: Simulator, ledger: Ledger): Promise<string[]> {
  const stored = await storedEventKeys(ledger);
  const sent = new Set<string>();
  const isErased = namesErased(simulator);
  const findings: string[] = [];
  for (const { event, outcome } of simulator.deliveries()) {
    const parsed = parseEvent(JSON.parse(JSON.stringify(event)));
    if (!parsed.ok) {
      findings.push(`the simulator sent an event that cannot be understood: ${parsed.reason}`);
      continue;
    }
    const key = eventKey(parsed.event);
    sent.add(key);
    if (outcome !== "delivered") findings.push(`webhook event ${event.eventId} is ${outcome}`);
    else if (!stored.has(key) && !isErased(event))
      findings.push(`webhook event ${event.eventId} was accepted and is lost`);
  }
  for (const key of stored) {
    if (!sent.has(key)) findings.push(`event ${key} is stored, and the simulator never sent it`);
  }
  return shorten(findings);
}

async function countLeftovers(ledger: Ledger, portalId: PortalId): Promise<string[]> {
  const findings: string[] = [];
  const letters = await ledger.read.selectFrom("dead_letters").selectAll().execute();
  for (const letter of letters)
    findings.push(`dead letter of ${letter.contact_id}: ${letter.reason}`);
  const quarantined = await ledger.read.selectFrom("quarantine").select("reason").execute();
  for (const { reason } of quarantined) findings.push(`quarantined event: ${reason}`);
  const doubled = await ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "scenario"])
    .where("portal_id", "=", portalId)
    .where("rearmed_at", "is", null)
    .groupBy(["contact_id", "scenario"])
    .having((e) => e.fn.countAll<number>(), ">", 1)
    .execute();
  for (const { contact_id: id, scenario } of doubled) {
    findings.push(`contact ${id} has fired ${scenario} twice without being armed again`);
  }
  return shorten(findings);
}

function isSameValue(shown: string, value: string): boolean {
  if (shown === value) return true;
  const dates = [shown, value].map((text) =>
    /^\d{13}$/.test(text) ? Number(text) : Date.parse(text),
  );
  return /\d{4}-\d\d-\d\dT|^\d{13}$/.test(value) && dates[0] === dates[1];
}

function shorten(findings: readonly string[]): string[] {
  return findings.length <= most
    ? [...findings]
    : [...findings.slice(0, most), `... and ${findings.length - most} more of the kind`];
}
