import { genderless } from "../candidates/genderless.ts";
import { words } from "../../scoring/reading/fold.ts";
import type { Column } from "../rows/table.ts";

/** How often leads are selected by the gendered form of their title. */
export type GenderedSelection = {
  readonly feminine: { readonly leads: number; readonly selected: number };
  readonly masculine: { readonly leads: number; readonly selected: number };
  /** The lower rate of selection over the higher; null when either form is too rare to tell. */
  readonly ratio: number | null;
};

/** Forms with fewer leads say nothing. */
const FEWEST_LEADS = 30;

/**
 * Compares titles that stand in the file in both forms ('Director', 'Directora'): the form that ends in
 * -a, -ess or -woman is the feminine one. Null when the file has no such pairs.
 */
export function genderedSelection(
  titles: Column,
  isSelected: (row: number) => boolean,
): GenderedSelection | null {
  const forms = new Map<string, Set<string>>();
  for (const text of titles.values.slice(1)) {
    const key = genderless(text);
    forms.set(key, (forms.get(key) ?? new Set()).add(words(text)));
  }
  const formsOf = (text: string): ReadonlySet<string> => forms.get(genderless(text)) ?? new Set();
  const isPaired = titles.values.map((text) => formsOf(text).size > 1);
  const isFeminine = titles.values.map((text) => isFeminineOf(words(text), [...formsOf(text)]));
  const counts = { feminine: { leads: 0, selected: 0 }, masculine: { leads: 0, selected: 0 } };
  for (const [row, code] of titles.codes.entries()) {
    if (code === 0 || !isPaired[code]) continue;
    const own = isFeminine[code] ? counts.feminine : counts.masculine;
    own.leads += 1;
    own.selected += Number(isSelected(row));
  }
  const { feminine, masculine } = counts;
  if (feminine.leads === 0 || masculine.leads === 0) return null;
  const rates = [feminine, masculine].map(({ leads, selected }) => selected / leads);
  const high = Math.max(...rates);
  const isEnough = Math.min(feminine.leads, masculine.leads) >= FEWEST_LEADS && high > 0;
  return { ...counts, ratio: isEnough ? Math.min(...rates) / high : null };
}

const FEMININE = /(?:a|as|ess|iz|woman|women)$/;

/** Told by the words in which the forms differ: 'cuentas' in 'jefe de cuentas' is no gender of the title. */
function isFeminineOf(own: string, forms: readonly string[]): boolean {
  const others = forms.map((form) => form.split(" "));
  return own
    .split(" ")
    .some((word, at) => FEMININE.test(word) && others.some((form) => form[at] !== word));
}
