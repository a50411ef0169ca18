import type { Call, HubSpotDeps, PortalState } from "./client.ts";
import { HubSpotError, type Outcome } from "./errors.ts";
import type { Priority, Pass } from "./limiter.ts";
import { outcomeOfAnswer } from "./outcome-of-answer.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { parseAnswer } from "./parse-answer.ts";
import { send, type Sent } from "./send.ts";

/**
 * One call, with every wait and repetition that reliability.md 2.3 grants it. Throws HubSpotError once
 * another try now would not help, with the time at which one could.
 */
export async function callUntilSettled<T>(
  call: Call<T>,
  priority: Priority,
  portal: PortalState,
  deps: HubSpotDeps,
  closing: AbortSignal,
): Promise<T> {
  const { options, clock, log } = deps;
  const route = `${call.method} ${call.route ?? call.path}`;
  let attempts = 0;
  let limitWaits = 0;
  let renewed = false;

  for (;;) {
    const resting = whyNotNow(priority, portal, clock.now());
    if (resting !== null) throw new HubSpotError(resting, { route });
    const token = await deps.accessToken(portal.portalId);
    const result = await attempt(call, token, priority, portal, deps, closing);
    if (result.kind === "done") return result.value;

    const { outcome } = result;
    const failure = new HubSpotError(outcome, { route, ...result });
    if (outcome.kind === "unauthorised" && !renewed && deps.onUnauthorized !== undefined) {
      renewed = true;
      await deps.onUnauthorized(portal.portalId, token);
      continue;
    }
    const retryAt = whenToRepeat(outcome, call.idempotent, portal, deps);
    if (outcome.kind === "rateLimited" || outcome.kind === "paused") limitWaits += 1;
    else attempts += 1;
    const wait = (retryAt ?? Infinity) - clock.now();
    const { correlationId } = failure;
    const details = { portal: portal.portalId, route, outcome, correlationId };
    if (
      closing.aborted ||
      attempts >= options.attempts[priority] ||
      limitWaits > options.limitWaits ||
      wait > options.longestWaitMs
    ) {
      if (needsAttention(outcome)) log.error(details, "HubSpot cannot be reached");
      throw failure;
    }
    log.debug(details, "call to HubSpot is repeated");
    await clock.sleep(Math.max(0, wait), closing);
  }
}

function whyNotNow(priority: Priority, portal: PortalState, now: number): Outcome | null {
  const spentUntil = priority === "background" ? portal.budget.spentUntil(now) : null;
  return spentUntil === null
    ? portal.breaker.resting(now)
    : { kind: "rateLimited", policy: "daily", retryAt: spentUntil };
}

/** Epoch milliseconds at which the call may be sent again, or null when that would not help or could do harm. */
function whenToRepeat(
  outcome: Outcome,
  idempotent: boolean,
  portal: PortalState,
  deps: HubSpotDeps,
): number | null {
  switch (outcome.kind) {
    case "rateLimited":
    case "paused":
      if (outcome.retryAt - deps.clock.now() > deps.options.longestWaitMs) {
        portal.breaker.rest(outcome, outcome.retryAt);
      }
      return outcome.retryAt;
    case "unavailable":
      portal.breaker.failed(outcome.retryAt);
      return outcome.retryAt;
    case "unknownOutcome": {
      const retryAt = deps.clock.now() + portal.breaker.backoffMs();
      portal.breaker.failed(retryAt);
      return idempotent ? retryAt : null;
    }
    case "refused":
    case "forbidden":
    case "notFound":
    case "unauthorised":
    case "disconnected":
      return null;
    default:
      return outcome satisfies never;
  }
}

/** 522, 525 and 526 do not heal by waiting a moment: reliability.md 2.3 wants an alert. */
function needsAttention(outcome: Outcome): boolean {
  return outcome.kind === "unavailable" && [522, 525, 526].includes(outcome.status ?? 0);
}

/** What one attempt came to. */
type Attempted<T> =
  | { readonly kind: "done"; readonly value: T }
  | {
      readonly kind: "not done";
      readonly outcome: Outcome;
      readonly correlationId?: string | null;
      readonly cause?: unknown;
    };

/** Waits for the portal's limits, sends once, counts it and says what came of it. Never throws. */
async function attempt<T>(
  call: Call<T>,
  accessToken: string,
  priority: Priority,
  portal: PortalState,
  deps: HubSpotDeps,
  closing: AbortSignal,
): Promise<Attempted<T>> {
  const { clock, options } = deps;
  const search = call.search ?? false;
  const entered = clock.now();
  let pass: Pass;
  try {
    pass = await (search ? portal.searches : portal.calls).enter(priority, closing);
  } catch (cause) {
    const outcome: Outcome = { kind: "unavailable", status: null, retryAt: clock.now() };
    return { kind: "not done", outcome, cause };
  }
  const started = clock.now();
  const { apiUrl } = deps;
  const { maxBodyBytes } = options;
  const sent = await send(call, { apiUrl, accessToken, maxBodyBytes, now: started });
  const result = judge(sent, call, portal, deps);
  if (result.kind === "not done" && result.outcome.kind === "rateLimited") {
    pass.limited(Math.min(result.outcome.retryAt - clock.now(), options.longestWaitMs));
  } else {
    pass.answered(sent.kind === "lost" ? null : sent.rate);
  }
  portal.budget.count(priority, sent.kind === "lost" ? null : sent.rate, clock.now());
  deps.observe?.({
    portalId: portal.portalId,
    kind: call.kind,
    method: call.method,
    route: call.route ?? call.path,
    search,
    priority,
    status: sent.kind === "lost" ? null : sent.status,
    durationMs: clock.now() - started,
    waitedMs: started - entered,
    remaining: sent.kind === "lost" ? null : (sent.rate?.remaining ?? null),
  });
  return result;
}

function judge<T>(sent: Sent, call: Call<T>, portal: PortalState, deps: HubSpotDeps): Attempted<T> {
  const now = deps.clock.now();
  switch (sent.kind) {
    case "ok": {
      portal.breaker.succeeded();
      const parsed = parseAnswer(sent.text, call.schema);
      return parsed.success
        ? { kind: "done", value: parsed.value }
        : notDone({ kind: "unknownOutcome", reason: "answer not understood" }, parsed.cause);
    }
    case "failed": {
      const outcome = outcomeOfAnswer({
        ...sent,
        now,
        backoffMs: portal.breaker.backoffMs(),
        search: call.search ?? false,
        idempotent: call.idempotent,
        options: deps.options,
      });
      if (sent.status < 500) portal.breaker.succeeded();
      return { kind: "not done", outcome, correlationId: sent.body.correlationId };
    }
    case "cut":
      return notDone({ kind: "unknownOutcome", reason: sent.reason }, sent.cause);
    case "lost":
      return notDone(outcomeOfFailure(sent.cause, now + portal.breaker.backoffMs()), sent.cause);
    default:
      return sent satisfies never;
  }
}

function notDone<T>(outcome: Outcome, cause: unknown): Attempted<T> {
  return { kind: "not done", outcome, cause };
}
