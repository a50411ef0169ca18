import type { Model } from "../scoring/model/model.ts";
import { words } from "../scoring/reading/fold.ts";
import type { Language } from "../base/text.ts";
import { counted, wholePercentText } from "../base/counted.ts";
import { fieldName } from "../words/fields.ts";
import type { DateReading } from "../scoring/reading/written-date.ts";
import type { ColumnReadings } from "./column-readings.ts";
import type { MappedColumn } from "./map-columns.ts";
import type { CsvFile } from "./read-csv.ts";

/** What a field of the model is read from in a file. */
export type FieldRead = {
  readonly field: string;
  /** The names of the columns, the likeliest first; empty when there is none. */
  readonly columns: readonly string[];
  /** The share of rows that have a value, 0-1; null before the rows were read. */
  readonly fill: number | null;
  /** Columns that nothing reads and whose names come near. */
  readonly candidates: readonly string[];
  /** Where the field is read in HubSpot, with what the column decides: as the model's mapping would hold it. */
  readonly mapping: Model["fields"][string];
};

/** How a file was understood, for people and (`--json`) for programs. */
export type MappingSummary = {
  readonly encoding: string;
  readonly delimiter: string;
  /** Lines above the header that were left out. */
  readonly above: number;
  /** The columns of dates with their order; open where nothing in the column tells it. */
  readonly dates: readonly {
    readonly column: string;
    readonly order: DateReading;
    readonly isOpen: boolean;
  }[];
  readonly fields: readonly FieldRead[];
  /** Columns that nothing reads. */
  readonly ignored: readonly string[];
  /** Rows that have a value in a column without a name. */
  readonly nameless: number;
  /** Headers that stand more than once. */
  readonly repeated: readonly string[];
};

/** Profile fields that a score is poor without. */
const MAIN = new Set(["email", "jobTitle", "country", "employees", "industry"]);

export function summarize(
  file: CsvFile,
  columns: readonly MappedColumn[],
  models: readonly Model[],
  { dates, fields: readings }: Pick<ColumnReadings, "dates" | "fields">,
  { filled, rows }: { readonly filled: readonly number[]; readonly rows: number },
): MappingSummary {
  const read = new Set(columns.flatMap(({ index, also }) => [index, ...also]));
  const ignored = file.header.filter((name, index) => !read.has(index) && name !== "");
  const fields = new Map<string, FieldRead>();
  for (const model of models) {
    for (const [field, mapping] of Object.entries(model.fields)) {
      if (fields.has(field)) continue;
      const own = columns.filter(({ object, property }) => mapping[object] === property);
      const indexes = own.flatMap(({ index, also }) => [index, ...also]);
      if (own.length === 0 && !MAIN.has(field)) continue;
      fields.set(field, {
        field,
        columns: indexes.flatMap((index) => file.header[index] ?? []),
        fill: rows === 0 ? null : Math.max(0, ...indexes.map((index) => filled[index] ?? 0)) / rows,
        candidates: own.length > 0 ? [] : candidatesFor(field, ignored),
        mapping: { ...(readings.has(field) && { reading: readings.get(field) }), ...mapping },
      });
    }
  }
  return {
    encoding: file.codec.encoding,
    delimiter: file.delimiter,
    above: file.above,
    dates: [...dates].map(([index, { order, isOpen }]) => ({
      column: file.header[index] ?? "",
      order,
      isOpen,
    })),
    fields: [...fields.values()],
    ignored,
    nameless: Math.max(
      0,
      ...file.header.map((name, index) => (name === "" ? (filled[index] ?? 0) : 0)),
    ),
    repeated: file.header.filter(
      (name, index) => name !== "" && file.header.indexOf(name) !== index,
    ),
  };
}

const NEAR: Readonly<Record<string, RegExp>> = {
  email: /mail|correo/,
  jobTitle: /title|position|role|cargo|puesto|job|funcion|rol/,
  country: /countr|pais|region|state|provin|city|ciudad|locat|address/,
  employees: /employ|emplead|size|tamano|staff|head/,
  industry: /indust|sector|activ|vertical|ramo/,
};

