import { words } from "../../scoring/reading/fold.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { headerWords, speaksOf } from "./header-words.ts";
import { PERSONAL, PROTECTED, type ProtectedKind } from "./protected-words.ts";

/** A text of a column and how many rows have it. */
export type Counted = { readonly text: string; readonly rows: number };

/** A column whose values are nearly all of one vocabulary is of that kind. */
const NEARLY_ALL = 0.9;
/** Names are many, and the list has the common ones alone. */
const MANY = 0.4;
/** So many different names before a column is taken to name people. */
const FEWEST_NAMES = 8;
const NAME_ALONE = new Set(["name", "names", "nombre", "nombres"]);
const FOUNDED = [
  "founded",
  "founding",
  "established",
  "since",
  "fundacion",
  "fundada",
  "fundado",
  "creacion",
];

/**
 * Which protected thing a column says of a person, by its header or by what stands in it; null when none.
 * Protected columns are never candidates, whoever asks (docs/evidence.md, Protected).
 */
export function protectedKind(header: string, values: readonly Counted[]): ProtectedKind | null {
  const named = headerWords(header);
  if (NAME_ALONE.has(named)) return "name";
  for (const [kind, { headers, except = [] }] of Object.entries(PROTECTED)) {
    if (speaksOf(named, headers) && !speaksOf(named, except)) return kind as ProtectedKind;
  }
  return byContent(named, values);
}

/** Which personal thing a column holds that only a person takes in; null when none. */
export function personalKind(header: string): keyof typeof PERSONAL | null {
  const named = headerWords(header);
  for (const [kind, headers] of Object.entries(PERSONAL)) {
    if (speaksOf(named, headers)) return kind as keyof typeof PERSONAL;
  }
  return null;
}

function byContent(header: string, values: readonly Counted[]): ProtectedKind | null {
  const filled = values.map(({ text, rows }) => ({ text: words(text), rows }));
  const total = filled.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return null;
  for (const [kind, { values: vocabulary = [] }] of Object.entries(PROTECTED)) {
    if (vocabulary.length === 0) continue;
    const known = new Set(vocabulary);
    const inside = filled.filter(({ text }) => known.has(text));
    // One value alone ('other', 'none', 'm') says nothing of what a column is.
    if (inside.length < 2 || shareOf(inside, total) < NEARLY_ALL) continue;
    if (inside.every(({ text }) => VAGUE.has(text))) continue;
    return kind as ProtectedKind;
  }
  if (hasNames(filled, total)) return "name";
  if (isPhoto(values, total)) return "photo";
  return isBirth(header, values, total) ? "birth" : null;
}

const VAGUE = new Set([
  "other",
  "otro",
  "none",
  "ninguno",
  "ninguna",
  "left",
  "right",
  "centro",
  "green",
  "white",
  "black",
  "independent",
  "engaged",
  "single",
  "separated",
  "d",
  "don",
]);

function shareOf(some: readonly Counted[], total: number): number {
  return some.reduce((sum, { rows }) => sum + rows, 0) / total;
}

function hasNames(filled: readonly Counted[], total: number): boolean {
  const named = filled.filter(({ text }) => FIRST_NAMES.has(text.split(" ", 1)[0] ?? ""));
  const different = new Set(named.map(({ text }) => text.split(" ", 1)[0]));
  return different.size >= FEWEST_NAMES && shareOf(named, total) >= MANY;
}

function isPhoto(values: readonly Counted[], total: number): boolean {
  const pictures = values.filter(({ text }) => /\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.test(text));
  return shareOf(pictures, total) >= NEARLY_ALL;
}

/** Dates or years that are people's births: most before 2008, over more than twenty years. */
function isBirth(header: string, values: readonly Counted[], total: number): boolean {
  if (speaksOf(header, FOUNDED)) return false;
  const years: { readonly year: number; readonly rows: number }[] = [];
  for (const { text, rows } of values) {
    const year = yearOf(text);
    if (year !== null) years.push({ year, rows });
  }
  const dated = years.reduce((sum, { rows }) => sum + rows, 0);
  if (dated < total * NEARLY_ALL || years.length < 5) return false;
  years.sort((a, b) => a.year - b.year);
  const at = (share: number): number => {
    let seen = 0;
    for (const { year, rows } of years) {
      seen += rows;
      if (seen >= share * dated) return year;
    }
    return 0;
  };
  return at(0.02) >= 1915 && at(0.9) <= 2008 && at(0.95) - at(0.05) >= 20;
}

function yearOf(text: string): number | null {
  const value = text.trim();
  const found =
    /^(\d{4})(?:[-/.]\d{1,2}[-/.]\d{1,2})?(?:[T ].*)?$/.exec(value) ??
    /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4})(?: .*)?$/.exec(value);
  const year = Number(found?.[1] ?? NaN);
  return year >= 1900 && year <= 2100 ? year : null;
}
