import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../scoring/compile/compile.ts";
import { explainInOneSentence } from "../scoring/explain/explain.ts";
import type { Model } from "../scoring/model/model.ts";
import { voteForDate, type DateReading, type DateVotes } from "../scoring/reading/written-date.ts";
import { scoreContact, type Models } from "../scoring/score.ts";
import type { Language } from "../scoring/text.ts";
import { badRows, type BadRows } from "./bad-rows.ts";
import { CannotRun, defineCommand, type CommandIo } from "./command.ts";
import { columnsText, loadEvents, type EventStore } from "./event-store.ts";
import { givenColumns } from "./given-columns.ts";
import { keepMemoryFlat } from "./keep-memory-flat.ts";
import { loadLeadModel, loadCustomerModel } from "./load-model.ts";
import { isColumnName, mapColumns, type MappedColumn } from "./map-columns.ts";
import { summarize, summaryLines, type MappingSummary } from "./mapping-summary.ts";
import { contactsArgument, instantFrom, jsonOption, modelOptions, zoneFrom } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { openCsv, type CsvFile } from "./read-csv.ts";
import { dateProperties, readsOf, rowReader, type RowReader } from "./row-facts.ts";
import { scoredFields, scoredHeader } from "./scored-columns.ts";
import { mustNotBe, openOutput } from "./table/output.ts";

/**
 * `ripen score`: scores an export of a CRM, row by row in constant memory. The output has the rows as
 * they came with the scores behind them, in the file's own encoding, and gets its name when it is whole.
 * Exit code 1 when some rows were bad; they are left out.
 */
export const score = defineCommand({
  name: "score",
  summary: { en: "score an export of a CRM", es: "puntuar una exportación de un CRM" },
  positionals: [contactsArgument],
  options: {
    ...modelOptions,
    out: {
      value: "SCORED.csv",
      about: { en: "the file to write", es: "el archivo que se escribe" },
    },
    reasons: {
      about: { en: "add why, in a sentence", es: "añadir el porqué, en una frase" },
    },
    map: {
      value: "FIELD=COLUMN",
      about: {
        en: "which column a field is, pairs with ; between them, or a JSON file",
        es: "qué columna es un campo, pares con ; entre ellos, o un archivo JSON",
      },
    },
    dates: {
      value: "dmy|mdy",
      about: {
        en: "whether day or month comes first (told from the column)",
        es: "si va primero el día o el mes (se deduce de la columna)",
      },
    },
    "dry-run": {
      about: {
        en: "say what is read as what, and write nothing",
        es: "decir qué se lee como qué, sin escribir nada",
      },
    },
    json: jsonOption,
  },
  run: async ({ language, options, usage, positionals: [path] }, io) => {
    keepMemoryFlat();
    const { out } = options;
    if (out === null && !options["dry-run"]) {
      throw new CannotRun(`Give --out.\nUsage: ${usage}`, `Indique --out.\nUso: ${usage}`);
    }
    const eventsPath = options.events;
    const customerName = options["customer-model"];
    if (out !== null) {
      await mustNotBe(out, [
        [path, "contacts"],
        ...(eventsPath === null ? [] : [[eventsPath, "events"] as const]),
        [options.model, "model"],
        ...(customerName === null ? [] : [[customerName, "model"] as const]),
      ]);
    }
    const lead = await loadLeadModel(options.model);
    const customer = customerName === null ? null : await loadCustomerModel(customerName);
    const documents = customer === null ? [lead] : [lead, customer];
    const reads = readsOf(documents);
    const file = await openCsv(path, (name) => isColumnName(name, reads));
    try {
      const columns = mapColumns(
        file.header,
        reads,
        await givenColumns(options.map, file.header, documents),
      );
      const dates = datesOption(options.dates) ?? (await datesOf(file, columns, documents));
      const reader = rowReader(columns, documents, {
        decode: file.codec.decode,
        dates: dates === "mdy" ? "mdy" : "dmy",
      });
      if (eventsPath !== null && !columns.some(({ property }) => property === "hs_object_id")) {
        throw new CannotRun(
          `${path} has no id column, so that events cannot be matched. Add 'Record ID'.`,
          `${path} no tiene columna de id, así que no se pueden asignar los eventos. Añada 'Record ID'.`,
        );
      }
      const bad = badRows(language, io.stderr);
      const events =
        eventsPath === null
          ? null
          : await loadEvents(eventsPath, (line, message) => bad.add(eventsPath, line, message));
      try {
        const models: Models = {
          lead: compileModel(lead, lexicon),
          customer: customer === null ? null : compileModel(customer, lexicon),
        };
        const job = {
          models,
          reader,
          events,
          asOf: instantFrom(options.now),
          withReasons: options.reasons,
          timeZone: zoneFrom(options["time-zone"]),
          path,
          file,
          out: options["dry-run"] ? null : out,
          language,
        };
        const done = await scoreRows(job, bad, io);
        const mapping = summarize(file, columns, documents, { ...done, dates });
        const unmatched = events?.unmatched() ?? null;
        const told = { ...done, bad: bad.count(), unmatched, unreadDates: reader.unreadDates() };
        // Scores that go to standard output keep it to themselves.
        const says = out === "/dev/stdout" ? io.stderr : io.stdout;
        says.write(
          options.json
            ? `${JSON.stringify(jsonOf(told, mapping, job.out, file))}\n`
            : textOf(told, mapping, job.out, file, language),
        );
        return bad.count() > 0 ? 1 : 0;
      } finally {
        await events?.close();
      }
    } finally {
      await file.close();
    }
  },
});

