import type { Refusal } from "../../../contract/text.ts";
import { CallFailure } from "./call-failure.ts";

/** A call that has had no answer after this long is given up, in milliseconds; HubSpot may be slow. */
const patienceMs = 60_000;

const api = "/console/api";

let csrfToken = "";

/** Sets the token that every changing call carries; the session's answer brings it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** What can be asked of a list: left-out and undefined values are not sent. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address of an API call, for links to downloads too. */
export function apiAddress(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return search === "" ? api + path : `${api}${path}?${search}`;
}

/** Reads from the API. Throws CallFailure. */
export function read<Answer>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer> {
  return send(apiAddress(path, query), { method: "GET" }, signal);
}

/** Changes something by the API. Throws CallFailure. */
export function change<Answer>(
  method: "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer> {
  return send(apiAddress(path), {
    method,
    headers: { "X-Ripen-Csrf": csrfToken, "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
}

async function send<Answer>(
  address: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Answer> {
  const patience = AbortSignal.timeout(patienceMs);
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      credentials: "same-origin",
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    });
  } catch (cause) {
    throw new CallFailure(0, "UNREACHABLE", null, { cause });
  }
  const text = await response.text();
  const body: unknown = text === "" ? null : parsed(text, response.status);
  if (response.ok) return body as Answer;
  if (!isRefusal(body)) throw new CallFailure(response.status, "UNEXPECTED", null);
  const { code, message, path } = body.error;
  throw new CallFailure(response.status, code, message, { path: path ?? null });
}

function parsed(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallFailure(status, "UNEXPECTED", null, { cause });
  }
}

function isRefusal(body: unknown): body is Refusal {
  return (
    typeof body === "object" &&
    body !== null &&
    "error" in body &&
    typeof body.error === "object" &&
    body.error !== null &&
    "message" in body.error &&
    typeof body.error.message === "object"
  );
}
