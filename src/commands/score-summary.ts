import { conditionsOf } from "../scoring/model/conditions-of.ts";
import type { Model } from "../scoring/model/model.ts";
import { walk } from "../scoring/model/walk.ts";
import { words } from "../scoring/reading/fold.ts";
import type { Language, Text } from "../base/text.ts";
import { eventTypes } from "../words/events.ts";
import type { EventStore } from "./event-store.ts";
import type { Codec } from "./table/encoding.ts";

/** What the ids of the contacts look like, to tell why those of events are none of them. */
export type IdForms = { readonly longest: number; readonly hasZeros: boolean };

/** How the events of a file were read. */
export type EventsRead = {
  /** Events that count; rows that repeat one, and rows that are none, are counted beside. */
  readonly read: number;
  readonly repeated: number;
  readonly bad: number;
  /** Types that neither the product nor the model knows, with the likeliest known one. */
  readonly unknownTypes: readonly {
    readonly type: string;
    readonly events: number;
    readonly nearest: string | null;
  }[];
  /** Contacts of the events that the file does not have. */
  readonly unmatchedContacts: number;
  readonly unmatchedExamples: readonly string[];
  readonly likelyReason: keyof typeof REASONS | null;
};

/** What is told of a whole run; `rows`, `bad` and `blank` are the records of the file. */
export type Told = {
  readonly rows: number;
  readonly bad: number;
  readonly blank: number;
  readonly unreadDates: number;
  readonly events: EventsRead | null;
  readonly out: string;
  readonly met: Codec["met"];
};

const REASONS = {
  rounded: {
    en: "a spreadsheet rounded them",
    es: "una hoja de cálculo los redondeó",
  },
  zeros: {
    en: "a spreadsheet cut their leading zeros",
    es: "una hoja de cálculo les quitó los ceros iniciales",
  },
  addresses: {
    en: "they are e-mail addresses, not ids",
    es: "son direcciones de correo y no ids",
  },
} as const satisfies Readonly<Record<string, Text>>;

export function eventsRead(
  store: EventStore,
  bad: number,
  models: readonly Model[],
  { ids }: { readonly ids: IdForms },
): EventsRead {
  const { count, some } = store.unmatched();
  const known = knownTypes(models);
  return {
    read: store.events,
    repeated: store.repeated,
    bad,
    unknownTypes: [...store.types]
      .filter(([type]) => !known.has(type) && !type.startsWith("custom:"))
      .map(([type, events]) => ({ type, events, nearest: nearestOf(type, known) })),
    unmatchedContacts: count,
    unmatchedExamples: some.slice(0, 3),
    likelyReason: reasonOf(some, ids),
  };
}

/** The product's own types and those that the models ask for. */
function knownTypes(models: readonly Model[]): ReadonlySet<string> {
  const asked = models
    .flatMap((model) => conditionsOf(model))
    .flatMap(({ condition }) =>
      [...walk(condition, "")].flatMap(({ condition: part }) =>
        part.op === "event" ? part.types : [],
      ),
    );
  const mapped = models.flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ event }) => event?.type ?? []),
  );
  return new Set([...eventTypes, ...asked, ...mapped]);
}

function reasonOf(
  ids: readonly string[],
  { longest, hasZeros }: IdForms,
): EventsRead["likelyReason"] {
  const most = (test: (id: string) => boolean): boolean =>
    ids.length > 0 && ids.filter(test).length * 2 > ids.length;
  if (most((id) => /^\d[\d.,]*e\+?\d+$/i.test(id) || /^\d{11,}0{4,}$/.test(id))) return "rounded";
  if (most((id) => id.includes("@"))) return "addresses";
  if (hasZeros && most((id) => /^[1-9]\d*$/.test(id) && id.length < longest)) return "zeros";
  return null;
}

