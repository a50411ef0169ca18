import type { z } from "zod";
import { invalid, Refusal, unreadable } from "./refusal.ts";
import type { Exchange } from "./route.ts";

/** The JSON body in the shape that the route needs. Throws 415 for another content type, 400 for another shape. */
export function parseBody<T>(exchange: Exchange, schema: z.ZodType<T>): T {
  const type = exchange.headers["content-type"] ?? "";
  if (!/^application\/json\b/iu.test(type)) {
    throw new Refusal(415, "VALIDATION_ERROR", "Unsupported Media Type: send application/json");
  }
  const parsed = schema.safeParse(readJson(exchange.body));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    message: `${path.join(".") || "body"}: ${message}`,
    in: path.join("."),
  }));
  throw invalid(`Invalid input JSON: ${errors.map(({ message }) => message).join("; ")}`, {
    errors,
  });
}

/** Throws the 400 of hubspot-facts 16.2: it names line and column, and has no category. */
function readJson(body: Buffer): unknown {
  const text = body.toString("utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    const before = text.slice(0, placeOf(error, text)).split("\n");
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    throw unreadable(
      `Invalid input JSON on line ${line}, column ${column}: ${text === "" ? "No content to map due to end-of-input" : "Unexpected character"}`,
    );
  }
}

/** Where the parser stopped, in characters; the end where it does not say. */
function placeOf(error: unknown, text: string): number {
  const place = error instanceof Error ? /position (?<at>\d+)/u.exec(error.message) : null;
  return place ? Number(place.groups?.["at"]) : text.length;
}