function datesOption(text: string | null): DateReading | null {
  if (text === null || text === "dmy" || text === "mdy") return text;
  throw new CannotRun(
    `--dates is ${text}. Write dmy when the day comes first, mdy when the month does.`,
    `--dates es ${text}. Escriba dmy si el día va primero o mdy si es el mes.`,
  );
}

/** Reads the columns of dates once for their order; null when the file has none that could be read two ways. */
async function datesOf(
  file: CsvFile,
  columns: readonly MappedColumn[],
  documents: readonly Model[],
): Promise<MappingSummary["dates"]> {
  const isDate = dateProperties(documents);
  const indexes = columns.filter(({ property }) => isDate.has(property)).map(({ index }) => index);
  if (indexes.length === 0) return null;
  const votes: DateVotes = { dmy: 0, mdy: 0, either: 0 };
  await file.read({
    fault: () => undefined,
    record: (fields) => {
      for (const index of indexes) voteForDate(file.codec.decode(fields[index] ?? ""), votes);
    },
  });
  if (votes.dmy + votes.mdy === 0) return votes.either === 0 ? null : "mdy or dmy";
  return votes.dmy >= votes.mdy ? "dmy" : "mdy";
}

type Job = {
  readonly models: Models;
  readonly reader: RowReader;
  readonly events: EventStore | null;
  readonly asOf: number;
  readonly withReasons: boolean;
  readonly timeZone: string;
  readonly path: string;
  readonly file: CsvFile;
  /** Null when nothing is written. */
  readonly out: string | null;
  readonly language: Language;
};

type Done = {
  readonly rows: number;
  /** Rows with nothing in them. */
  readonly blank: number;
  /** How many rows have a value, by column. */
  readonly filled: readonly number[];
};

