import { conditionsOf } from "../scoring/model/conditions-of.ts";
import type { Model } from "../scoring/model/model.ts";
import { walk } from "../scoring/model/walk.ts";
import { words } from "../scoring/reading/fold.ts";
import type { Language, Text } from "../base/text.ts";
import { counted } from "../base/counted.ts";
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
  const text = counted(rows, {
    en: ["row has the header's columns", "rows have the header's columns"],
    es: ["fila tiene las columnas de la cabecera", "filas tienen las columnas de la cabecera"],
  })[language];
  return language === "en"
    ? `${text}; nothing was scored or written`
    : `${text}; no se puntuó ni se escribió nada`;
}

/** What is said below the mapping. */
export function toldLines(told: Told, language: Language): readonly string[] {
  const { rows, bad, blank, unreadDates, events, out, met } = told;
  const notes: readonly (readonly [
    mark: string,
    count: number,
    words: Parameters<typeof counted>[1],
  ])[] = [
    [
      "",
      met.doubled,
      {
        en: [
          "value was encoded twice (like 'EspaÃ±a') and was put right",
          "values were encoded twice (like 'EspaÃ±a') and were put right",
        ],
        es: [
          "valor tenía doble codificación (como 'EspaÃ±a') y se corrigió",
          "valores tenían doble codificación (como 'EspaÃ±a') y se corrigieron",
        ],
      },
    ],
    [
      "! ",
      met.nul,
      {
        en: [
          "value contains zero bytes, which were ignored",
          "values contain zero bytes, which were ignored",
        ],
        es: [
          "valor contiene bytes nulos, que se ignoraron",
          "valores contienen bytes nulos, que se ignoraron",
        ],
      },
    ],
    [
      "! ",
      met.foreign,
      {
        en: [
          "value is not in the file's encoding and was read as Windows-1252",
          "values are not in the file's encoding and were read as Windows-1252",
        ],
        es: [
          "valor no está en la codificación del archivo y se leyó como Windows-1252",
          "valores no están en la codificación del archivo y se leyeron como Windows-1252",
        ],
      },
    ],
    [
      "! ",
      unreadDates,
      {
        en: [
          "date cannot be read and counts as unknown",
          "dates cannot be read and count as unknown",
        ],
        es: [
          "fecha no se puede leer y cuenta como desconocida",
          "fechas no se pueden leer y cuentan como desconocidas",
        ],
      },
    ],
    [
      "",
      blank,
      {
        en: ["empty row left out", "empty rows left out"],
        es: ["fila vacía omitida", "filas vacías omitidas"],
      },
    ],
  ];
  const scored = counted(rows, {
    en: ["row scored", "rows scored"],
    es: ["fila puntuada", "filas puntuadas"],
  });
  const wrong = counted(bad, {
    en: ["bad row", "bad rows"],
    es: ["fila incorrecta", "filas incorrectas"],
  });
  return [
    ...notes.flatMap(([mark, count, words]) =>
      count === 0 ? [] : [`  ${mark}${counted(count, words)[language]}`],
    ),
    ...(events === null ? [] : eventLines(events, language)),
    language === "en"
      ? `${scored.en} to ${out}, ${wrong.en}`
      : `${scored.es} en ${out}, ${wrong.es}`,
  ];
}

function eventLines(events: EventsRead, language: Language): readonly string[] {
  const en = language === "en";
  const { repeated, bad, unknownTypes, unmatchedContacts, unmatchedExamples } = events;
  const read = counted(events.read, {
    en: ["event read", "events read"],
    es: ["evento leído", "eventos leídos"],
  });
  const lines = [
    en
      ? `  ${read.en}, ${repeated} repeated, ${bad} bad`
      : `  ${read.es}, repetidos: ${repeated}, incorrectos: ${bad}`,
  ];
  for (const { type, events: count, nearest } of unknownTypes) {
    const hint =
      nearest === null ? "" : en ? `; did you mean ${nearest}?` : `; ¿quería decir ${nearest}?`;
    const text = counted(count, {
      en: [`event has the type ${type}`, `events have the type ${type}`],
      es: [`evento tiene el tipo ${type}`, `eventos tienen el tipo ${type}`],
    });
    lines.push(
      en
        ? `  ! ${text.en}, which no rule knows${hint}`
        : `  ! ${text.es}, que ninguna regla conoce${hint}`,
    );
  }
  if (unmatchedContacts > 0) {
    const some = unmatchedExamples.join(", ");
    const why = events.likelyReason === null ? null : REASONS[events.likelyReason][language];
    const text = counted(unmatchedContacts, {
      en: [
        "contact id of the events is not among the contacts",
        "contact ids of the events are not among the contacts",
      ],
      es: [
        "id de contacto de los eventos no está entre los contactos",
        "ids de contacto de los eventos no están entre los contactos",
      ],
    });
    lines.push(
      en
        ? `  ! ${text.en} (${some})${why === null ? "" : `; likely ${why}`}`
        : `  ! ${text.es} (${some})${why === null ? "" : `; probablemente ${why}`}`,
    );
  }
  return lines;
}
