import { hubspot } from "@hubspot/ui-extensions";

/** What came of asking the app: its answer, or why there is none. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  /** `code` is the app's own, or `unreachable` when no answer came. */
  | { readonly ok: false; readonly code: string };

/** The card stays readable while the app is slow, and HubSpot gives up after 15 s (hubspot-facts 8.3). */
const timeoutMs = 10_000;

/**
 * Asks the app at `appUrl`; HubSpot adds the account and the person and signs the call. With a body it is a
 * POST, otherwise a GET. Never rejects.
 */
export async function askApp<T>(
  appUrl: string,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Asked<T>> {
  try {
    const response = await hubspot.fetch(appUrl + path, {
      method: body === undefined ? "GET" : "POST",
      timeout: timeoutMs,
      ...(body === undefined ? {} : { body: { ...body } }),
    });
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, value: answer as T } : { ok: false, code: codeOf(answer) };
  } catch {
    return { ok: false, code: "unreachable" };
  }
}

function codeOf(answer: unknown): string {
  const { error } = (answer ?? {}) as { readonly error?: { readonly code?: unknown } };
  return typeof error?.code === "string" ? error.code : "unreachable";
}