async function scoreRows(job: Job, bad: BadRows, io: CommandIo): Promise<Done> {
  const { file, models, reader, events, asOf } = job;
  const { delimiter, codec } = file;
  const out = job.out === null ? null : await openOutput(job.out);
  const bar = progressBar(io, file.size);
  const width = file.header.length;
  const filled = Array<number>(width).fill(0);
  let rows = 0;
  let blank = 0;
  const mark = codec.encoding.startsWith("utf-16") ? "\ufeff" : "";
  let text = `${mark}${file.header.map((name) => codec.encode(quoted(name, delimiter))).join(delimiter)}${delimiter}${scoredHeader(delimiter, job.withReasons)}\n`;
  try {
    await file.read(
      {
        fault: (line, message) => bad.add(job.path, line, message),
        record: (fields, line, raw) => {
          if (raw.length <= width * 3 && fields.every((field) => field.trim() === "")) {
            blank += 1;
            return;
          }
          if (fields.length !== width)
            return bad.add(job.path, line, columnsText(fields.length, width));
          const id = events === null ? null : reader.idOf(fields);
          if (events !== null && id === null) {
            return bad.add(job.path, line, { en: "no id", es: "sin id" });
          }
          const whyNot = reader.whyNot(fields);
          if (whyNot !== null) return bad.add(job.path, line, whyNot);
          for (let at = 0; at < width; at += 1)
            if (fields[at] !== "") filled[at] = (filled[at] ?? 0) + 1;
          const facts = reader.factsOf(
            fields,
            id === null ? [] : (events?.eventsOf(id) ?? []),
            asOf,
          );
          const result = scoreContact(models, facts, null, asOf);
          const reasons = job.withReasons
            ? codec.encode(explainInOneSentence(models, facts, result, job.language, job.timeZone))
            : null;
          rows += 1;
          if (out !== null)
            text += `${raw}${delimiter}${scoredFields(result, reasons, delimiter)}\n`;
        },
      },
      async (bytes) => {
        bar.update(bytes, rows);
        const part = text;
        text = "";
        if (part !== "" && out !== null) await out.write(codec.bytes(part));
      },
    );
    await out?.finish();
  } catch (error) {
    await out?.drop();
    throw error;
  }
  bar.done();
  return { rows, blank, filled };
}

function quoted(name: string, delimiter: string): string {
  return /["\n\r]/.test(name) || name.includes(delimiter)
    ? `"${name.replaceAll('"', '""')}"`
    : name;
}

type Told = Done & {
  readonly bad: number;
  readonly unreadDates: number;
  /** Contacts of the events that the file does not have; null without events. */
  readonly unmatched: number | null;
};

function jsonOf(
  { rows, blank, bad, unmatched, unreadDates }: Told,
  mapping: MappingSummary,
  out: string | null,
  { codec }: CsvFile,
): object {
  return {
    rows,
    bad,
    blank,
    unmatchedContacts: unmatched,
    unreadDates,
    out,
    ...mapping,
    met: codec.met,
  };
}

function textOf(
  { rows, blank, bad, unmatched, unreadDates }: Told,
  mapping: MappingSummary,
  out: string | null,
  { codec }: CsvFile,
  language: Language,
): string {
  const en = language === "en";
  const { doubled, nul, foreign } = codec.met;
  const notes = [
    ...(doubled > 0
      ? [
          en
            ? `  ${doubled} values were encoded twice (like 'EspaÃ±a') and read as they were meant`
            : `  ${doubled} valores tenían doble codificación (como 'EspaÃ±a') y se leyeron como debían ser`,
        ]
      : []),
    ...(nul > 0
      ? [
          en
            ? `  ! ${nul} values have zero bytes in them, which were left out in reading`
            : `  ! ${nul} valores tienen bytes nulos, que se omitieron al leer`,
        ]
      : []),
    ...(foreign > 0
      ? [
          en
            ? `  ! ${foreign} values are not in the encoding of the file; they were read as Windows-1252`
            : `  ! ${foreign} valores no están en la codificación del archivo; se leyeron como Windows-1252`,
        ]
      : []),
    ...(unreadDates > 0
      ? [
          en
            ? `  ! ${unreadDates} dates cannot be read and count as unknown`
            : `  ! ${unreadDates} fechas no se pueden leer y cuentan como desconocidas`,
        ]
      : []),
    ...(unmatched !== null && unmatched > 0
      ? [
          en
            ? `  ! ${unmatched} contact ids of the events are not in the contacts (a spreadsheet may have rounded them or cut leading zeros)`
            : `  ! ${unmatched} ids de contacto de los eventos no están entre los contactos (una hoja de cálculo puede haberlos redondeado o quitado ceros iniciales)`,
        ]
      : []),
    ...(blank > 0
      ? [en ? `  ${blank} empty rows left out` : `  ${blank} filas vacías omitidas`]
      : []),
  ];
  const end =
    out === null
      ? en
        ? `${rows} rows would be scored, ${bad} bad rows`
        : `se puntuarían ${rows} filas, ${bad} filas incorrectas`
      : en
        ? `${rows} rows scored to ${out}, ${bad} bad rows`
        : `${rows} filas puntuadas en ${out}, ${bad} filas incorrectas`;
  return `${[...summaryLines(mapping, language), ...notes, end].join("\n")}\n`;
}
