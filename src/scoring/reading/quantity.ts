import { fold } from "./fold.ts";
import {
  ABOVE,
  ALONE,
  AT_LEAST,
  AT_MOST,
  BELOW,
  COUNTED,
  MONEY,
  NUMERALS,
  SCALES,
} from "./number/number-words.ts";
import { DIGITS, digitsOf, PLAIN } from "./number/plain.ts";
import { isSerialRange, rangeBehindDate } from "./number/spreadsheet-date.ts";

/**
 * A headcount or an amount as it is written. `typical` is the one number that stands for it; `below` is true
 * where only an upper bound is known ('< 10'), so that it is somewhere from 0 to `high`.
 */
export type Quantity = {
  readonly typical: number;
  readonly high: number;
  readonly below: boolean;
};

/** Spaces and apostrophes that locales put between thousands, and the signs that look like a hyphen. */
const SPACES = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\t]+/g;
const APOSTROPHES = /[’‘´`ʼ]/g;
const DASHES = /[‐‑‒–—―−]/g;
/** Scales and counters that are written without a space. */
const COUNTERS = /[万萬億亿円元人名]/g;
const MARKS = /[€$£¥₹₽₺₩₪฿₴₦]|r\$|us\$|mx\$|s\//g;
const THOUSANDS = /^[+-]?\d{1,3}\.\d{3}$/;
const YEAR = "(?:19|20)\\d{2}";
const YEAR_BESIDE = new RegExp(
  `^(?:fy|ejercicio|ano|year)?\\s*${YEAR}\\s*[:=]\\s*|\\s*[([](?:fy|ejercicio|ano|en|in|as of|a)?\\s*(?:${YEAR}|fy\\s?\\d{2})(?:\\s*(?:est|e))?[)\\]]|\\s+(?:in|en|fy|as of|im jahr|em|en el ano|ejercicio)\\s*${YEAR}$|,\\s*${YEAR}$`,
  "g",
);
const ONLY_YEARS = new RegExp(`^${YEAR}\\s*[-/]\\s*${YEAR}$`);
/** '+34 600 123 456'. */
const PHONE = /^\+\d{1,3}[ .-]\d{2,4}(?:[ .-]\d{2,4}){2,}$/;
const BETWEEN =
  /^(?:between|entre|from|de|desde|von|zwischen)\s+(?=.*\d.*(?:and|y|to|a|und|bis|hasta|et|e)\s.*\d)/;
const TO = /^(?:-|to|a|hasta|bis|y|and|und|et|o|or|\.\.\.?|…|al|ate)$/;
const TOKEN = new RegExp(`${DIGITS.source}|[\\p{L}][\\p{L}'.]*|\\.{2,3}|\\S`, "gu");

/**
 * What a headcount or a revenue says however it is written: '1,000+' is above 1,000, '1.000' is 1000,
 * '€2.5M' is 2500000. A range stands for its middle ('51-200' is 126, rounded half up when both ends are
 * whole), one of money for its lower end. Null when it cannot be read as a whole.
 */
export function quantityIn(text: string): Quantity | null {
  const folded = fold(text.normalize("NFKC"))
    .replace(SPACES, " ")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-")
    .replace(COUNTERS, " $& ")
    .trim();
  if (PLAIN.test(folded) && !THOUSANDS.test(folded)) {
    return isSerialRange(folded) ? null : exactly(Number(folded));
  }
  if (ALONE.has(folded.replace(/\.$/, ""))) return exactly(1);
  const damaged = rangeBehindDate(folded);
  if (damaged !== null) return exactly(middle(damaged));
  if (ONLY_YEARS.test(folded) || PHONE.test(folded)) return null;
  const isMarked = folded.search(MARKS) >= 0;
  const bare = folded
    .replace(YEAR_BESIDE, " ")
    .replace(MARKS, " ")
    .replace(/^["'=~≈±]+|["']+$/g, "")
    .trim();
  return phraseOf(bare, isMarked);
}

/** The number that stands for a quantity; NaN when there is none. */
export function quantityOf(text: string): number {
  return quantityIn(text)?.typical ?? NaN;
}

/** The number that stands for a number property; NaN when there is none. */
export function numberOf(text: string): number {
  return numberIn(text)?.typical ?? NaN;
}

/** A number property: '1.234' is a decimal as HubSpot sends it; otherwise as `quantityIn`. */
export function numberIn(text: string): Quantity | null {
  const trimmed = text.trim().toLowerCase();
  return PLAIN.test(trimmed) ? exactly(Number(trimmed)) : quantityIn(trimmed);
}

function exactly(value: number): Quantity | null {
  return Number.isFinite(value) ? { typical: value, high: value, below: false } : null;
}

function phraseOf(text: string, isMarked: boolean): Quantity | null {
  const between = BETWEEN.test(text) ? text.replace(BETWEEN, "") : text;
  // A loss, as accountants write it, is no size.
  if (/^\(.+\)$/.test(between)) return null;
  const sign = /^-\s?[\d.]/.test(between) ? -1 : 1;
  const body = between.replace(/^[+-]\s?(?=[\d.])/, "");
  for (const [pattern, kind] of BOUNDS) {
    if (!pattern.test(body)) continue;
    const amounts = amountsOf(body.replace(pattern, ""), isMarked);
    return amounts?.length === 1 && amounts[0] !== undefined ? bounded(amounts[0], kind) : null;
  }
  const fewer =
    /^(.*\S)\s*(?:and (?:below|under|less|fewer)|or (?:below|under|less|fewer)|y menos|o menos|und weniger|oder weniger|et moins|ou moins|e menos|ou menos)(.*)$/.exec(
      body,
    );
  if (fewer !== null) {
    const amounts = amountsOf(`${fewer[1]} ${fewer[2]}`, isMarked);
    return amounts?.length === 1 && amounts[0] !== undefined ? bounded(amounts[0], "atMost") : null;
  }
  const plus =
    /^(.*\S)\s*(?:\+|and (?:above|more|over|up)|or (?:above|more|over)|y mas|o mas|und mehr|oder mehr|et plus|ou plus|e mais|ou mais)(.*)$/.exec(
      body,
    );
  if (plus !== null) {
    const amounts = amountsOf(`${plus[1]} ${plus[2]}`, isMarked);
    return amounts?.length === 1 && amounts[0] !== undefined ? bounded(amounts[0], "above") : null;
  }
  const amounts = amountsOf(body, isMarked);
  const [first, second, ...others] = amounts ?? [];
  if (first === undefined || others.length > 0) return null;
  if (second === undefined) return exactly(sign * first.value);
  return sign < 0 ? null : rangeOf(first, second);
}

type Bound = "above" | "atLeast" | "below" | "atMost";
const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [AT_LEAST, "atLeast"],
  [AT_MOST, "atMost"],
  [ABOVE, "above"],
  [BELOW, "below"],
];

/** Above a whole number is the next one: '1000+' is a size of its own above '501-1000'. */
function bounded({ value }: Amount, bound: Bound): Quantity | null {
  const isWhole = Number.isInteger(value);
  switch (bound) {
    case "above":
      return exactly(isWhole ? value + 1 : value);
    case "atLeast":
      return exactly(value);
    case "below":
      return { typical: value / 2, high: isWhole ? value - 1 : value, below: true };
    case "atMost":
      return { typical: value / 2, high: value, below: true };
    default:
      return bound satisfies never;
  }
}

type Amount = {
  readonly value: number;
  /** Without its scale. */
  readonly bare: number;
  readonly scale: number;
  readonly isMoney: boolean;
};

/**
 * The amounts of a text, two when it is a range. Null as soon as something in it is neither a number, nor a
 * scale, nor a word that may stand beside one: what is not understood is never half read.
 */
function amountsOf(text: string, isMarked: boolean): readonly Amount[] | null {
  const found: { bare: number; scale: number; written: boolean; done: boolean }[] = [];
  let isMoney = isMarked;
  let joined = "";
  let before = "";
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const last = found.at(-1);
    const word = token.replace(/\.$/, "");
    const touches = /\p{L}/u.test(text[match.index - 1] ?? "");
    if (/^[\d.,]*\d/.test(token)) {
      // 'A1' is no number; 'EUR5' is one.
      if ((last !== undefined && joined === "") || (touches && !MONEY.has(before))) return null;
      const bare = digitsOf(token);
      if (Number.isNaN(bare)) return null;
      found.push({ bare, scale: 1, written: false, done: false });
      joined = "";
      continue;
    }
    before = word;
    const numeral = NUMERALS.get(word);
    const scale = SCALES.get(word);
    if (numeral !== undefined && last !== undefined && goesOn(last, numeral, joined)) {
      last.bare += numeral;
      joined = "";
    } else if (numeral !== undefined && (last === undefined || joined !== "")) {
      found.push({ bare: numeral, scale: 1, written: true, done: false });
      joined = "";
    } else if (numeral === 100 && last !== undefined && last.scale === 1 && last.bare < 100) {
      last.bare *= 100;
    } else if (numeral !== undefined && last?.written === true && last.scale === 1) {
      last.bare += numeral;
    } else if (scale !== undefined && (last === undefined || joined !== "")) {
      // 'Mil millones' counts from one.
      found.push({ bare: 1, scale, written: true, done: false });
      joined = "";
    } else if (scale !== undefined && last?.done === false) {
      last.scale *= scale;
    } else if (TO.test(word) && last !== undefined && joined === "") {
      joined = word;
    } else if (COUNTED.has(word) || word === "") {
      isMoney ||= MONEY.has(word);
      if (last !== undefined && !["of", "de", "d'"].includes(word)) last.done = true;
    } else if (!/^[()[\],;:."']$/.test(token)) {
      return null;
    }
  }
  return found.map(({ bare, scale }) => ({ value: bare * scale, bare, scale, isMoney }));
}

/** 'Three hundred and fifty', 'treinta y cinco', 'un millón y medio' are one number. */
function goesOn(
  last: { readonly bare: number; readonly written: boolean },
  numeral: number,
  joined: string,
): boolean {
  if (!last.written || (joined !== "and" && joined !== "y" && joined !== "und")) return false;
  return (
    numeral === 0.5 ||
    ((numeral < 10 ? last.bare % 10 === 0 : last.bare % 100 === 0) && numeral < last.bare)
  );
}

/** '10-50M' means ten to fifty million: the first end takes the second's scale when it has none. */
function rangeOf(first: Amount, second: Amount): Quantity | null {
  const shared = first.scale === 1 ? first.bare * second.scale : first.value;
  const low = shared <= second.value ? shared : first.value;
  const high = second.value;
  if (low > high) return null;
  const isMoney = first.isMoney || second.isMoney || high >= 1e6;
  return { typical: isMoney ? low : middle([low, high]), high, below: false };
}

function middle([low, high]: readonly [number, number]): number {
  const half = (low + high) / 2;
  return Number.isInteger(low) && Number.isInteger(high) ? Math.floor(half + 0.5) : half;
}
