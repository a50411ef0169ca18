import type { z } from "zod";

/** The text of a good answer as the shape that the caller expects; no text is `undefined`. */
export function parseAnswer<T>(
  text: string,
  schema: z.ZodType<T>,
):
  | { readonly success: true; readonly value: T }
  | { readonly success: false; readonly cause: unknown } {
  let value: unknown;
  try {
    value = text.trim() === "" ? undefined : JSON.parse(text);
  } catch (cause) {
    return { success: false, cause };
  }
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { success: true, value: parsed.data }
    : { success: false, cause: parsed.error };
}
