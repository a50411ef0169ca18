import type { Call, HubSpotDeps, PortalState } from "./client.ts";
import type { Outcome } from "./errors.ts";
import type { Pass, Priority } from "./limiter.ts";
import { outcomeOfAnswer } from "./outcome-of-answer.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { parseAnswer } from "./parse-answer.ts";
import { send, type Sent } from "./send.ts";

/** What one attempt came to. */
export type Attempted<T> =
  | { readonly kind: "done"; readonly value: T }
  | {
      readonly kind: "not done";
      readonly outcome: Outcome;
      readonly correlationId?: string | null;
      readonly cause?: unknown;
    };

/** Waits for the portal's limits, sends once, counts it and says what came of it. Never throws. */
export async function attempt<T>(
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
