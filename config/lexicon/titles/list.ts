import { words } from "../../../src/scoring/reading/fold.ts";
import type { Seniority } from "../../../src/scoring/reading/seniority.ts";

/** One language's titles as a person keeps them: phrases with commas between them. */
export type TitleLanguage = {
  /** Where the head stands when a phrase has several. */
  readonly stands: "last" | "first";
  /** Posts by level; the longest phrase wins over a shorter one inside it. */
  readonly levels: Readonly<Record<Seniority, readonly string[]>>;
  /** Departments, activities and bodies: no post. */
  readonly things: readonly string[];
};

/** The folded phrases of lines with commas between them. */
export function phrasesOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(",").map((phrase) => words(phrase))).filter(Boolean);
}

/** The folded words of lines with spaces between them. */
export function wordsOf(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => words(line).split(" "));
}
