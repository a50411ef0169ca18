import { z } from "zod";
import type { Clock } from "../../base/clock.ts";
import type { Observed } from "./client.ts";
import { readErrorBody } from "./error-body.ts";
import { HubSpotError, type Outcome } from "./errors.ts";
import type { HubSpotOptions } from "./options.ts";
import { outcomeOfAnswer } from "./outcome-of-answer.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { parseAnswer } from "./parse-answer.ts";
import { readText, retryAfterMs } from "./read-answer.ts";

export type OauthDeps = {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Exactly as registered with HubSpot. */
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly options: HubSpotOptions;
  readonly observe?: (call: Observed) => void;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
};

type Form<T> = {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<T>;
  readonly idempotent: boolean;
  /** True for a refresh: a grant that is not valid any more means that the app was uninstalled. */
  readonly invalidMeansDisconnected: boolean;
};

/** The statuses with which the token endpoint says that the app is gone from the account (hubspot-facts 1.4). */
const uninstalled: ReadonlySet<string> = new Set(["BAD_REFRESH_TOKEN", "BAD_HUB"]);

const tokenError = z.object({ error: z.string().optional(), status: z.string().optional() });

/** Posts a form to the token endpoint and parses its answer, with a few repetitions where they are harmless. Throws HubSpotError. */
export async function sendForm<T>(deps: OauthDeps, form: Form<T>): Promise<T> {
  const { clock, options } = deps;
  for (let attempt = 1; ; attempt += 1) {
    const result = await post(deps, form, attempt);
    if (result.kind === "done") return result.value;
    const retryAt = whenToRepeat(result.outcome, form.idempotent, clock.now() + result.backoffMs);
    const isLast = attempt >= options.attempts.background;
    if (retryAt === null || isLast || retryAt - clock.now() > options.longestWaitMs) {
      throw new HubSpotError(result.outcome, { ...result, route: `POST ${form.path}` });
    }
    await clock.sleep(Math.max(0, retryAt - clock.now()));
  }
}

type Posted<T> =
  | { readonly kind: "done"; readonly value: T }
  | {
      readonly kind: "not done";
      readonly outcome: Outcome;
      readonly backoffMs: number;
      readonly correlationId?: string | null;
      readonly cause?: unknown;
    };

async function post<T>(deps: OauthDeps, form: Form<T>, attempt: number): Promise<Posted<T>> {
  const { clock, options } = deps;
  const started = clock.now();
  const { firstMs, capMs } = options.backoff;
  const backoffMs = (deps.random ?? Math.random)() * Math.min(capMs, firstMs * 2 ** attempt);
  let status: number | null = null;
  try {
    const response = await fetch(`${deps.apiUrl}${form.path}`, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(form.form),
      redirect: "error",
    });
    status = response.status;
    const text = await readText(response, options.maxBodyBytes);
    if (response.ok) {
      const parsed = parseAnswer(text, form.schema);
      if (parsed.success) return { kind: "done", value: parsed.value };
      const outcome = { kind: "unknownOutcome", reason: "answer not understood" } as const;
      return { kind: "not done", outcome, backoffMs, cause: parsed.cause };
    }
    const body = readErrorBody(text);
    const outcome = outcomeOfRefusal(form, text) ?? {
      ...outcomeOfAnswer({
        status,
        body: { ...body, category: statusOf(text) ?? body.category },
        retryAfterMs: retryAfterMs(response.headers, clock.now()),
        now: clock.now(),
        backoffMs,
        search: false,
        idempotent: form.idempotent,
        options,
      }),
    };
    return { kind: "not done", outcome, backoffMs, correlationId: body.correlationId };
  } catch (cause) {
    const outcome = outcomeOfFailure(cause, clock.now() + backoffMs);
    return { kind: "not done", outcome, backoffMs, cause };
  } finally {
    deps.observe?.({
      portalId: null,
      kind: "other",
      method: "POST",
      route: form.path,
      search: false,
      priority: "background",
      status,
      durationMs: clock.now() - started,
      waitedMs: 0,
      remaining: null,
    });
  }
}

function outcomeOfRefusal<T>(form: Form<T>, text: string): Outcome | null {
  const status = statusOf(text);
  const isGone =
    form.invalidMeansDisconnected &&
    (uninstalled.has(status ?? "") || parsedError(text)?.error === "invalid_grant");
  return isGone ? { kind: "disconnected" } : null;
}

function statusOf(text: string): string | null {
  return parsedError(text)?.status ?? null;
}

function parsedError(text: string): z.infer<typeof tokenError> | null {
  const parsed = parseAnswer(text, tokenError);
  return parsed.success ? parsed.value : null;
}

function whenToRepeat(outcome: Outcome, idempotent: boolean, backoffAt: number): number | null {
  switch (outcome.kind) {
    case "rateLimited":
    case "paused":
      return outcome.retryAt;
    case "unavailable":
      return idempotent ? outcome.retryAt : null;
    case "unknownOutcome":
      return idempotent ? backoffAt : null;
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
