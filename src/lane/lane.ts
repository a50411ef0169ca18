import { breathe } from "../base/breathe.ts";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import {
  enrolByCall,
  type Lanes,
  lookForChanges,
  markOutdatedScores,
  type Pipeline,
  scoreMarked,
  scoreNextPage,
} from "../pipeline.ts";
import { batchSize } from "../hubspot/calls/batch-read.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Lease } from "../store/engine/lease.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { pause } from "../store/portals/pauses.ts";
import { writeBack } from "../writeback/write-back.ts";
import { createBackfill } from "../reading/read-next-page.ts";
import { createWriter } from "../writeback/writer.ts";
import type { HubSpotOptions } from "../hubspot/transport/options.ts";
import { HubSpotError } from "../hubspot/transport/errors.ts";

/** What a lane does after a turn failed. */
type AfterFailure =
  | { readonly kind: "wait"; readonly untilMs: number }
  /** Something is not granted: it is asked for again then, or at once after a new install. */
  | { readonly kind: "rest"; readonly untilMs: number }
  /** Another instance has the lane. */
  | { readonly kind: "leave" }
  /** HubSpot said that the app is not installed any more. */
  | { readonly kind: "disconnected" };

/** A failure that nothing is known about is tried again at this pace, so that the lane neither spins nor stops. */
const unknownFailureMs = 5_000;
/** A portal that lacks a scope or tier is asked again after a day (reliability.md 2.3). */
const forbiddenMs = 24 * 60 * 60 * 1000;

/** After a 403 that names no permission: doubled by each one that follows, an hour at most (hubspot-facts 16.2). */
const unclearMs = 2 * 60_000;
const longestUnclearMs = 60 * 60_000;

/**
 * Turns what a turn threw into what to do next; `now` in epoch milliseconds. `unclearBefore`: refusals
 * without a named permission in a row before this one.
 */
export function afterFailure(error: unknown, now: number, unclearBefore = 0): AfterFailure {
  if (error instanceof HubSpotError) {
    const { outcome } = error;
    switch (outcome.kind) {
      case "disconnected":
        return { kind: "disconnected" };
      case "rateLimited":
      case "paused":
      case "unavailable":
        return { kind: "wait", untilMs: outcome.retryAt };
      case "forbidden": {
        if (outcome.unclear !== true) return { kind: "rest", untilMs: now + forbiddenMs };
        const gapMs = Math.min(longestUnclearMs, unclearMs * 2 ** unclearBefore);
        return { kind: "rest", untilMs: now + gapMs };
      }
      case "refused":
      case "unauthorised":
      case "notFound":
      case "unknownOutcome":
        return { kind: "wait", untilMs: now + unknownFailureMs };
      default:
        return outcome satisfies never;
    }
  }
  if (error instanceof Error && "code" in error && error.code === "LEASE_LOST") {
    return { kind: "leave" };
  }
  return { kind: "wait", untilMs: now + unknownFailureMs };
}

function isUnclear(error: unknown): boolean {
  if (!(error instanceof HubSpotError)) return false;
  return error.outcome.kind === "forbidden" && error.outcome.unclear === true;
}

/** Says under Health that HubSpot refused the account's contacts, and until when they rest. Never throws. */
async function sayRefused(
  { pipeline: { ledger, clock, log }, portalId }: Pick<LaneDeps, "pipeline" | "portalId">,
  until: number,
): Promise<void> {
  try {
    const why = { until, reason: "refused", detail: {} };
    await ledger.transaction((tx) => pause(tx, portalId, "feature:contacts", clock.now(), why));
  } catch (error) {
    log.warn({ portal: portalId, err: error }, "what HubSpot refused could not be written down");
  }
}

/** Spreads a lane's turns for marked contacts, so that many small ones do not use up the portal's calls and then wait for seconds. */
type TurnPacer = {
  /** Resolves when a turn may begin: at once while there were few lately, otherwise at the pace of their calls. */
  mayBegin(rate: HubSpotOptions["rate"]): Promise<void>;
  /** A turn dealt with so many contacts; one without any, or with a full batch, does not count. */
  took(contacts: number, full: number): void;
};

