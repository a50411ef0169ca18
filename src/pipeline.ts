import { inputsOfSales } from "../webhooks/followed-properties.ts";
import { breathe } from "./base/breathe.ts";
import { decide } from "./decide.ts";
import { openWatch, readUnexplained } from "./enrolment/breaker.ts";
import { nameCauses } from "./enrolment/name-causes.ts";
import { releaseCatchUps } from "./enrolment/release-catch-ups.ts";
import { tellOfHeld } from "./enrolment/tell-of-held.ts";
import { releaseHeld } from "./enrolment/release-held.ts";
import { releaseWaiting } from "./enrolment/release-waiting.ts";
import { releasePacedWrites } from "./enrolment/release-writes.ts";
import { formsToldBy } from "./behaviour/forms.ts";
import { runEffects } from "./enrolment/run-effects.ts";
import { startsOfToday } from "./enrolment/starts-of-today.ts";
import { mayBeOfMass, settle } from "./enrolment/unsettled.ts";
import { messageOf } from "./base/errors.ts";
import { readDeals } from "./outcomes/read-deals.ts";
import type { BoundScenario, PortalWork } from "./portal-work.ts";
import { recheckBroken } from "./reading/check-mapping.ts";
import { recheckOutputs, withRestingOutputs } from "./reading/check-outputs.ts";
import { freezeBroken } from "./reading/freeze-broken.ts";
import { keepSalesInputs } from "./reading/keep-sales-inputs.ts";
import { pollChanges } from "./reading/poll.ts";
import { readNextHistories } from "./reading/read-histories.ts";
import { readActivities } from "./reading/read-activities.ts";
import { readOwnersOf } from "./reading/read-owners.ts";
import { readMarked } from "./reading/read-marked.ts";
import { readNextPage, type Backfill } from "./reading/read-next-page.ts";
import { provenWriters } from "./reading/proven-writers.ts";
import type { ReadContact, Reading } from "./reading/reading.ts";
import { goOnRewriting } from "./reading/rewrite.ts";
import { commitBatch } from "./store/commit-batch.ts";
import type { Decision, Turn } from "./store/decision.ts";
import { retryFailures } from "./store/replays/retry-failures.ts";
import type { Instance } from "./store/instance.ts";
import { isOfMass } from "./store/marks/busy-sources.ts";
import type { Deferral } from "./store/marks/defer-dirty.ts";
import { markOutdated } from "./store/marks/mark-outdated.ts";
import { withPendingInputs } from "./store/contacts/pending-inputs.ts";
import { recall } from "./store/scores/recall.ts";
import { restoreReadiness } from "./store/scores/restore-readiness.ts";
import { takeDirty } from "./store/marks/take-dirty.ts";
import { writeBack } from "./writeback/write-back.ts";

/** What every portal's turn shares. */
export type Pipeline = Pick<Instance, "ledger" | "clock" | "log">;

/**
 * How a lane goes on beside the commits, which stay one after the other: pages read ahead, values written behind, what
 * its turns work with by now (null: with nothing any more), and the marking of what another version has scored (false:
 * nothing is left of it).
 */
export type Lanes = {
  readonly reopen: () => Promise<PortalWork | null>;
  readonly markNext: () => Promise<boolean>;
  readonly backfill: Backfill;
  readonly write: (work: PortalWork) => Promise<void>;
  /** What a first run's first page decides of the columns, before it is scored; true when turns work with something else then. */
  readonly decideColumns: (page: Reading["contacts"]) => Promise<boolean>;
};

/** HubSpot's batch size is the natural unit of work (hubspot-facts 3.2). */
const batchSize = 100;

/** Contacts scored before others may use the thread: some 5 ms of work, where a whole batch would be 50. */
const contactsAStretch = 10;

/**
 * One turn for one portal: up to 100 marked contacts. There is one way a score is made, whatever marked
 * the contact: a webhook, the nightly decay, a published model, an admin's click. Returns how many
 * contacts it dealt with: 0 when nothing is due.
 */
