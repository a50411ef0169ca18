import { words } from "./fold.ts";
import { rankOf, type Lexicon, type Seniority } from "../lexicon.ts";
import type { Role } from "../result.ts";

/**
 * The level that a job title stands for, in English or Spanish; null when no word of it is known. The
 * highest level named counts ('CTO & co-founder'), the longest phrase first ('vice president' is not a
 * president, 'account executive' not an executive), and an assistant's title is an assistant's.
 */
export function seniorityOf(title: string, lexicon: Lexicon): Seniority | null {
  const parts = words(title).split(" ").slice(0, 30);
  let highest: Seniority | null = null;
  let assistant = false;
  for (let at = 0; at < parts.length;) {
    const found = longestAt(parts, at, lexicon);
    const length = found?.length ?? 1;
    // A longer phrase has settled the matter: an 'assistant director' is a director.
    if (length === 1) assistant ||= lexicon.assistants.has(parts[at] ?? "");
    if (found !== null && rankOf(found.level) > rankOf(highest)) {
      highest = found.level;
    }
    at += length;
  }
  return assistant ? "entry" : highest;
}

/** The role that a word of the title tells whatever its level ('procurement'); null when none does. */
export function roleWordOf(title: string, lexicon: Lexicon): Role | null {
  for (const word of words(title).split(" ").slice(0, 30)) {
    const role = lexicon.roleWords.get(word);
    if (role !== undefined) return role;
  }
  return null;
}

function longestAt(
  parts: readonly string[],
  at: number,
  lexicon: Lexicon,
): { readonly level: Seniority; readonly length: number } | null {
  const most = Math.min(lexicon.longestTitle, parts.length - at);
  for (let length = most; length > 0; length -= 1) {
    const level = lexicon.titles.get(parts.slice(at, at + length).join(" "));
    if (level !== undefined) return { level, length };
  }
  return null;
}
