import type { Lexicon } from "./lexicon.ts";
import type { Seniority } from "./seniority.ts";
import type { Role } from "../result.ts";
import { words } from "./fold.ts";
import { levelOf } from "./title/level.ts";

/** The level that a job title stands for; null when it names no post that is known (title/level.ts). */
export function seniorityOf(title: string, lexicon: Lexicon): Seniority | null {
  return levelOf(title, lexicon.titles);
}

/** The role that a word of the title tells whatever its level ('procurement'); null when none does. */
export function roleWordOf(title: string, lexicon: Lexicon): Role | null {
  const parts = words(title).split(" ").slice(0, 30);
  // Who looks for people buys nothing: 'talent sourcing'.
  if (parts.some((word) => RECRUITING.has(word))) return null;
  for (const word of parts) {
    const role = lexicon.roleWords.get(word);
    if (role !== undefined) return role;
  }
  return null;
}

const RECRUITING = new Set([
  "talent",
  "talento",
  "candidate",
  "candidates",
  "recruiting",
  "recruitment",
  "recruiter",
]);
