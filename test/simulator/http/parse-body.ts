import type { z } from "zod";
import { invalid, Refusal } from "./refusal.ts";
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

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw invalid("Invalid input JSON: could not be parsed");
  }
}
