import { UNKNOWN, YES } from "../../scoring/compile/answer.ts";
import { compileTest, wordsOf } from "../../scoring/compile/compile-test.ts";
import { countryOf } from "../../scoring/reading/country.ts";
import { fold } from "../../scoring/reading/fold.ts";
import { instantOf } from "../../scoring/reading/instant.ts";
import type { Lexicon } from "../../scoring/reading/lexicon.ts";
import { rankOf, SENIORITIES } from "../../scoring/reading/seniority.ts";
import { numberOf, quantityOf } from "../../scoring/reading/quantity.ts";
import { seniorityOf } from "../../scoring/reading/title.ts";
import { axisOf, isCountOfBehaviour } from "../columns/axis.ts";
import { isPlaceholder, namesWork, type Kind } from "../columns/kind.ts";
import type { Column } from "../rows/table.ts";
import { byCodeUnits } from "../rows/hash.ts";
import { binOf, cutsOf } from "./bins.ts";
import type { Candidate, Source } from "./candidate.ts";
import { genderlessIn, otherForms } from "./genderless.ts";

/** Categories with fewer rows are 'all others'. */
const FEWEST_ROWS = 5;
const MOST_CATEGORIES = 40;
const MOST_OPTIONS = 20;
const DAY = 86_400_000;
const RECENCY_DAYS = [7, 30, 90, 180, 365];

export type Setting = {
  readonly lexicon: Lexicon;
  /** The instant that is asked about, epoch milliseconds; null where dates cannot be aged. */
  readonly now: number | null;
};

/** The candidates of one column. `kind` says how it can be read; most columns give one. */
export function candidatesOf(column: Column, kind: Kind, setting: Setting): Candidate[] {
  switch (kind) {
    case "number":
    case "size":
      return [ofNumbers(column, kind)];
    case "category":
      return [ofTexts(column, "category", genderlessIn)];
    case "country":
      return [
        ofTexts(column, "country", (texts) =>
          texts.map((text) => countryOf(text, setting.lexicon)),
        ),
      ];
    case "options":
      return ofOptions(column);
    case "title":
      return [ofTitles(column, setting.lexicon)];
    case "email":
      return [ofEmails(column, setting.lexicon)];
    case "date":
      return setting.now === null ? [ofPresence(column)] : ofDates(column, setting.now);
    case "presence":
      return [ofPresence(column)];
    case "constant":
    case "id":
    case "freeText":
      return [];
    default:
      return kind satisfies never;
  }
}

type Levels = {
  readonly source: Source;
  /** The fine level of a text; null for unknown. */
  readonly levelOf: (text: string) => number | null;
  /** Fine levels, the unknown one apart. */
  readonly size: number;
  readonly isOrdered: boolean;
  readonly isRising: boolean;
};

function candidate(column: Column, levels: Levels, suffix = ""): Candidate {
  const { source, levelOf, size, isOrdered, isRising } = levels;
  const byText = column.values.map((text, at) => (at === 0 ? null : levelOf(text)) ?? size);
  const codes = Uint8Array.from(column.codes, (code) => byText[code] ?? size);
  const hasUnknown = codes.includes(size);
  const key = `${column.object === "company" ? "company." : ""}${column.property}`;
  return {
    key: `${key}${suffix}`,
    family: `${key}${suffix}`,
    property: column.property,
    header: column.header,
    axis: axisOf(column.header),
    source,
    codes,
    size: size + Number(hasUnknown),
    amounts: null,
    isOrdered,
    isRising,
    unknown: hasUnknown ? size : null,
  };
}

function ofNumbers(column: Column, kind: "number" | "size"): Candidate {
  const read = kind === "number" ? numberOf : quantityOf;
  const numbers = column.values.map((text, at) =>
    at === 0 || isPlaceholder(text) ? NaN : read(text),
  );
  const rows = rowsByValue(column);
  const known = new Map<number, number>();
  for (const [at, value] of numbers.entries()) {
    if (!Number.isNaN(value)) known.set(value, (known.get(value) ?? 0) + (rows[at] ?? 0));
  }
  const cuts = cutsOf([...known].map(([value, count]) => ({ value, rows: count })));
  const isWhole = [...known.keys()].every(Number.isInteger);
  const readAll = new Map(column.values.map((text, at) => [text, numbers[at] ?? NaN]));
  return candidate(column, {
    source: { kind, cuts, isWhole },
    levelOf: (text) => {
      const value = readAll.get(text) ?? NaN;
      return Number.isNaN(value) ? null : binOf(cuts, value);
    },
    size: cuts.length + 1,
    isOrdered: true,
    isRising: isCountOfBehaviour(column.header),
  });
}

/**
 * Texts to which `keysOf` gives one key are one category; null is unknown. Of people's work both genders are
 * named, so that one that nobody had so far is no other category.
 */
