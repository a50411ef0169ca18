/** One call's place in the window. Times in milliseconds of a steady clock. */
export type Place = {
  readonly background: boolean;
  readonly sentAt: number;
  /** Null while the answer is awaited. */
  answeredAt: number | null;
};

/** Counts the calls of one portal as exactly as its server does, without ever counting fewer. */
export type RollingWindow = {
  /** Takes a place and returns it, or null when there is none now. */
  take(now: number, limits: Limits, background: boolean): Place | null;
  /** Milliseconds from `now` until a place can be free; Infinity when only an answer can free one. */
  wait(now: number, limits: Limits, background: boolean): number;
  answered(place: Place, now: number): void;
  /** HubSpot counted `used` calls when it handled `place`: what we did not send ourselves takes places too. */
  heard(place: Place, used: number, now: number): void;
};

/** Places in all, and how many of them background calls may take. */
export type Limits = { readonly calls: number; readonly background: number };

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
export function createRollingWindow(windowMs: number): RollingWindow {
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