/** Calls of a turn: one to read and one to write. */
const callsATurn = 2;
/** Part of the portal's calls that small turns may take when they come one after the other. */
const share = 0.8;
/** Turns in a row that need not wait, in parts of what the window allows; with `share` they stay below what the background may take. */
const atOnce = 0.1;

export function createTurnPacer(clock: Clock, stopping: AbortSignal): TurnPacer {
  /** When the turns so far would be over if they had come at the pace, epoch milliseconds. */
  let dueAt = -Infinity;
  let spacingMs = 0;

  return {
    async mayBegin({ calls, windowMs }) {
      spacingMs = (callsATurn * windowMs) / (calls * share);
      const aheadMs = dueAt - clock.now();
      const allowedMs = windowMs * atOnce;
      if (aheadMs > allowedMs) await clock.sleep(aheadMs - allowedMs, stopping);
    },
    took(contacts, full) {
      if (contacts > 0 && contacts < full) dueAt = Math.max(dueAt, clock.now()) + spacingMs;
    },
  };
}

export type Lane = {
  /** There may be work: look now instead of at the next idle look. */
  wake(): void;
  /** Ends the lane after the step under way and resolves then. */
  stop(): Promise<void>;
};

export type LaneDeps = {
  readonly pipeline: Pipeline;
  readonly clock: Clock;
  readonly log: Logger;
  readonly portalId: PortalId;
  /** Takes or renews the portal's lease; null when another instance has it. */
  readonly lease: () => Promise<Lease | null>;
  /** What is held may be lost: take it anew at the next turn. */
  readonly forgetLease: () => void;
  readonly release: (lease: Lease) => Promise<void>;
  /** What the portal's turns work with now; null when it has no published model or is not connected. */
  readonly open: (lease: Lease) => Promise<PortalWork | null>;
  /** What a first run's first page decides (`Lanes`); nothing when left out. */
  readonly decideColumns?: Lanes["decideColumns"];
  /** Hears that HubSpot has ended the app's access; the portal is stored as disconnected by then. */
  readonly onDisconnected: () => void;
  /** What the account has granted, in any text that changes with an install or its scopes. */
  readonly granted: () => Promise<string>;
  /** Another instance has the lease: what is remembered of the portal's limits is of no use any more. */
  readonly onLeft?: () => void;
  /** Does one turn, and lets the front door go first under load (yield-to-door.ts); at once when left out. */
  readonly turn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** How long an idle lane waits before it looks again, in milliseconds. */
  readonly idleMs: number;
};

/** Pages that each run of a backfill is read ahead: those that there is time for while the companies are listed. */
const pagesAhead = 8;

/**
 * One portal's lane: its turns, one after the other, for as long as this instance holds the portal's
 * lease. Only the lane calls HubSpot for the portal, so its rate limit is exact and enrolment cannot race
 * (reliability.md section 1). What an earlier owner intended is written first.
 */
