/**
 * Who wrote what is said to have changed. `news`: a person, a form, an integration. What an import, a merge or a mass
 * change wrote is never news; `mapping`: the property was not read, or broken, at the last scoring.
 */
export type ToldHow = "news" | "import" | "merge" | "mass" | "mapping";

/** The changes that marks of one contact told of, by property; `*` for the contact itself, `company` for which company. */
export type Told = ReadonlyMap<string, ToldHow>;

const letters = { news: "+", import: "i", merge: "m", mass: "x", mapping: "b" } as const;
const hows = Object.fromEntries(Object.entries(letters).map(([how, letter]) => [letter, how]));

/** Longer than that nothing is added: what is then not told is asked of HubSpot where it matters. */
export const longestTold = 4_000;

/** One change as a text that others are appended to. Names of properties hold no semicolon. */
export function toldText(how: ToldHow, property: string): string {
  return `${letters[how]}${property};`;
}

/** Among the changes that are told: that one of our people wrote this property. */
export function byPerson(property: string): string {
  return `person:${property}`;
}

/** Among the changes that are told: that this integration wrote this property. */
export function byWriter(source: string, property: string): string {
  return `${writerMark}${property}:${source.replaceAll(";", ",")}`;
}

const writerMark = "writer:";
const companyMark = "company:";

/** The integrations that are told to have written something. */
export function writersIn(told: Told): readonly string[] {
  return [...new Set([...told.keys()].flatMap((name) => writerOf(name)?.source ?? []))];
}

/** The same changes, those that these integrations wrote as changes of a mass. */
export function withMassOf(told: Told, sources: ReadonlySet<string>): Told {
  const ofMass = new Set(
    [...told.keys()].flatMap((name) => {
      const writer = writerOf(name);
      return writer !== null && sources.has(writer.source) ? [name, writer.property] : [];
    }),
  );
  return new Map([...told].map(([name, how]) => [name, ofMass.has(name) ? "mass" : how]));
}

function writerOf(name: string): { readonly property: string; readonly source: string } | null {
  if (!name.startsWith(writerMark)) return null;
  const rest = name.slice(writerMark.length);
  const end = rest.indexOf(":", rest.startsWith(companyMark) ? companyMark.length : 0);
  return { property: rest.slice(0, end), source: rest.slice(end + 1) };
}

/** A property of the primary company, as it stands among the contact's own. */
export function ofCompany(property: string): string {
  return `${companyMark}${property}`;
}

/** Reads texts back. Of several that name one property news goes first: it is the later truth about the value. */
export function readTold(text: string): Told {
  const told = new Map<string, ToldHow>();
  for (const part of text.split(";")) {
    const how = hows[part[0] ?? ""] as ToldHow | undefined;
    if (how === undefined) continue;
    const property = part.slice(1);
    if (told.get(property) !== "news") told.set(property, how);
  }
  return told;
}
