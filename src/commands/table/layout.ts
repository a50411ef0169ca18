import { csvParser } from "../csv-parser.ts";

/** How a table is laid out: found in its first lines. */
export type Layout = {
  readonly delimiter: string;
  /** The names of the columns as they are carried. */
  readonly header: readonly string[];
  /** How many records stand above the header: titles, comments, `sep=`. */
  readonly above: number;
  /** False when the first record seems to be a contact already. */
  readonly hasHeader: boolean;
};

const DELIMITERS = [",", ";", "\t", "|", "^"];
const MOST_RECORDS = 60;
/** So much of a table tells its layout, characters. */
const MOST_TEXT = 65_536;
const SEP_LINE = /^"?sep=(.)"?\r?$/i;

/** Finds delimiter and header in the first part of a table; `isKnown` says that a name is one of a column. */
export function layoutOf(text: string, isKnown: (name: string) => boolean): Layout {
  const said = SEP_LINE.exec(text.split(/[\r\n]/, 1)[0] ?? "")?.[1];
  const tried = said === undefined ? DELIMITERS : [said];
  const [best] = tried
    .map((delimiter) => ({ delimiter, records: recordsOf(text, delimiter) }))
    .map(({ delimiter, records }) => ({ delimiter, records, score: scoreOf(records, isKnown) }))
    .sort((a, b) => b.score - a.score);
  const { delimiter, records } = best ?? { delimiter: ",", records: [] };
  return { delimiter, ...headerOf(records, isKnown) };
}

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  const parser = csvParser(delimiter, {
    record: (fields) => {
      if (records.length < MOST_RECORDS) records.push(fields);
    },
    // A record that the sample cuts off, or a broken one: the others tell.
    fault: () => undefined,
  });
  parser.push(text.slice(0, MOST_TEXT));
  parser.end();
  return records;
}

/** Many columns, and the same number in most records; a record of known names tells more than either. */
function scoreOf(
  records: readonly (readonly string[])[],
  isKnown: (name: string) => boolean,
): number {
  const isNamed = records
    .slice(0, EARLY)
    .some((fields) => fields.filter((name) => isKnown(name)).length > 1);
  return (isNamed ? NAMED : 0) + evenness(records);
}

const NAMED = 200;
/** The header stands among so many records. */
const EARLY = 25;

function evenness(records: readonly (readonly string[])[]): number {
  const width = usualWidth(records);
  if (width < 2) return 0;
  const same = records.filter((fields) => fields.length === width).length;
  return (same / records.length) * 100 + Math.min(width, 20);
}

function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count > most || (count === most && width > best)) {
      best = width;
      most = count;
    }
  }
  return best;
}

function headerOf(
  records: readonly (readonly string[])[],
  isKnown: (name: string) => boolean,
): Omit<Layout, "delimiter"> {
  const width = usualWidth(records);
  const early = records.slice(0, EARLY);
  const knownAt = early.findIndex((fields) => {
    const known = fields.filter((name) => isKnown(name)).length;
    return known >= Math.min(2, Math.max(1, Math.floor(width / 2))) && !looksLikeContact(fields);
  });
  const wideAt = early.findIndex(
    (fields, at) => fields.length >= Math.max(1, width - 1) && !isComment(fields, at),
  );
  const at = knownAt >= 0 ? knownAt : Math.max(0, wideAt);
  const header = records[at] ?? [];
  return { header, above: at, hasHeader: knownAt >= 0 || !looksLikeContact(header) };
}

function isComment([first = ""]: readonly string[], at: number): boolean {
  return first.startsWith("#") || (at === 0 && SEP_LINE.test(first));
}

/** An address, a number or a web address is no column's name. */
function looksLikeContact(fields: readonly string[]): boolean {
  return fields.some(
    (field) =>
      /^\S+@\S+\.\S+$/.test(field.trim()) ||
      /^https?:\/\//.test(field) ||
      /^\d{4}-\d{2}-\d{2}/.test(field) ||
      /^\d{5,}$/.test(field.trim()),
  );
}