export function startLane(deps: LaneDeps): Lane {
  const { clock, log, portalId } = deps;
  const inTurn = deps.turn ?? ((work) => work());
  const stopping = new AbortController();
  let nap = new AbortController();
  let isWoken = false;

  const sleep = async (ms: number): Promise<void> => {
    if (isWoken || stopping.signal.aborted) return;
    nap = new AbortController();
    await clock.sleep(ms, AbortSignal.any([nap.signal, stopping.signal]));
  };

  const restFor = (before: string, untilMs: number): Promise<void> =>
    restUntilGranted(
      {
        clock,
        granted: deps.granted,
        sleep: async (ms) => {
          await sleep(ms);
          isWoken = false;
        },
        lookEveryMs: deps.idleMs,
        stopping: stopping.signal,
      },
      before,
      untilMs,
    );

  const run = async (): Promise<void> => {
    const backfill = createBackfill(deps.pipeline, pagesAhead);
    const writer = createWriter(deps.pipeline);
    const pacer = createTurnPacer(clock, stopping.signal);
    let held: Lease | null = null;
    let isFresh = true;
    let granted = "";
    let checked = "";
    /** Refusals without a named permission in a row. */
    let unclear = 0;
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        if (isFresh) granted = await deps.granted();
        held = await deps.lease();
        const work = held === null ? null : await deps.open(held);
        if (work === null) {
          isFresh = true;
          await sleep(deps.idleMs);
          continue;
        }
        if (isFresh) {
          await writeBack(deps.pipeline, work);
          isFresh = false;
        }
        await breathe();
        await pacer.mayBegin(work.client.options.rate);
        const reopen = (): Promise<PortalWork | null> => deps.open(work.lease);
        const versions = JSON.stringify(work.versions);
        const markNext = async (): Promise<boolean> => {
          // Scores of another version show once, at the start and after a publish; then all are of this one.
          if (versions !== checked && (await markOutdatedScores(deps.pipeline, work))) return true;
          checked = versions;
          return false;
        };
        const decideColumns = deps.decideColumns ?? (async () => false);
        const lanes: Lanes = { backfill, write: writer.push, reopen, markNext, decideColumns };
        const isBusy = await inTurn(() => takeTurn(deps.pipeline, work, lanes, pacer));
        unclear = 0;
        if (isBusy) continue;
        await writer.idle();
        // What rested goes once somebody has resumed it, though nothing else happens.
        await writeBack(deps.pipeline, work);
        await sleep(deps.idleMs);
      } catch (error) {
        isFresh = true;
        checked = "";
        backfill.stop();
        await writer.idle().catch(() => undefined);
        deps.forgetLease();
        const next = afterFailure(error, clock.now(), unclear);
        unclear = isUnclear(error) ? unclear + 1 : 0;
        log.warn({ portal: portalId, err: error, next: next.kind }, "a turn ended early");
        if (next.kind === "disconnected") deps.onDisconnected();
        if (next.kind === "leave") deps.onLeft?.();
        if (next.kind === "rest") {
          if (isUnclear(error)) await sayRefused(deps, next.untilMs);
          await restFor(granted, next.untilMs);
          continue;
        }
        const until = next.kind === "wait" ? next.untilMs - clock.now() : deps.idleMs;
        await clock.sleep(Math.max(0, until), stopping.signal);
      }
    }
    backfill.stop();
    await writer.idle().catch(() => undefined);
    if (held !== null) await deps.release(held);
  };

  const finished = run();
  return {
    wake: () => {
      isWoken = true;
      nap.abort();
    },
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}

/** Marked contacts first, then a page of the backfill, so that neither waits for the other's end; then what no webhook tells. */
async function takeTurn(
  pipeline: Pipeline,
  work: PortalWork,
  lanes: Lanes,
  pacer: TurnPacer,
): Promise<boolean> {
  const marked = await scoreMarked(pipeline, work, lanes);
  pacer.took(marked, batchSize);
  const page = await scoreNextPage(pipeline, work, lanes);
  const enrolled = await enrolByCall(pipeline, work);
  if (marked > 0 || page !== null || enrolled) return true;
  return lookForChanges(pipeline, work, lanes);
}

/** A rest that a new install or new scopes end: they may be what was missing. */
type Rest = {
  readonly clock: Clock;
  /** What the account has granted by now, in any text that differs whenever that does. */
  readonly granted: () => Promise<string>;
  /** Sleeps so many milliseconds, or less: a new install wakes the lane of the instance that took it. */
  readonly sleep: (ms: number) => Promise<void>;
  /** How long an install at another instance may stay unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  readonly stopping: AbortSignal;
};

/** Rests until `untilMs`, or until more or something else is granted than `before`. Never throws. */
async function restUntilGranted(rest: Rest, before: string, untilMs: number): Promise<void> {
  const { clock, stopping } = rest;
  while (!stopping.aborted && clock.now() < untilMs) {
    // A store that cannot be read now is read again at the next look.
    if ((await rest.granted().catch(() => before)) !== before) return;
    await rest.sleep(Math.min(rest.lookEveryMs, untilMs - clock.now()));
  }
}
