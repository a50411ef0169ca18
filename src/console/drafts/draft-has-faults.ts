import type { Fault } from "../contract/drafts.ts";
import { RefusedError } from "../../account/refusal.ts";

/** Said where a draft is needed that could be published; names the first fault and its place. */
export function draftHasFaults(faults: readonly Fault[]): RefusedError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (+${faults.length - 1})` : "";
  return new RefusedError(
    409,
    "DRAFT_HAS_FAULTS",
    {
      en: `The draft cannot be used yet. ${first?.path}: ${first?.message.en}${more}`,
      es: `El borrador todavía no se puede usar. ${first?.path}: ${first?.message.es}${more}`,
    },
    first?.path ?? null,
  );
}
