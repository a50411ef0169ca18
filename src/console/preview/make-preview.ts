import { isDeepStrictEqual } from "node:util";
import { scenarios, triggerProperty } from "../../../config/scenarios.ts";
import {
  lookBackDays,
  sides,
  type Mover,
  type Place,
  type PreviewCounts,
  type Side,
} from "../../account/previews.ts";
import { takeFacts } from "../../decide.ts";
import { leftOutOf } from "../../enrolment/catch-up.ts";
import { notNow } from "../../enrolment/cross.ts";
import { isTriggered } from "../../enrolment/trigger.ts";
import type { TriggerState } from "../../enrolment/trigger-state.ts";
import { rulesOf } from "../../lane/open-portal.ts";
import { outcomesOf } from "../../outcomes/outcomes-of.ts";
import type { PortalRules } from "../../portal-work.ts";
import { actsOf } from "../../scoring/acts.ts";
import type { CompiledModel } from "../../scoring/compile/compile.ts";
import type { Facts } from "../../scoring/facts.ts";
import { fieldOf } from "../../scoring/field-of.ts";
import { pointsOfModel, type Score } from "../../scoring/result.ts";
import { scoreContact } from "../../scoring/score.ts";
import { DAY } from "../../scoring/time.ts";
import { isOfPublish } from "../../store/crossings/catch-ups.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { restoreReadiness } from "../../store/scores/restore-readiness.ts";
import type { Known } from "../../store/scores/recall.ts";
import { outputProperties, type PropertyValues } from "../../writeback/desired-values.ts";
import type { OutputTargets } from "../../writeback/output-targets.ts";
import type { Task } from "../shell/worker/task.ts";
import { foresee, settledAt, type Foreseen } from "./foresee.ts";
import type { PreviewTask } from "./preview-task.ts";
import { readContacts, type KnownContact } from "./read-contacts.ts";

const pageSize = 500;
/** Points in one step of the distribution. */
const step = 5;

/** One contact of a preview: as it is known, and what becomes of it; null where nothing was kept to foresee it from. */
export type Previewed = {
  readonly contact: KnownContact;
  readonly foreseen: Foreseen | null;
};

/** What a version brings to every scored contact of the account, by rising id and a page at a time. */
export async function* foreseeAll(
  read: LedgerReader,
  portalId: PortalId,
  rules: PortalRules,
  { asOf, outputs }: Pick<PreviewTask, "asOf" | "outputs">,
): AsyncGenerator<readonly Previewed[]> {
  const outputsMove = !isDeepStrictEqual(outputs, rules.outputs);
  for (let after = ""; ;) {
    const contacts = await readContacts(read, portalId, outputs, after, pageSize);
    const last = contacts.at(-1)?.contactId;
    if (last === undefined) return;
    const known = await asRestored(read, rules, contacts);
    yield contacts.map((contact) => {
      const { reading, nextChangeAt } = contact;
      const before = { known: known(contact.contactId), nextChangeAt };
      const foreseen = reading && foresee(rules, reading, before, asOf, outputsMove);
      return { contact, foreseen };
    });
    after = last;
  }
}

/** Rolling back finds contacts as they were (restore-readiness.ts). */
async function asRestored(
  read: LedgerReader,
  rules: PortalRules,
  contacts: readonly KnownContact[],
): Promise<(contactId: string) => KnownContact["known"]> {
  const byId = new Map(contacts.map(({ contactId, known }) => [contactId, known]));
  const knownOf = (contactId: string): KnownContact["known"] => {
    const known = byId.get(contactId);
    if (known === undefined) throw new TypeError(`Nobody read contact ${contactId}`);
    return known;
  };
  if (!rules.isRolledBack) return knownOf;
  const { portalId, versions } = rules;
  const ids = [...byId.keys()];
  const restored = await restoreReadiness({ read }, portalId, versions.lead, ids, knownOf);
  return (contactId) => {
    const { score } = restored(contactId);
    const known = knownOf(contactId);
    return score === null ? known : { ...known, score };
  };
}

