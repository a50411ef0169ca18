import type { Clock } from "../../base/clock.ts";
import type { HubSpotOptions } from "./options.ts";
import type { RateHeaders } from "./read-answer.ts";

/** Background work leaves a share of every limit to people on the console (contracts.md, Budgets). */
export type Priority = "background" | "person";

/** Leave to send one call. Exactly one of the two must be called when the call is over. */
export type Pass = {
  answered(rate: RateHeaders | null): void;
  /** HubSpot said 429: nothing more goes out for `waitMs`, and the limits are halved. */
  limited(waitMs: number): void;
};

/** One rate limit of one portal. */
export type Limiter = {
  /** Resolves when a call may be sent: people first, then in order. Rejects with `signal`'s reason when it is aborted. */
  enter(priority: Priority, signal: AbortSignal): Promise<Pass>;
};

type Waiting = { readonly priority: Priority; readonly go: (pass: Pass) => void };

/** The part of a limit that background work may take (contracts.md, Budgets). */
const backgroundShare = 10 / 11;

/** The limiter for all calls but search: 110 in rolling 10 s, the known limit or HubSpot's header if that is lower. */
export function createCallLimiter(options: HubSpotOptions, clock: Clock): Limiter {
  return createLimiter(options, clock, options.rate.windowMs, (max) => {
    const calls = Math.min(options.rate.calls, max ?? Infinity);
    return { calls, background: Math.floor(calls * backgroundShare + 1e-9) };
  });
}

/** Search has a limit of its own, without headers (hubspot-facts 3.8). */
export function createSearchLimiter(options: HubSpotOptions, clock: Clock): Limiter {
  return createLimiter(options, clock, options.search.windowMs, () => options.search);
}

function createLimiter(
  options: HubSpotOptions,
  clock: Clock,
  windowMs: number,
  limitsFor: (max: number | null) => Limits,
): Limiter {
  const time = steady(clock);
  const window = createRollingWindow(windowMs + options.windowGuardMs);
  const queue: Waiting[] = [];
  let max: number | null = null;
  let pausedUntil = -Infinity;
  // After a takeover the former owner may have spent the window: until HubSpot's first answer shows its count, one call goes at a time.
  let counted = false;
  let inFlight = 0;
  let share = 1;
  let shareSince = time();
  let halvedAt = -Infinity;
  let wake = new AbortController();

  const limits = (now: number): Limits => {
    // Additive increase: a tenth back for every window without a 429 (reliability.md 2.2).
    const windows = Math.floor((now - shareSince) / windowMs);
    if (windows > 0) {
      share = Math.min(1, share + windows / 10);
      shareSince += windows * windowMs;
    }
    const { calls, background } = limitsFor(max);
    return {
      calls: Math.max(1, Math.floor(calls * share)),
      background: Math.max(1, Math.floor(background * share)),
    };
  };

  const leave = (place: Place): number => {
    const now = time();
    inFlight -= 1;
    counted = true;
    window.answered(place, now);
    return now;
  };
  const passFor = (place: Place): Pass => ({
    answered(rate) {
      const now = leave(place);
      if (rate !== null) {
        max = rate.max;
        window.heard(place, rate.max - rate.remaining, now);
      }
      pump();
    },
    limited(waitMs) {
      const now = leave(place);
      pausedUntil = Math.max(pausedUntil, now + waitMs);
      // Calls in flight together fail together: they are one signal, not many.
      if (place.sentAt > halvedAt) {
        share = Math.max(0.05, share / 2);
        shareSince = now;
        halvedAt = now;
      }
      pump();
    },
  });

  const next = (): Waiting | undefined =>
    queue.find((waiting) => waiting.priority === "person") ?? queue[0];

  function pump(): void {
    wake.abort();
    wake = new AbortController();
    for (let head = next(); head !== undefined; head = next()) {
      const now = time();
      const wait = waitFor(head.priority, now);
      if (wait > 0) {
        if (wait < Infinity) void again(wait, wake.signal);
        return;
      }
      const place = window.take(now, limits(now), head.priority === "background");
      if (place === null) return;
      inFlight += 1;
      queue.splice(queue.indexOf(head), 1);
      head.go(passFor(place));
    }
  }

  function waitFor(priority: Priority, now: number): number {
    if (pausedUntil > now) return pausedUntil - now;
    if (!counted && inFlight > 0) return Infinity;
    return window.wait(now, limits(now), priority === "background");
  }

  async function again(ms: number, signal: AbortSignal): Promise<void> {
    await clock.sleep(Math.ceil(ms), signal);
    if (!signal.aborted) pump();
  }

  return {
    enter(priority, signal) {
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          const index = queue.indexOf(waiting);
          if (index >= 0) queue.splice(index, 1);
          reject(asError(signal.reason));
        };
        const waiting: Waiting = {
          priority,
          go: (pass) => {
            signal.removeEventListener("abort", giveUp);
            resolve(pass);
          },
        };
        if (signal.aborted) return giveUp();
        signal.addEventListener("abort", giveUp, { once: true });
        queue.push(waiting);
        pump();
      });
    },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/**
 * Milliseconds that never run backwards, for measuring windows: when the machine's clock is set back,
 * the count goes on from where it was. Only differences of its values mean anything.
 */
