import type { Verdict } from "../../scoring/facts.ts";
import { isVerdict } from "../../scoring/verdict.ts";

/** The verdict that a row keeps; null where it keeps none, or one that this version does not know. */
export function keptVerdict(row: {
  readonly verdict: string | null;
  readonly verdict_at: number | null;
}): Verdict | null {
  const { verdict: value, verdict_at: at } = row;
  return isVerdict(value) && at !== null ? { value, at } : null;
}
