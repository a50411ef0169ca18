/** Thrown by readText when the body is longer than allowed. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * The body as text, at most `maxBytes` after decompression: the reading ends, and with it the request,
 * at the first byte too many. Throws TooLarge, or what fetch throws when the connection breaks.
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new TooLarge(`The answer is larger than ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Milliseconds of a Retry-After header: seconds, or an HTTP date; null when absent or unreadable. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Math.ceil(Number.parseFloat(value) * 1_000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** HubSpot's own count for the rolling window (hubspot-facts 9); search answers carry none. */
export type RateHeaders = {
  readonly max: number;
  readonly remaining: number;
  /** The account's calls a day; null under OAuth, which has no such limit. */
  readonly daily: number | null;
};

/** Reads X-HubSpot-RateLimit-Max, -Remaining and -Daily. */
export function rateHeaders(headers: Headers): RateHeaders | null {
  const max = whole(headers.get("x-hubspot-ratelimit-max"));
  const remaining = whole(headers.get("x-hubspot-ratelimit-remaining"));
  if (max === null || remaining === null || max === 0) return null;
  return { max, remaining, daily: whole(headers.get("x-hubspot-ratelimit-daily")) };
}

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number.parseInt(value, 10) : null;
}