/** Foresees every contact and counts what would change. Runs in a worker thread and writes nothing. */
async function makePreview(
  read: LedgerReader,
  portalId: PortalId,
  task: PreviewTask,
  watch: (done: number, total: number) => void,
): Promise<PreviewCounts> {
  const inForce = rulesOf(task.portal);
  if (inForce === null) throw new TypeError("The account has no model to preview by");
  // The draft in the shadow says nothing of what is shown here.
  const rules = { ...inForce, challenger: null };
  const { total } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const written = writtenNames(task.outputs, rules.outputs);
  const tally = startTally(settledAt(rules, task.asOf), task.newSince);
  let seen = 0;
  for await (const page of foreseeAll(read, portalId, rules, task)) {
    for (const { contact, foreseen } of page) {
      if (foreseen === null || contact.reading === null) {
        tally.left += 1;
        continue;
      }
      add(tally, contact, foreseen);
      for (const name of changedNames(foreseen.writes, written)) count(tally.writes, name);
      const { facts } = takeFacts(rules, contact.reading, contact.known, task.asOf);
      for (const name of entrants(task, rules, contact.known, facts, foreseen))
        count(tally.scenarios, name);
      const { score } = foreseen.after;
      if (!score.readiness.ready) continue;
      const wasReady = contact.known.score.readiness.ready;
      if (!wasReady && isActive(rules.models.lead, facts, task.asOf)) tally.activeLately += 1;
      if (task.newSince !== null && !wasReadyAt(rules, facts, task.newSince)) tally.newLately += 1;
    }
    seen += page.length;
    watch(seen, Math.max(seen, total));
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

type Triple = Record<Side, number>;

const zero = (): Triple => ({ before: 0, after: 0, settled: 0 });

function startTally(at: number, newSince: number | null) {
  return {
    settledAt: at,
    newSince,
    contacts: 0,
    left: 0,
    ready: zero(),
    raised: zero(),
    becomes: { after: 0, settled: 0 },
    leaves: { after: 0, settled: 0 },
    bands: {} as Record<string, number>,
    segments: {} as Record<string, number>,
    distribution: {} as Record<string, [number, number, number]>,
    sums: zero(),
    leads: zero(),
    scenarios: {} as Record<string, number>,
    activeLately: 0,
    newLately: 0,
    writes: {} as Record<string, number>,
    movers: [] as Mover[],
  };
}

type Tally = ReturnType<typeof startTally>;

function add(tally: Tally, { contactId, known }: KnownContact, foreseen: Foreseen): void {
  const scores: Readonly<Record<Side, Score>> = {
    before: known.score,
    after: foreseen.after.score,
    settled: foreseen.settled.score,
  };
  const places = {
    before: placeOf(scores.before),
    after: placeOf(scores.after),
    settled: placeOf(scores.settled),
  };
  const { before, after, settled } = places;
  tally.contacts += 1;
  for (const [at, side] of sides.entries()) {
    const score = scores[side];
    if (score.kind !== "lead") continue;
    const place = places[side];
    tally.leads[side] += 1;
    tally.sums[side] += place.score;
    const row = (tally.distribution[Math.floor(place.score / step) * step] ??= [0, 0, 0]);
    row[at] = (row[at] ?? 0) + 1;
    if (!place.isReady) continue;
    tally.ready[side] += 1;
    if (score.reason?.kind === "handRaiser") tally.raised[side] += 1;
  }
  for (const side of ["after", "settled"] as const) {
    if (places[side].isReady && !before.isReady) tally.becomes[side] += 1;
    if (!places[side].isReady && before.isReady) tally.leaves[side] += 1;
  }
  count(tally.bands, `${before.band}>${after.band}>${settled.band}`);
  count(tally.segments, `${before.segment}>${after.segment}>${settled.segment}`);
  const moves = [after, settled].some(
    ({ isReady, band }) => isReady !== before.isReady || band !== before.band,
  );
  if (moves) tally.movers.push({ contactId, ...places });
}

function placeOf(score: Score): Place {
  return {
    score: pointsOfModel(score).total,
    band: score.band,
    segment: score.segment,
    isReady: score.readiness.ready,
  };
}

function changeOf({ before, settled }: Mover): number {
  return Math.abs(settled.score - before.score);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** A new version's number is on every contact; neither is news to anybody's automation. */
const noNews = new Set(["ripen_model_version", "ripen_active_scenarios"]);

/** The properties that outputs are written to, ours and the account's own. */
function writtenNames(before: OutputTargets, after: OutputTargets): ReadonlySet<string> {
  return new Set([...outputProperties, ...Object.values(before), ...Object.values(after)]);
}

function changedNames(writes: PropertyValues, written: ReadonlySet<string>): string[] {
  return Object.keys(writes).filter((name) => written.has(name) && !noNews.has(name));
}

/**
 * The scenarios whose condition the contact meets in silence once the draft is published (docs/contracts.md, Crossings).
 * Of bound ones these are the very contacts that a catch-up of the publish would let go, whom an earlier publish left
 * silent included; of others it is whose condition the draft alone makes true.
 */
function entrants(
  task: PreviewTask,
  rules: PortalRules,
  known: KnownContact["known"],
  facts: Facts,
  { after }: Foreseen,
): string[] {
  if (!isScoredByDraft(task, known.score)) return [];
  const is = stateOf(rules, known, facts, after.score, task.asOf);
  const was = stateOf(rules, known, facts, known.score, task.asOf);
  const { bindings } = task.portal;
  const isLeftOut = leftOutOf(facts, task.asOf).length > 0;
  const ofBound = rules.scenarios.flatMap((scenario) => {
    const { name } = scenario;
    if (bindings[name] === undefined || isLeftOut) return [];
    if (rules.unwritable.has(triggerProperty(name)) || notNow(scenario, is) !== null) return [];
    return isOfPublish(after.crossings.get(name)) && isTriggered(scenario, is, true) ? [name] : [];
  });
  const ofOthers = scenarios.flatMap((scenario) =>
    bindings[scenario.name] === undefined &&
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

/** Whether the contact, as it is known now, was ready by its acts of until then. */
function wasReadyAt({ models }: PortalRules, facts: Facts, at: number): boolean {
  const events = facts.events.filter(({ occurredAt }) => occurredAt <= at);
  return scoreContact(models, { ...facts, events }, null, at).readiness.ready;
}

/** Customers are scored by the lead model's version as long as there is none of their own. */
function isScoredByDraft({ draftKind, portal }: PreviewTask, { kind }: Score): boolean {
  return draftKind === kind || (draftKind === "lead" && portal.current.customer === null);
}

function stateOf(
  { models, timeZone }: PortalRules,
  { verdict }: Known,
  facts: Facts,
  score: Score,
  asOf: number,
): TriggerState {
  const { contact } = facts;
  const { lifecycle } = outcomesOf(contact, null);
  return {
    score,
    unsubscribed: contact["hs_email_optout"] === "true",
    events: facts.events,
    verdict,
    lifecycle: lifecycle === null ? null : { stage: lifecycle.stage, since: lifecycle.at },
    properties: contact,
    fieldValue: (field) => fieldOf(models, score.kind, facts, field),
    timeZone,
    asOf,
  };
}
