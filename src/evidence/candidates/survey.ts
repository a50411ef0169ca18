import { instantOf } from "../../scoring/reading/instant.ts";
import { isPlaceholder, kindOf, type Kind } from "../columns/kind.ts";
import { personalKind, protectedKind } from "../columns/protected.ts";
import type { Column } from "../rows/table.ts";
import type { Candidate } from "./candidate.ts";
import { candidatesOf, type Setting } from "./from-column.ts";

/** What a column is, and what it offers. */
export type Surveyed = {
  readonly column: Column;
  readonly kind: Kind;
  readonly isProtected: boolean;
  /** True for age, city, postal code and language, which only a person takes in. */
  readonly isPersonal: boolean;
  /** True when it holds dates after the instant that is asked about. */
  readonly isAhead: boolean;
  /** Empty for what is protected. */
  readonly candidates: readonly Candidate[];
};

/** Looks at each column once: what it is, whom it says something of, and what may become a criterion. */
export function survey(columns: readonly Column[], setting: Setting): Surveyed[] {
  return columns.map((column) => {
    const counts = new Float64Array(column.values.length);
    for (const code of column.codes) counts[code] = (counts[code] ?? 0) + 1;
    const values = column.values
      .map((text, at) => ({ text, rows: counts[at] ?? 0 }))
      .filter(({ text, rows }, at) => at > 0 && rows > 0 && !isPlaceholder(text));
    const isProtected = protectedKind(column.header, values) !== null;
    const kind = kindOf(column.header, values, column.codes.length, setting.lexicon);
    const { now } = setting;
    return {
      column,
      kind,
      isProtected,
      isPersonal: personalKind(column.header) !== null,
      isAhead: kind === "date" && now !== null && values.some(({ text }) => instantOf(text) > now),
      candidates: isProtected ? [] : candidatesOf(column, kind, setting),
    };
  });
}