function steady(clock: Clock): () => number {
  let last = clock.now();
  let offset = 0;
  return () => {
    const now = clock.now();
    if (now < last) offset += last - now;
    last = now;
    return now + offset;
  };
}

/** One call's place in the window. Times in milliseconds of a steady clock. */
type Place = {
  readonly background: boolean;
  readonly sentAt: number;
  /** Null while the answer is awaited. */
  answeredAt: number | null;
};

/** Counts the calls of one portal as exactly as its server does, without ever counting fewer. */
type RollingWindow = {
  /** Takes a place and returns it, or null when there is none now. */
  take(now: number, limits: Limits, background: boolean): Place | null;
  /** Milliseconds from `now` until a place can be free; Infinity when only an answer can free one. */
  wait(now: number, limits: Limits, background: boolean): number;
  answered(place: Place, now: number): void;
  /** HubSpot counted `used` calls when it handled `place`: what we did not send ourselves takes places too. */
  heard(place: Place, used: number, now: number): void;
};

/** Places in all, and how many of them background calls may take. */
type Limits = { readonly calls: number; readonly background: number };

/** How long answered calls are remembered beyond the window: longer than any call takes. */
const rememberedMs = 30_000;

/**
 * A rolling window, bursts allowed: a portal that was idle gets its scores at once, and any fixed or
 * rolling window on the other side is kept. A call reaches HubSpot some time after it was sent and
 * before it is answered, so its place is free again only `windowMs` after the *answer*: then no window
 * of the server's can hold more than `calls` (the proof: arrival of call i+calls >= its sending >=
 * answer of call i + window >= arrival of call i + window). Background calls keep a share of their own,
 * counted from sending, which is what sets the pace; because the share is smaller than the limit, the
 * time an answer takes costs no pace until it exceeds the spare tenth of the window.
 */
function createRollingWindow(windowMs: number): RollingWindow {
  let places: Place[] = [];

  const held = (now: number): Place[] =>
    places.filter((place) => place.answeredAt === null || place.answeredAt + windowMs > now);
  const paced = (now: number): Place[] =>
    places.filter((place) => place.background && place.sentAt + windowMs > now);

  const wait: RollingWindow["wait"] = (now, limits, background) => {
    const byAnswer = untilBelow(
      limits.calls,
      held(now).map((place) => (place.answeredAt ?? Infinity) + windowMs - now),
    );
    if (!background) return byAnswer;
    const bySending = untilBelow(
      limits.background,
      paced(now).map((place) => place.sentAt + windowMs - now),
    );
    return Math.max(byAnswer, bySending);
  };

  return {
    wait,
    take(now, limits, background) {
      if (wait(now, limits, background) > 0) return null;
      const place: Place = { background, sentAt: now, answeredAt: null };
      places = places.filter(
        (old) => old.answeredAt === null || old.answeredAt + windowMs + rememberedMs > now,
      );
      places.push(place);
      return place;
    },
    answered(place, now) {
      place.answeredAt = now;
    },
    heard(place, used, now) {
      const ours = places.filter(
        (other) => other.answeredAt === null || other.answeredAt + windowMs > place.sentAt,
      ).length;
      for (let extra = ours; extra < used; extra += 1) {
        places.push({ background: true, sentAt: now, answeredAt: now });
      }
    },
  };
}

/** Milliseconds until fewer than `limit` of the places, each free after its own wait, are taken. */
function untilBelow(limit: number, waits: readonly number[]): number {
  if (waits.length < limit) return 0;
  return waits.toSorted((a, b) => a - b)[waits.length - Math.max(1, limit)] ?? 0;
}
