import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../scoring/compile/compile.ts";
import { explainInOneSentence } from "../scoring/explain/explain.ts";
import { withReadings } from "../scoring/model/column-kind.ts";
import type { DateReading } from "../scoring/reading/written-date.ts";
import { scoreContact, type Models } from "../scoring/score.ts";
import type { Language } from "../base/text.ts";
import { badRows, type BadRows } from "./bad-rows.ts";
import { readColumns } from "./column-readings.ts";
import { CannotRun, defineCommand, type CommandIo } from "./command.ts";
import { columnsText, loadEvents, type EventStore } from "./event-store.ts";
import { givenColumns } from "./given-columns.ts";
import { keepMemoryFlat } from "./keep-memory-flat.ts";
import { loadLeadModel, loadCustomerModel } from "./load-model.ts";
import { isColumnName, mapColumns } from "./map-columns.ts";
import { summarize, summaryLines } from "./mapping-summary.ts";
import { contactsArgument, instantFrom, jsonOption, modelOptions, zoneFrom } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { openCsv, type CsvFile } from "./read-csv.ts";
import { readsOf, rowReader, type RowReader } from "./row-facts.ts";
import { scoredFields, scoredHeader } from "./scored-columns.ts";
import { eventsRead, rowsText, toldLines, type IdForms } from "./score-summary.ts";
import { mustNotBe, openOutput } from "./table/output.ts";
import { commandFaults } from "../words/command-faults.ts";

/**
 * `ripen score`: scores an export of a CRM, row by row in constant memory. The output has the rows as
 * they came with the scores behind them, in the file's own encoding, and gets its name when it is whole.
 * Exit code 1 when some rows were bad; they are left out.
 */
export const score = defineCommand({
  name: "score",
  summary: { en: "score an export of a CRM", es: "puntuar una exportación de un CRM" },
  examples: [
    "ripen score CONTACTS.csv --model b2b-software --out SCORED.csv",
    "ripen score CONTACTS.csv --model b2b-software --dry-run",
  ],
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
    const isDry = options["dry-run"];
    if (out === null && !isDry) {
      throw new CannotRun(commandFaults.optionMissing("out", usage));
    }
    const eventsPath = options.events;
    const customerName = options["customer-model"];
    if (out !== null) {
      await mustNotBe(out, [
        [path, "contacts"],
        ...(eventsPath === null ? [] : [[eventsPath, "events"] as const]),
        [options.model, "model"],
        ...(options.map?.endsWith(".json") === true ? [[options.map, "mapping"] as const] : []),
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
      const readings = await readColumns(file, columns, documents, {
        given: datesOption(options.dates),
        isWhole: isDry,
      });
      if (out === null || isDry) {
        const mapping = summarize(file, columns, documents, readings, readings);
        io.stdout.write(
          options.json
            ? `${JSON.stringify({ rows: readings.rows, ...mapping })}\n`
            : `${[...summaryLines(mapping, language), rowsText(readings.rows, language)].join("\n")}\n`,
        );
        return 0;
      }
      const timeZone = zoneFrom(options["time-zone"]);
      const reader = rowReader(columns, documents, {
        decode: file.codec.decode,
        dates: readings.dates,
        timeZone,
      });
      if (eventsPath !== null && !columns.some(({ property }) => property === "hs_object_id")) {
        throw new CannotRun(commandFaults.idColumnMissing(path));
      }
      const bad = badRows(language, io.stderr);
      const badEvents = badRows(language, io.stderr);
      const events =
        eventsPath === null
          ? null
          : await loadEvents(
              eventsPath,
              { dates: datesOption(options.dates), timeZone },
              (line, message) => badEvents.add(eventsPath, line, message),
            );
      try {
        const models: Models = {
          lead: compileModel(withReadings(lead, readings.fields), lexicon),
          customer:
            customer === null
              ? null
              : compileModel(withReadings(customer, readings.fields), lexicon),
        };
        const job = {
          models,
          reader,
          events,
          asOf: instantFrom(options.now),
          withReasons: options.reasons,
          timeZone,
          path,
          file,
          out,
          language,
        };
        const done = await scoreRows(job, bad, io);
        const mapping = summarize(file, columns, documents, readings, done);
        const told = {
          rows: done.rows,
          bad: bad.count(),
          blank: done.blank,
          unreadDates: reader.unreadDates(),
          events: events === null ? null : eventsRead(events, badEvents.count(), documents, done),
          out,
          met: file.codec.met,
        };
        // Scores that go to standard output keep it to themselves.
        const says = out === "/dev/stdout" ? io.stderr : io.stdout;
        says.write(
          options.json
            ? `${JSON.stringify({ ...told, ...mapping })}\n`
            : `${[...summaryLines(mapping, language), ...toldLines(told, language)].join("\n")}\n`,
        );
        return bad.count() + badEvents.count() > 0 ? 1 : 0;
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
  throw new CannotRun(commandFaults.datesInvalid(text));
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
  readonly out: string;
  readonly language: Language;
};

type Done = {
  readonly rows: number;
  /** Rows with nothing in them. */
  readonly blank: number;
  /** How many rows have a value, by column. */
  readonly filled: readonly number[];
  readonly ids: IdForms;
};

async function scoreRows(job: Job, bad: BadRows, io: CommandIo): Promise<Done> {
  const { file, models, reader, events, asOf } = job;
  const { delimiter, codec } = file;
  // What was met in the first pass is met again.
  Object.assign(codec.met, { doubled: 0, nul: 0, foreign: 0 });
  const out = await openOutput(job.out);
  const bar = progressBar(io, file.size);
  const width = file.header.length;
  const filled = Array<number>(width).fill(0);
  const ids = { longest: 0, hasZeros: false };
  let rows = 0;
  let blank = 0;
  const mark = codec.encoding.startsWith("utf-16") ? "\ufeff" : "";
  let text = `${mark}${file.header.map((name) => codec.encode(quoted(name, delimiter))).join(delimiter)}${delimiter}${scoredHeader(delimiter, job.withReasons)}`;
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
          if (id !== null) {
            ids.longest = Math.max(ids.longest, id.length);
            ids.hasZeros ||= id.startsWith("0");
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
          text += `${raw}${delimiter}${scoredFields(result, reasons, delimiter)}`;
        },
      },
      async (bytes) => {
        bar.update(bytes, rows);
        const part = text;
        text = "";
        if (part !== "") await out.write(codec.bytes(part));
      },
    );
    await out.finish();
  } catch (error) {
    await out.drop();
    throw error;
  }
  bar.done();
  return { rows, blank, filled, ids };
}

function quoted(name: string, delimiter: string): string {
  return /["\n\r]/.test(name) || name.includes(delimiter)
    ? `"${name.replaceAll('"', '""')}"`
    : name;
}
