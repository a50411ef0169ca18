import { COLUMN_NAMES, QUALIFIERS, type Column } from "../../config/columns.ts";
import { words } from "../scoring/reading/fold.ts";

/** What a model reads, by object. */
export type Reads = {
  readonly contact: ReadonlySet<string>;
  readonly company: ReadonlySet<string>;
};

/** A property and the columns that have it, the likeliest first: the first filled one of a row is read. */
export type MappedColumn = Column & { readonly index: number; readonly also: readonly number[] };

const PREFIX =
  /^\s*(contact|contacto|person|persona|lead|company|empresa|organization|organisation|organización|account|cuenta)\s*(?:[.:/]|\s[-–]\s)\s*(.+)$/i;
const PERSONS = /^(?:contact|contacto|person|persona|lead)$/i;

/** From a name as `words` gives it to the columns that it means, with its place in their lists of names. */
const byName = new Map<string, (Column & { readonly rank: number })[]>();
for (const { object, property, names } of COLUMN_NAMES) {
  for (const [rank, name] of names.entries()) {
    const key = words(name);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [{ object, property, rank }]);
    else if (!known.some((one) => one.object === object && one.property === property)) {
      known.push({ object, property, rank });
    }
  }
}

/** The same names written as one word: 'MAILINGCOUNTRY'. */
const byGlued = new Map([...byName].map(([key, columns]) => [key.replaceAll(" ", ""), columns]));
/** What a name has beyond its own list: below every name of the list. */
const QUALIFIED = 1_000;

/** The columns that a name means once the words around it are left out, those of the company where one says so. */
function qualified(key: string): readonly (Column & { readonly rank: number })[] {
  const parts = key.split(" ");
  let from = 0;
  let to = parts.length;
  const at = (): readonly (Column & { readonly rank: number })[] | undefined =>
    byName.get(parts.slice(from, to).join(" "));
  while (from < to && at() === undefined && QUALIFIERS.has(parts[from] ?? "")) from += 1;
  if (at() === undefined) {
    from = 0;
    while (to > from && at() === undefined && QUALIFIERS.has(parts[to - 1] ?? "")) to -= 1;
    while (from < to && at() === undefined && QUALIFIERS.has(parts[from] ?? "")) from += 1;
  }
  const left = [...parts.slice(0, from), ...parts.slice(to)];
  const isCompanys = left.some((part) => COMPANYS.has(part));
  const found = at() ?? byGlued.get(key) ?? gluedBehind(key);
  return found
    .filter(({ object, property }) => !isCompanys || object === "company" || SHARED.has(property))
    .map((column) => ({ ...column, rank: column.rank + QUALIFIED }));
}

/** 'mailingcountry': a name behind a qualifier, in one word. */
function gluedBehind(key: string): readonly (Column & { readonly rank: number })[] {
  if (key.includes(" ")) return [];
  const qualifier = [...QUALIFIERS].find((word) => word.length > 3 && key.startsWith(word));
  return qualifier === undefined ? [] : (byGlued.get(key.slice(qualifier.length)) ?? []);
}

const COMPANYS = new Set(
  "company account acct organization organisation empresa cuenta organizacion compania".split(" "),
);
/** Properties of the contact that say something of its company. */
const SHARED = new Set(["country", "numemployees", "industry", "company"]);

/** True when a header is the name of some column that exports have, or of one of the properties that are read. */
export function isColumnName(name: string, reads: Reads | null): boolean {
  return candidates(name).some(
    ({ object, property, rank }) =>
      rank > 0 || byName.has(words(name)) || reads?.[object].has(property) === true,
  );
}

/**
 * Finds the property behind each header: what `given` says (field or property -> header), an internal name, one
 * of HubSpot's labels, or a name that another CRM's export has. 'company.', 'Empresa: ' or 'Person - ' in front
 * says whose it is. A column that fits both objects goes to one that is read and that no other has filled, the
 * contact's first; what is read from two columns is read from the likelier one that is filled.
 */
export function mapColumns(
  header: readonly string[],
  reads: Reads,
  given: ReadonlyMap<number, Column> = new Map(),
): readonly MappedColumn[] {
  const found = new Map<string, { column: Column; at: { index: number; rank: number }[] }>();
  const take = (column: Column, index: number, rank: number): void => {
    const key = `${column.object}.${column.property}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { column, at: [{ index, rank }] });
    else known.at.push({ index, rank });
  };
  for (const [index, name] of header.entries()) {
    const told = given.get(index);
    if (told !== undefined) {
      take(told, index, -1);
      continue;
    }
    const read = candidates(name).filter(({ object, property }) => reads[object].has(property));
    const free = read.find(({ object, property }) => !found.has(`${object}.${property}`));
    const chosen = free ?? read[0];
    if (chosen !== undefined) take(chosen, index, chosen.rank);
  }
  return [...found.values()].map(({ column, at }) => {
    const [first, ...others] = at.sort((a, b) => a.rank - b.rank || a.index - b.index);
    return {
      object: column.object,
      property: column.property,
      index: first?.index ?? 0,
      also: others.map(({ index }) => index),
    };
  });
}

/** The property that a header names by its words alone: 'time.on.site' is time_on_site; null for none. */
export function readingOf(header: string): Column | null {
  const [first] = candidates(header);
  return first === undefined || first.property === ""
    ? null
    : { object: first.object, property: first.property };
}

/** Every property that a header could mean, the likeliest first. */
function candidates(header: string): readonly (Column & { readonly rank: number })[] {
  const prefixed = PREFIX.exec(header);
  const named = prefixed?.[2] ?? header;
  const key = words(named);
  const object = PERSONS.test(prefixed?.[1] ?? "") ? "contact" : "company";
  // 'Trial started at' is how HubSpot labels trial_started_at.
  const internal = key.replaceAll(" ", "_");
  const found = [
    { object: "contact" as const, property: internal, rank: 0 },
    // A bare 'Name' is a person's as often as a company's.
    ...(internal === "name" && prefixed === null
      ? []
      : [{ object: "company" as const, property: internal, rank: 0 }]),
    ...(byName.get(key) ?? []),
    ...(byName.get(words(header)) ?? []),
  ];
  if (!byName.has(key) && !byName.has(words(header))) found.push(...qualified(key));
  return prefixed === null
    ? found
    : found.filter((column) => column.object === object || byName.has(words(header)));
}
