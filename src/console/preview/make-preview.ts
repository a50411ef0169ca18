import { lexicon } from "../../../config/lexicon.ts";
import { compileModel, type CompiledModel } from "../../scoring/compile/compile.ts";
import { explainInOneSentence } from "../../scoring/explain/explain.ts";
import { fieldOf } from "../../scoring/field-of.ts";
import { pointsOfModel, type Score } from "../../scoring/result.ts";
import { scoreContact, type Models } from "../../scoring/score.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Task } from "../shell/worker/task.ts";
import { factsOf, sourcesWith } from "./facts-of.ts";
import {
  lookBackDays,
  type Mover,
  type Place,
  type PreviewCounts,
} from "../../account/previews.ts";
import type { PreviewTask } from "./preview-task.ts";
import { type KnownContact, readContacts } from "./read-contacts.ts";
import { desiredValues } from "../../writeback/desired-values.ts";
import { targetOf } from "../../writeback/output-targets.ts";
import { isSameValue } from "../../writeback/values-to-write.ts";
import { scenarios, triggerProperty } from "../../../config/scenarios.ts";
import { cross, notNow } from "../../enrolment/cross.ts";
import type { TriggerState } from "../../enrolment/trigger-state.ts";
import { isTriggered } from "../../enrolment/trigger.ts";
import { outcomesOf } from "../../outcomes/outcomes-of.ts";
import type { Facts } from "../../scoring/facts.ts";
import { leftOutOf } from "../../enrolment/catch-up.ts";
import { actsOf } from "../../scoring/acts.ts";
import { DAY } from "../../scoring/time.ts";
import { isOfPublish } from "../../store/crossings/catch-ups.ts";

/** A new version's number is on every contact; neither is news to anybody's automation. */
const noNews = new Set(["ripen_model_version", "ripen_active_scenarios"]);

/**
 * The properties of a contact that publishing would change: an output that stays where it is changes with
 * its value, one that moves to another property overwrites what stands there, and ours is emptied.
 */
function writesOf(
  { before, after }: PreviewTask["outputs"],
  { published, properties }: KnownContact,
  score: Score,
  reasons: string,
): readonly string[] {
  const active = published["ripen_active_scenarios"]?.split(";") ?? [];
  const changed: string[] = [];
  for (const [output, value] of Object.entries(desiredValues(score, reasons, active))) {
    const [from, to] = [targetOf(before, output), targetOf(after, output)];
    const last = published[output] ?? "";
    if (from === to) {
      if (!noNews.has(output) && last !== value) changed.push(to);
      continue;
    }
    // Ours stands empty while the output goes elsewhere; the portal's own is as it was last read.
    const standing = to === output ? "" : (properties?.[to] ?? "");
    if (!isSameValue(standing, value)) changed.push(to);
    if (from === output && last !== "") changed.push(from);
  }
  return changed;
}

const pageSize = 500;
/** Points in one step of the distribution. */
const step = 5;

/** Scores every contact by the draft and counts what would change. Runs in a worker thread and writes nothing. */
async function makePreview(
  read: Ledger["read"],
  portalId: PortalId,
  task: PreviewTask,
  watch: (done: number, total: number) => void,
): Promise<PreviewCounts> {
  const { asOf } = task;
  const models = {
    lead: compileModel(task.lead, lexicon),
    customer: task.customer === null ? null : compileModel(task.customer, lexicon),
  };
  const sources = sourcesWith(task.lead, task.customer);
  const { total } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const tally = startTally();
  let seen = 0;
  for (let after = ""; ;) {
    const contacts = await readContacts(read, portalId, after, pageSize);
    const last = contacts.at(-1)?.contactId;
    if (last === undefined) break;
    for (const contact of contacts) {
      if (contact.properties === null) {
        tally.left += 1;
        continue;
      }
      const facts = factsOf(contact, sources, asOf, task.timeZone);
      const score = scoreContact(models, facts, contact.before, asOf);
      const sentence = explainInOneSentence(models, facts, score, task.language, task.timeZone);
      add(tally, contact, score, writesOf(task.outputs, contact, score, sentence));
      for (const name of entrants(task, models, contact, facts, score))
        count(tally.scenarios, name);
      const becomesReady = score.readiness.ready && !contact.score.readiness.ready;
      if (becomesReady && isActive(models.lead, facts, asOf)) tally.activeLately += 1;
    }
    seen += contacts.length;
    watch(seen, Math.max(seen, total));
    after = last;
  }
  return {
    ...tally,
    // The largest change of score first, then by id, so that pages of it stay the same.
    movers: tally.movers.sort(
      (a, b) => changeOf(b) - changeOf(a) || (a.contactId < b.contactId ? -1 : 1),
    ),
  };
}

export const task: Task<PreviewTask, PreviewCounts> = makePreview;

