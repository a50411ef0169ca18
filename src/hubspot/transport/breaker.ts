import type { Outcome } from "./errors.ts";
import type { HubSpotOptions } from "./options.ts";

/** Remembers why a portal's calls rest, so that a HubSpot that said no for a while is not asked again and again. */
export type Breaker = {
  /** Why nothing is sent now, or null. */
  resting(now: number): Outcome | null;
  succeeded(): void;
  /** Counts a failure of HubSpot (not of the call) that may be tried again at `retryAt`, epoch milliseconds. */
  failed(retryAt: number): void;
  /** Nothing is sent before `until`: the daily limit is used up, or the account is being moved. */
  rest(because: Outcome, until: number): void;
  /** Milliseconds to wait after the next failure: full jitter over 1 s doubled for each failure in a row. */
  backoffMs(): number;
};

/** Opens after some failures in a row (reliability.md 2.3); the first call after the rest decides. */
export function createBreaker(options: HubSpotOptions, random: () => number): Breaker {
  let failures = 0;
  let rest: { readonly because: Outcome; readonly until: number } | null = null;
  return {
    resting: (now) => (rest !== null && rest.until > now ? rest.because : null),
    succeeded() {
      failures = 0;
      rest = null;
    },
    failed(retryAt) {
      failures += 1;
      if (failures < options.breakerAfter) return;
      rest = { because: { kind: "unavailable", status: null, retryAt }, until: retryAt };
    },
    rest(because, until) {
      rest = { because, until };
    },
    backoffMs() {
      const { firstMs, capMs } = options.backoff;
      return Math.round(random() * Math.min(capMs, firstMs * 2 ** Math.min(failures, 30)));
    },
  };
}