export async function scoreMarked(
  pipeline: Pipeline,
  opened: PortalWork,
  { write, reopen = async () => opened }: Partial<Lanes> = {},
): Promise<number> {
  const { ledger, clock } = pipeline;
  const marked = await takeDirty(ledger, opened.portalId, batchSize, clock.now());
  if (marked.length === 0) return 0;
  // A publish changes the portal's document and then marks, also while a turn waits to begin: whoever sees its marks
  // must work with what it published, or they would be answered without it.
  const work = await reopen();
  if (work === null) return 0;
  const reading = await freezeBroken(pipeline, work, await readMarked(pipeline, work, marked));
  await scoreReading(pipeline, work, reading, write);
  // A meeting does not wait behind the many that an import has marked.
  if (marked.length === batchSize) await readActivities(pipeline, work);
  return marked.length;
}

/**
 * One turn of the backfill: the next page of the portal's contacts, read with everything that scoring
 * needs, so that a page costs one call to read and one to write. Returns how many contacts it held, or
 * null when the portal has no backfill under way.
 */
export async function scoreNextPage(
  pipeline: Pipeline,
  opened: PortalWork,
  { backfill, write, decideColumns, reopen = async () => opened }: Partial<Lanes> = {},
): Promise<number | null> {
  const page = await (backfill?.next(opened) ?? readNextPage(pipeline, opened));
  if (page === null) return null;
  const isDecided = page.isFirstPage === true && (await decideColumns?.(page.contacts));
  const work = isDecided ? await reopen() : opened;
  if (work === null) return null;
  const reading = await freezeBroken(pipeline, work, page);
  if (reading.contacts.length < page.contacts.length) {
    // The page is read again once the mapping is whole.
    backfill?.holdUntil(pipeline.clock.now() + work.pace.pollEveryMs);
    return null;
  }
  await scoreReading(pipeline, work, reading, write);
  // Nor for the end of a first run.
  await readActivities(pipeline, work);
  return reading.contacts.length;
}

/** Batches that are marked at once after a publish: so many turns go by for one page of the poll. */
const batchesAtOnce = 5;

/**
 * Marks contacts whose score another version of the model made, some batches; true when there were any.
 * That is how a publish reaches every contact, whatever crashed after it.
 */
export async function markOutdatedScores(pipeline: Pipeline, work: PortalWork): Promise<boolean> {
  const { ledger, clock } = pipeline;
  const most = batchesAtOnce * batchSize;
  return (await markOutdated(ledger, work.portalId, work.versions, most, clock.now())) > 0;
}

/**
 * Lets go what waited for its turn, then looks for what webhooks only named (meetings and calls), for what another
 * version scored and for what none told, some at a time, and marks it; true while there may be more to look at now.
 */
export async function lookForChanges(
  pipeline: Pipeline,
  work: PortalWork,
  { write = (due) => writeBack(pipeline, due), markNext = async () => false }: Partial<Lanes> = {},
): Promise<boolean> {
  if (await releasePacedWrites(pipeline, work)) {
    await write(work);
    return true;
  }
  await recheckBroken(pipeline, work);
  await tellOfHeld(pipeline, work);
  await recheckOutputs(pipeline, work);
  const { portalId, lease } = work;
  if (
    (await goOnRewriting(pipeline, work)) ||
    (await retryFailures(pipeline.ledger, portalId, lease, pipeline.clock.now())) ||
    (await readActivities(pipeline, work)) ||
    (await releaseHeld(pipeline, work)) ||
    (await releaseCatchUps(pipeline, work)) ||
    (await releaseWaiting(pipeline, work))
  ) {
    return true;
  }
  // A bit of each: in a large account both take minutes, and neither shall wait for the other's end.
  const isRescoring = await markNext();
  return (
    (await pollChanges(pipeline, work)) ||
    isRescoring ||
    (await readDeals(pipeline, work)) ||
    (await readNextHistories(pipeline, work)) ||
    (await readOwnersOf(pipeline, work))
  );
}

/** Enrols by list and workflow API what the ledger intends; true while there may be more. */
export function enrolByCall(pipeline: Pipeline, work: PortalWork): Promise<boolean> {
  return runEffects(pipeline, work);
}

/**
 * The story: what the ledger remembers of the contacts, a decision for each (pure), one commit of all
 * that is intended, and then the writing, from the ledger and never recomputed, settled id by id. A crash
 * anywhere leaves either nothing or an intention that is sent again.
 */