function startTally() {
  return {
    contacts: 0,
    left: 0,
    ready: { before: 0, after: 0, becomes: 0, leaves: 0 },
    bands: {} as Record<string, number>,
    segments: {} as Record<string, number>,
    distribution: {} as Record<string, [number, number]>,
    sums: { before: 0, after: 0 },
    leads: { before: 0, after: 0 },
    scenarios: {} as Record<string, number>,
    activeLately: 0,
    writes: {} as Record<string, number>,
    movers: [] as Mover[],
  };
}

type Tally = ReturnType<typeof startTally>;

function add(tally: Tally, contact: KnownContact, score: Score, writes: readonly string[]): void {
  const [before, after] = [placeOf(contact.score), placeOf(score)];
  tally.contacts += 1;
  for (const [side, place, made] of [
    ["before", before, contact.score],
    ["after", after, score],
  ] as const) {
    if (made.kind !== "lead") continue;
    tally.leads[side] += 1;
    tally.sums[side] += place.score;
    const pair = (tally.distribution[Math.floor(place.score / step) * step] ??= [0, 0]);
    pair[side === "before" ? 0 : 1] += 1;
    if (place.isReady) tally.ready[side] += 1;
  }
  if (after.isReady && !before.isReady) tally.ready.becomes += 1;
  if (before.isReady && !after.isReady) tally.ready.leaves += 1;
  count(tally.bands, `${before.band}>${after.band}`);
  count(tally.segments, `${before.segment}>${after.segment}`);
  for (const property of writes) count(tally.writes, property);
  if (before.isReady !== after.isReady || before.band !== after.band) {
    tally.movers.push({ contactId: contact.contactId, before, after });
  }
}

function placeOf(score: Score): Place {
  return {
    score: pointsOfModel(score).total,
    band: score.band,
    segment: score.segment,
    isReady: score.readiness.ready,
  };
}

function changeOf({ before, after }: Mover): number {
  return Math.abs(after.score - before.score);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/**
 * The scenarios whose condition the contact meets in silence once the draft is published (docs/contracts.md, Crossings).
 * Of bound ones these are the very contacts that a catch-up of the publish would let go, whom an earlier publish left
 * silent included; of others it is whose condition the draft alone makes true.
 */
function entrants(
  task: PreviewTask,
  models: Models,
  contact: KnownContact,
  facts: Facts,
  after: Score,
): string[] {
  if (!isScoredByDraft(task, contact.score)) return [];
  const is = stateOf(task, models, contact, facts, after);
  const was = stateOf(task, models, contact, facts, contact.score);
  const { changes } = cross(task.bound, contact.crossings, is, {
    judge: () => ({ fires: false, why: "publish" }),
  });
  const fired = new Set(changes.flatMap((each) => (each.change === "fired" ? each.scenario : [])));
  const ofBound = task.bound.flatMap((scenario) => {
    const { name } = scenario;
    if (task.unwritable.includes(triggerProperty(name))) return [];
    if (notNow(scenario, is) !== null || leftOutOf(facts, task.asOf).length > 0) return [];
    const isSilentAlready =
      isOfPublish(contact.crossings.get(name)) && isTriggered(scenario, is, true);
    return fired.has(name) || isSilentAlready ? [name] : [];
  });
  const isBound = new Set(task.bound.map(({ name }) => name));
  const ofOthers = scenarios.flatMap((scenario) =>
    !isBound.has(scenario.name) &&
    isTriggered(scenario, is, false) &&
    !isTriggered(scenario, was, false)
      ? [scenario.name]
      : [],
  );
  return [...ofBound, ...ofOthers];
}

/** Whether the contact did of late what would hand it off after a silence. */
function isActive(lead: CompiledModel, facts: Facts, asOf: number): boolean {
  const events = facts.events.filter(
    ({ occurredAt }) => occurredAt > asOf - lookBackDays * DAY && occurredAt <= asOf,
  );
  return events.length > 0 && actsOf(lead, { ...facts, events }, asOf).painAt !== null;
}

/** Customers are scored by the lead model's version as long as there is none of their own. */
function isScoredByDraft({ draftKind, customer }: PreviewTask, { kind }: Score): boolean {
  return draftKind === kind || (draftKind === "lead" && customer === null);
}

function stateOf(
  { asOf, timeZone }: PreviewTask,
  models: Models,
  contact: KnownContact,
  facts: Facts,
  score: Score,
): TriggerState {
  const properties = contact.properties ?? {};
  const { lifecycle } = outcomesOf(properties, null);
  return {
    score,
    unsubscribed: properties["hs_email_optout"] === "true",
    events: facts.events,
    verdict: contact.verdict,
    lifecycle: lifecycle === null ? null : { stage: lifecycle.stage, since: lifecycle.at },
    properties,
    fieldValue: (field) => fieldOf(models, score.kind, facts, field),
    timeZone,
    asOf,
  };
}
