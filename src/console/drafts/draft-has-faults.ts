import type { Fault } from "../contract/drafts.ts";
import { ConsoleError } from "../shell/console-error.ts";

/** Said where a draft is needed that could be published; names the first fault and its place. */
export function draftHasFaults(faults: readonly Fault[]): ConsoleError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (+${faults.length - 1})` : "";
  return new ConsoleError(
    409,
    "DRAFT_HAS_FAULTS",
    {
      en: `The draft cannot be used yet. ${first?.path}: ${first?.message.en}${more}`,
      es: `El borrador todavía no se puede usar. ${first?.path}: ${first?.message.es}${more}`,
    },
    first?.path ?? null,
  );
}