/** The known type that needs the fewest letters changed, a third of them at most; null for none. */
function nearestOf(type: string, known: ReadonlySet<string>): string | null {
  const wanted = words(type).replaceAll(" ", "_");
  let best: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const one of known) {
    const letters = lettersBetween(wanted, one);
    if (letters < least) [best, least] = [one, letters];
  }
  return best;
}

/** How many letters must be put in, taken out or changed to make one text the other (Levenshtein). */
function lettersBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row.push(
        Math.min((row[j - 1] ?? 0) + 1, (before[j] ?? 0) + 1, (before[j - 1] ?? 0) + change),
      );
    }
    before = row;
  }
  return before[other.length] ?? 0;
}

/** The last line of a dry run. */
export function rowsText(rows: number, language: Language): string {
  return language === "en"
    ? `${rows} rows have the header's columns; nothing was scored or written`
    : `${rows} filas tienen las columnas de la cabecera; no se puntuó ni se escribió nada`;
}

/** What is said below the mapping. */
export function toldLines(told: Told, language: Language): readonly string[] {
  const { rows, bad, blank, unreadDates, events, out, met } = told;
  const en = language === "en";
  const notes: readonly (readonly [count: number, en: string, es: string])[] = [
    [
      met.doubled,
      `  ${met.doubled} values were encoded twice (like 'EspaÃ±a') and read as they were meant`,
      `  ${met.doubled} valores tenían doble codificación (como 'EspaÃ±a') y se leyeron como debían ser`,
    ],
    [
      met.nul,
      `  ! ${met.nul} values have zero bytes in them, which were left out in reading`,
      `  ! ${met.nul} valores tienen bytes nulos, que se omitieron al leer`,
    ],
    [
      met.foreign,
      `  ! ${met.foreign} values are not in the encoding of the file; they were read as Windows-1252`,
      `  ! ${met.foreign} valores no están en la codificación del archivo; se leyeron como Windows-1252`,
    ],
    [
      unreadDates,
      `  ! ${unreadDates} dates cannot be read and count as unknown`,
      `  ! ${unreadDates} fechas no se pueden leer y cuentan como desconocidas`,
    ],
    [blank, `  ${blank} empty rows left out`, `  ${blank} filas vacías omitidas`],
  ];
  return [
    ...notes.flatMap(([count, english, spanish]) => (count === 0 ? [] : [en ? english : spanish])),
    ...(events === null ? [] : eventLines(events, language)),
    en
      ? `${rows} rows scored to ${out}, ${bad} bad rows`
      : `${rows} filas puntuadas en ${out}, ${bad} filas incorrectas`,
  ];
}

function eventLines(events: EventsRead, language: Language): readonly string[] {
  const en = language === "en";
  const { read, repeated, bad, unknownTypes, unmatchedContacts, unmatchedExamples } = events;
  const lines = [
    en
      ? `  ${read} events read, ${repeated} repeated, ${bad} bad`
      : `  ${read} eventos leídos, ${repeated} repetidos, ${bad} incorrectos`,
  ];
  for (const { type, events: count, nearest } of unknownTypes) {
    const hint =
      nearest === null ? "" : en ? `; did you mean ${nearest}?` : `; ¿quería decir ${nearest}?`;
    lines.push(
      en
        ? `  ! ${count} events have the type ${type}, which no rule knows${hint}`
        : `  ! ${count} eventos tienen el tipo ${type}, que ninguna regla conoce${hint}`,
    );
  }
  if (unmatchedContacts > 0) {
    const some = unmatchedExamples.join(", ");
    const why = events.likelyReason === null ? null : REASONS[events.likelyReason][language];
    lines.push(
      en
        ? `  ! ${unmatchedContacts} contact ids of the events are not in the contacts (${some})${why === null ? "" : `; likely ${why}`}`
        : `  ! ${unmatchedContacts} ids de contacto de los eventos no están entre los contactos (${some})${why === null ? "" : `; probablemente ${why}`}`,
    );
  }
  return lines;
}