function candidatesFor(field: string, ignored: readonly string[]): readonly string[] {
  const near = NEAR[field];
  return near === undefined ? [] : ignored.filter((name) => near.test(words(name))).slice(0, 5);
}

/** The summary as lines of text. */
export function summaryLines(summary: MappingSummary, language: Language): readonly string[] {
  const en = language === "en";
  const above = counted(summary.above, {
    en: ["line", "lines"],
    es: ["línea omitida", "líneas omitidas"],
  });
  const separator = summary.delimiter === "\t" ? "tab" : summary.delimiter;
  const lines = [
    en
      ? `Read as ${summary.encoding}, separator ${separator}${summary.above > 0 ? `, ${above.en} above the header left out` : ""}`
      : `Leído como ${summary.encoding}, separador ${separator}${summary.above > 0 ? `, ${above.es} por encima de la cabecera` : ""}`,
  ];
  for (const { field, columns, fill, candidates } of summary.fields) {
    const label = fieldName(field)[language];
    if (columns.length > 0) {
      const share = fill === null ? "" : ` (${wholePercentText(fill)[language]})`;
      lines.push(`  ${label}: ${columns.join(", ")}${share}`);
    } else {
      const near =
        candidates.length === 0
          ? ""
          : `; ${en ? "candidates" : "candidatas"}: ${candidates.join(", ")}`;
      lines.push(
        en
          ? `  ! ${label}: no column found${near}`
          : `  ! ${label}: no se encontró ninguna columna${near}`,
      );
    }
  }
  if (summary.ignored.length > 0) {
    const shown = summary.ignored.slice(0, 20).join(", ");
    const more = summary.ignored.length > 20 ? ` +${summary.ignored.length - 20}` : "";
    lines.push(en ? `  Not read: ${shown}${more}` : `  Sin leer: ${shown}${more}`);
  }
  if (summary.nameless > 0) {
    const nameless = counted(summary.nameless, {
      en: ["row has values", "rows have values"],
      es: ["fila tiene valores", "filas tienen valores"],
    });
    lines.push(
      en
        ? `  ! ${nameless.en} in columns without a name, which are not read`
        : `  ! ${nameless.es} en columnas sin nombre, que no se leen`,
    );
  }
  if (summary.repeated.length > 0) {
    const names = [...new Set(summary.repeated)].join(", ");
    lines.push(
      en
        ? `  More than one column is called ${names}: the first filled one of a row is read`
        : `  Hay más de una columna llamada ${names}: se lee la primera con valor de cada fila`,
    );
  }
  lines.push(...dateLines(summary.dates, language));
  return lines;
}

/** One line where all columns of dates agree, otherwise one each. */
function dateLines(dates: MappingSummary["dates"], language: Language): readonly string[] {
  const en = language === "en";
  const open = dates.filter(({ isOpen }) => isOpen).map(({ column }) => column);
  const sure = dates.filter(({ isOpen }) => !isOpen);
  const orders = new Set(sure.map(({ order }) => order));
  const first = (order: DateReading): string =>
    en
      ? `${order === "dmy" ? "day" : "month"} first`
      : `el ${order === "dmy" ? "día" : "mes"} primero`;
  const told =
    orders.size < 2
      ? [...orders].map((order) => `  ${en ? "Dates" : "Fechas"}: ${first(order)}`)
      : sure.map(
          ({ column, order }) => `  ${en ? "Dates in" : "Fechas en"} ${column}: ${first(order)}`,
        );
  if (open.length === 0) return told;
  const names = open.join(", ");
  return [
    ...told,
    en
      ? `  ! Dates like 03/04/2026 in ${names} are read day first; nothing in the column tells. Say --dates mdy when the month comes first`
      : `  ! Las fechas como 03/04/2026 de ${names} se leen con el día primero; nada en la columna lo aclara. Indique --dates mdy si el mes va primero`,
  ];
}
