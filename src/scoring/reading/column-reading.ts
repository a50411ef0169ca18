import { countryOf } from "./country.ts";
import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { rangeBehindDate, rangeBehindSerial } from "./number/spreadsheet-date.ts";
import type { ColumnKind, Reading } from "./readings.ts";
import { isoOf, voteForDate, type DateVotes } from "./written-date.ts";

/** Collects the values of one column; `reading` is what they decide, null when nothing has to be. */
export type ColumnVote = {
  readonly add: (text: string) => void;
  readonly reading: () => Reading | null;
  /** True when dates were met that could be read either way, and nothing told which. */
  readonly isOpen: () => boolean;
};

export function columnVote(kind: ColumnKind, lexicon: Lexicon): ColumnVote {
  switch (kind) {
    case "date":
      return dateVote();
    case "country":
      return countryVote(lexicon);
    case "size":
      return sizeVote();
    default:
      return kind satisfies never;
  }
}

/** One value as its column is read, in a form that needs no column: an ISO date, an alpha-3 code, a range. */
export function readBy(reading: Reading, lexicon: Lexicon): (text: string) => string {
  switch (reading) {
    case "dmy":
    case "mdy":
      return (text) => isoOf(text, reading) ?? text;
    case "codes":
      return (text) => {
        const code = countryOf(text, lexicon, "codes");
        return (code === null ? undefined : lexicon.places.longCodes.get(code)) ?? text;
      };
    case "ranges":
      return (text) => {
        const folded = fold(text);
        const range = rangeBehindDate(folded) ?? rangeBehindSerial(folded);
        return range === null ? text : range.join("-");
      };
    default:
      return reading satisfies never;
  }
}

function dateVote(): ColumnVote {
  const votes: DateVotes = { dmy: 0, mdy: 0, either: 0 };
  return {
    add: (text) => voteForDate(text, votes),
    reading: () => {
      if (votes.dmy + votes.mdy === 0) return votes.either === 0 ? null : "dmy";
      return votes.dmy >= votes.mdy ? "dmy" : "mdy";
    },
    isOpen: () => votes.dmy + votes.mdy === 0 && votes.either > 0,
  };
}

const SHORT = /^\p{L}{2,3}$/u;
/** So much of a column of codes is codes. */
const MOST = 0.9;

/** A column is one of codes when nearly all of its values are and at least two differ. */
function countryVote({ places }: Lexicon): ColumnVote {
  const distinct = new Set<string>();
  let codes = 0;
  let others = 0;
  return {
    add: (text) => {
      const value = text.trim();
      if (value === "") return;
      const isCode = SHORT.test(value) && places.codes.has(value.toUpperCase());
      if (!isCode) {
        others += 1;
        return;
      }
      codes += 1;
      if (distinct.size < 2) distinct.add(value.toUpperCase());
    },
    reading: () => (distinct.size > 1 && codes >= (codes + others) * MOST ? "codes" : null),
    isOpen: () => false,
  };
}

const RANGE = /^\d[\d.,]*\s*(?:[-–—]\s*\d[\d.,]*|\+)$/;

/** A column shows ranges when it has whole ones beside the damaged. */
function sizeVote(): ColumnVote {
  let whole = 0;
  let damaged = 0;
  return {
    add: (text) => {
      const folded = fold(text);
      if (RANGE.test(folded)) whole += 1;
      else if ((rangeBehindDate(folded) ?? rangeBehindSerial(folded)) !== null) damaged += 1;
    },
    reading: () => (whole > 0 && damaged > 0 ? "ranges" : null),
    isOpen: () => false,
  };
}
