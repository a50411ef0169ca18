import type { Model } from "../scoring/model/model.ts";
import { words } from "../scoring/reading/fold.ts";
import type { Language } from "../scoring/text.ts";
import { fieldName } from "../words/fields.ts";
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
};

/** How a file was understood, for people and (`--json`) for programs. */
export type MappingSummary = {
  readonly encoding: string;
  readonly delimiter: string;
  /** Lines above the header that were left out. */
  readonly above: number;
  readonly dates: "dmy" | "mdy" | "mdy or dmy" | null;
  readonly fields: readonly FieldRead[];
  /** Columns that nothing reads. */
  readonly ignored: readonly string[];
  /** Headers that stand more than once. */
  readonly repeated: readonly string[];
};

/** Profile fields that a score is poor without. */
const MAIN = new Set(["email", "jobTitle", "country", "employees", "industry"]);

export function summarize(
  file: CsvFile,
  columns: readonly MappedColumn[],
  models: readonly Model[],
  {
    filled,
    rows,
    dates,
  }: {
    readonly filled: readonly number[];
    readonly rows: number;
    readonly dates: MappingSummary["dates"];
  },
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
      });
    }
  }
  return {
    encoding: file.codec.encoding,
    delimiter: file.delimiter,
    above: file.above,
    dates,
    fields: [...fields.values()],
    ignored,
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
  const separator = summary.delimiter === "\t" ? "tab" : summary.delimiter;
  const lines = [
    en
      ? `Read as ${summary.encoding}, separator ${separator}${summary.above > 0 ? `, ${summary.above} line(s) above the header left out` : ""}`
      : `Leído como ${summary.encoding}, separador ${separator}${summary.above > 0 ? `, ${summary.above} línea(s) sobre la cabecera omitidas` : ""}`,
  ];
  for (const { field, columns, fill, candidates } of summary.fields) {
    const label = fieldName(field)[language];
    if (columns.length > 0) {
      const share = fill === null ? "" : ` (${Math.round(fill * 100)} %)`;
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
  if (summary.repeated.length > 0) {
    const names = [...new Set(summary.repeated)].join(", ");
    lines.push(
      en
        ? `  More than one column is called ${names}: the first filled one of a row is read`
        : `  Hay más de una columna llamada ${names}: se lee la primera con valor de cada fila`,
    );
  }
  if (summary.dates === "mdy or dmy") {
    lines.push(
      en
        ? "  ! Dates like 03/04/2026 are read day first; nothing in the file tells. Say --dates mdy when the month comes first"
        : "  ! Las fechas como 03/04/2026 se leen con el día primero; nada en el archivo lo aclara. Indique --dates mdy si el mes va primero",
    );
  } else if (summary.dates !== null) {
    lines.push(
      en
        ? `  Dates: ${summary.dates === "dmy" ? "day" : "month"} first`
        : `  Fechas: ${summary.dates === "dmy" ? "el día" : "el mes"} primero`,
    );
  }
  return lines;
}
