import { z } from "zod";
import type { Outcome } from "./errors.ts";

const faults = z.array(
  z.object({ error: z.string().optional(), name: z.string().optional() }).catch({}),
);

/**
 * The properties that a refusal says do not exist (PROPERTY_DOESNT_EXIST, hubspot-facts 3.6): the message
 * carries a JSON array of faults behind its first words. Empty when it says nothing of the kind.
 */
export function unknownProperties(
  refusal: Pick<Outcome & { readonly kind: "refused" }, "message">,
): readonly string[] {
  const start = refusal.message.indexOf("[");
  if (start < 0) return [];
  let value: unknown;
  try {
    value = JSON.parse(refusal.message.slice(start));
  } catch {
    return [];
  }
  const parsed = faults.safeParse(value);
  if (!parsed.success) return [];
  return parsed.data.flatMap(({ error, name }) =>
    error === "PROPERTY_DOESNT_EXIST" && name !== undefined ? [name] : [],
  );
}