async function scoreReading(
  pipeline: Pipeline,
  opened: PortalWork,
  read: Reading,
  write: Lanes["write"] = (due) => writeBack(pipeline, due),
): Promise<void> {
  const { ledger, clock, log } = pipeline;
  const work = await withRestingOutputs(pipeline, opened, read);
  const reading = await keepSalesInputs(pipeline, work, read);
  const { portalId } = work;
  const ids = reading.contacts.map((contact) => contact.id);
  const forms = new Map(reading.contacts.flatMap(({ properties }) => [...formsToldBy(properties)]));
  const asOf = clock.now();
  // Together, because in SQLite each question waits for the transactions of other accounts.
  const [contacts, recalled, starts, unexplained] = await Promise.all([
    withPendingInputs(ledger, portalId, reading.contacts, inputsOfSales),
    recall(ledger, portalId, ids, forms),
    startsOfToday(ledger, work, asOf),
    readUnexplained(ledger, portalId, asOf),
  ]);
  const known = work.isRolledBack
    ? await restoreReadiness(ledger, work.portalId, work.versions.lead, ids, recalled)
    : recalled;
  const ready = ids.filter((id) => known(id).score?.readiness.ready === true).length;
  const inTurn = { contacts: contacts.length, ready };
  const watch = await openWatch(ledger, work, inTurn, unexplained, asOf);
  const decisions: Decision[] = [];
  const failed: Turn["failed"][number][] = [];
  const doubted: ReadContact[] = [];
  const unsettled: ReadContact[] = [];
  const decideOn = (contact: ReadContact, isSettled = false): Decision | null => {
    try {
      const taken: BoundScenario[] = [];
      const mayStart = (scenario: BoundScenario): boolean => {
        const isFree = starts.take(scenario);
        if (isFree) taken.push(scenario);
        return isFree;
      };
      const woken: BoundScenario[] = [];
      const mayWake = (scenario: BoundScenario): boolean => {
        const isFree = starts.wake(scenario);
        if (isFree) woken.push(scenario);
        return isFree;
      };
      const passed: string[] = [];
      const holds = (what: string): boolean => {
        const isHeld = watch.holds(what);
        if (!isHeld) passed.push(what);
        return isHeld;
      };
      const decision = decide(work, contact, known(contact.id), asOf, mayStart, holds, mayWake);
      const isDoubted = (decision.doubts ?? []).length > 0;
      if (!isDoubted && (isSettled || !mayBeOfMass(contact, decision))) return decision;
      taken.forEach(starts.giveBack);
      woken.forEach(starts.sleepOn);
      passed.forEach(watch.takeBack);
      if (isDoubted) return decision;
      unsettled.push(contact);
      return null;
    } catch (error) {
      log.error({ portal: work.portalId, contact: contact.id, err: error }, "not scored");
      failed.push({ contactId: contact.id, mark: contact.mark, reason: messageOf(error) });
      return null;
    }
  };
  const doubts = new Map<string, readonly string[]>();
  for (const [index, contact] of contacts.entries()) {
    if (index % contactsAStretch === 0) await breathe();
    const decision = decideOn(contact);
    if (decision?.doubts !== undefined && decision.doubts.length > 0) {
      doubts.set(contact.id, decision.doubts);
      doubted.push(contact);
    } else if (decision !== null) decisions.push(decision);
  }
  const proven = await provenWriters(pipeline, work, doubts, (id) => known(id).score?.asOf ?? 0);
  for (const contact of doubted) {
    const decision = decideOn({ ...contact, proven: proven.get(contact.id) ?? new Map() });
    if (decision !== null) decisions.push(decision);
  }
  const isMass = unsettled.length === 0 ? () => false : await isOfMass(ledger.read, portalId);
  const open: Deferral[] = [];
  for (const contact of unsettled) {
    const settled = settle(contact, isMass, asOf);
    if (settled.is === "open") {
      if (contact.mark !== null) {
        open.push({ contactId: contact.id, mark: contact.mark, notBefore: settled.until });
      }
      continue;
    }
    const decision = decideOn(settled.is === "mass" ? settled.contact : contact, true);
    if (decision !== null) decisions.push(decision);
  }
  await commitBatch(ledger, {
    portalId: work.portalId,
    lease: work.lease,
    decisions: await nameCauses(
      ledger,
      { portalId, mapped: work.mapped.contact },
      decisions,
      known,
    ),
    failed,
    gone: reading.gone,
    deferred: [...reading.deferred, ...open],
    unexplained: watch.passed,
    step: reading.step,
    now: asOf,
  });
  await write(work);
}