function ofTexts(
  column: Column,
  kind: "category" | "country",
  keysOf: (texts: readonly string[]) => readonly (string | null)[],
): Candidate {
  const rows = rowsByValue(column);
  const groups = new Map<string, { texts: string[]; rows: number }>();
  const keys = keysOf(column.values).map((key, at) =>
    at === 0 || isPlaceholder(column.values[at] ?? "") ? null : key,
  );
  for (const [at, key] of keys.entries()) {
    if (key === null) continue;
    const group = groups.get(key) ?? { texts: [], rows: 0 };
    groups.set(key, group);
    group.rows += rows[at] ?? 0;
    const text = column.values[at] ?? "";
    if (text.length <= 200) group.texts.push(text);
  }
  const kept = [...groups]
    .filter(([, group]) => group.rows >= FEWEST_ROWS && group.texts.length > 0)
    .sort(([a, left], [b, right]) => right.rows - left.rows || byCodeUnits(a, b))
    .slice(0, MOST_CATEGORIES);
  const levels = new Map(kept.map(([key], level) => [key, level]));
  const named = new Set(column.values.map((text) => fold(text)));
  const isWork = kind === "category" && namesWork(column.header);
  const texts = kept.map(([, group]) => {
    const forms = isWork ? group.texts.flatMap(otherForms) : [];
    return onceEach([...group.texts, ...forms.filter((form) => !named.has(fold(form)))]);
  });
  const hasOthers = groups.size > kept.length;
  const keyByText = new Map(column.values.map((text, at) => [text, keys[at] ?? null]));
  return candidate(column, {
    source: {
      kind,
      texts: hasOthers ? [...texts, []] : texts,
      placeholders: placeholdersIn(column),
    },
    levelOf: (text) => {
      const key = keyByText.get(text) ?? null;
      return key === null ? null : (levels.get(key) ?? kept.length);
    },
    size: kept.length + Number(hasOthers),
    isOrdered: false,
    isRising: false,
  });
}

function ofOptions(column: Column): Candidate[] {
  const rows = rowsByValue(column);
  const options = new Map<string, { text: string; rows: number }>();
  const parts = column.values.map((text) => text.split(";").map((part) => part.trim()));
  for (const [at, list] of parts.entries()) {
    for (const text of new Set(list)) {
      if (text === "" || isPlaceholder(text)) continue;
      const option = options.get(fold(text)) ?? { text, rows: 0 };
      options.set(fold(text), option);
      option.rows += rows[at] ?? 0;
    }
  }
  return [...options]
    .filter(([, option]) => option.rows >= FEWEST_ROWS && option.text.length <= 200)
    .sort(([a, left], [b, right]) => right.rows - left.rows || byCodeUnits(a, b))
    .slice(0, MOST_OPTIONS)
    .map(([key, { text }]) =>
      candidate(
        column,
        {
          source: { kind: "option", option: text },
          levelOf: (value) => {
            if (isPlaceholder(value)) return 0;
            return Number(value.split(";").some((part) => fold(part) === key));
          },
          size: 2,
          isOrdered: true,
          isRising: false,
        },
        `=${key}`,
      ),
    );
}

/** Titles enter as levels alone, never as words: both genders of a title are the same level. */
function ofTitles(column: Column, lexicon: Lexicon): Candidate {
  const ranks = column.values.map((text) => rankOf(seniorityOf(text, lexicon)));
  const steps = SENIORITIES.filter((_, rank) => ranks.includes(rank));
  const byText = new Map(column.values.map((text, at) => [text, ranks[at] ?? -1]));
  return candidate(column, {
    source: { kind: "title", steps },
    // A title that names no known post is unknown, as in scoring.
    levelOf: (text) => {
      const rank = byText.get(text) ?? -1;
      return rank === -1 ? null : steps.filter((step) => rankOf(step) < rank).length;
    },
    size: steps.length,
    isOrdered: true,
    isRising: true,
  });
}

/** Business or personal as the scoring itself reads it. */
function ofEmails(column: Column, lexicon: Lexicon): Candidate {
  const test = compileTest(
    { op: "businessEmail", field: "value" },
    wordsOf(lexicon, new Set<string>()),
  );
  return candidate(column, {
    source: { kind: "email" },
    levelOf: (text) => {
      const answer = test.kind === "reads" ? test.read(text) : UNKNOWN;
      return answer === UNKNOWN ? null : Number(answer === YES);
    },
    size: 2,
    isOrdered: true,
    isRising: false,
  });
}

function ofDates(column: Column, now: number): Candidate[] {
  const isReadable = column.values.every((text, at) => at === 0 || !Number.isNaN(instantOf(text)));
  if (!isReadable) return [ofPresence(column)];
  const recency = candidate(column, {
    source: { kind: "recency", days: RECENCY_DAYS },
    levelOf: (text) => {
      const age = (now - instantOf(text)) / DAY;
      if (age < 0) return 0;
      return RECENCY_DAYS.filter((days) => age < days).length;
    },
    size: RECENCY_DAYS.length + 1,
    isOrdered: true,
    isRising: true,
  });
  return [{ ...recency, axis: "pain" }];
}

function ofPresence(column: Column): Candidate {
  const filled = candidate(column, {
    source: { kind: "presence" },
    levelOf: () => 1,
    size: 2,
    isOrdered: true,
    isRising: false,
  });
  // Whether it is there is never unknown.
  const codes = filled.codes.map((code) => (code === 2 ? 0 : code));
  return { ...filled, codes, size: 2, unknown: null };
}

function rowsByValue({ values, codes }: Column): Float64Array {
  const rows = new Float64Array(values.length);
  for (const code of codes) rows[code] = (rows[code] ?? 0) + 1;
  return rows;
}

function placeholdersIn({ values }: Column): string[] {
  return onceEach(values.filter((text, at) => at > 0 && isPlaceholder(text)));
}

/** Spellings that a condition reads alike, once, in an order of their own. */
function onceEach(texts: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const text of [...texts].sort(byCodeUnits)) {
    if (!byFolded.has(fold(text))) byFolded.set(fold(text), text);
  }
  return [...byFolded.values()];
}
