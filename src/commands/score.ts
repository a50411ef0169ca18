import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { resolve } from "node:path";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../scoring/compile/compile.ts";
import { explainInOneSentence } from "../scoring/explain/explain.ts";
import { scoreContact, type Models } from "../scoring/score.ts";
import type { Language } from "../scoring/text.ts";
import { badRows, type BadRows } from "./bad-rows.ts";
import { CannotRun, defineCommand, type CommandIo } from "./command.ts";
import { columnsText, loadEvents, type EventStore } from "./event-store.ts";
import { keepMemoryFlat } from "./keep-memory-flat.ts";
import { loadSoundModel } from "./load-model.ts";
import { mapColumns } from "./map-columns.ts";
import { contactsArgument, instantFrom, modelOptions, zoneFrom } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { openCsv, type CsvFile } from "./read-csv.ts";
import { readsOf, rowReader, type RowReader } from "./row-facts.ts";
import { scoredFields, scoredHeader } from "./scored-columns.ts";

/**
 * `ripen score`: scores an export of a CRM, row by row in constant memory. The output has the rows as
 * they came with the scores behind them. Exit code 1 when some rows were bad; they are left out.
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
      isRequired: true,
    },
    reasons: {
      about: { en: "add why, in a sentence", es: "añadir el porqué, en una frase" },
    },
  },
  run: async ({ language, options, positionals: [path] }, io) => {
    const { out } = options;
    if (resolve(out) === resolve(path)) {
      throw new CannotRun(
        "--out would overwrite the contacts. Name another file.",
        "--out sobrescribiría los contactos. Indique otro archivo.",
      );
    }
    const lead = await loadSoundModel(options.model);
    const customerName = options["customer-model"];
    const customer = customerName === null ? null : await loadSoundModel(customerName);
    const documents = customer === null ? [lead] : [lead, customer];
    const file = await openCsv(path);
    const columns = mapColumns(file.header, readsOf(documents));
    const reader = rowReader(columns, documents);
    const eventsPath = options.events;
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
      const withReasons = options.reasons;
      const timeZone = zoneFrom(options["time-zone"]);
      const scorer = {
        models,
        reader,
        events,
        asOf: instantFrom(options.now),
        withReasons,
        timeZone,
      };
      const rows = await scoreRows({ ...scorer, path, file, out, language }, bad, io);
      io.stdout.write(summary(rows, bad.count(), out, language));
      return bad.count() > 0 ? 1 : 0;
    } finally {
      await events?.close();
    }
  },
});

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

async function scoreRows(job: Job, bad: BadRows, io: CommandIo): Promise<number> {
  const { file, models, reader, events, asOf } = job;
  const { delimiter } = file;
  keepMemoryFlat();
  const out = await openOutput(job.out);
  const bar = progressBar(io, file.size);
  const width = file.header.length;
  let rows = 0;
  let text = `${file.header.map(quoted).join(delimiter)}${delimiter}${scoredHeader(delimiter, job.withReasons)}\n`;
  await file.read(
    {
      fault: (line, message) => bad.add(job.path, line, message),
      record: (fields, line, raw) => {
        if (fields.length !== width)
          return bad.add(job.path, line, columnsText(fields.length, width));
        const id = events === null ? null : reader.idOf(fields);
        if (events !== null && id === null) {
          return bad.add(job.path, line, { en: "no id", es: "sin id" });
        }
        const facts = reader.factsOf(fields, id === null ? [] : (events?.eventsOf(id) ?? []), asOf);
        const result = scoreContact(models, facts, null, asOf);
        const reasons = job.withReasons
          ? explainInOneSentence(models, facts, result, job.language, job.timeZone)
          : null;
        text += `${raw}${delimiter}${scoredFields(result, reasons, delimiter)}\n`;
        rows += 1;
      },
    },
    async (bytes) => {
      bar.update(bytes, rows);
      const part = text;
      text = "";
      if (part !== "" && !out.write(part)) await once(out, "drain");
    },
  );
  out.end();
  await once(out, "finish");
  bar.done();
  return rows;
}

async function openOutput(path: string): Promise<WriteStream> {
  const out = createWriteStream(path);
  try {
    await once(out, "open");
  } catch (error) {
    throw new CannotRun(
      `${path} cannot be written. Name a file in a folder that exists.`,
      `No se puede escribir ${path}. Indique un archivo en una carpeta que exista.`,
      { cause: error },
    );
  }
  return out;
}

function quoted(name: string): string {
  return /[",;\t\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function summary(rows: number, bad: number, out: string, language: Language): string {
  return language === "en"
    ? `${rows} rows scored to ${out}, ${bad} bad rows\n`
    : `${rows} filas puntuadas en ${out}, ${bad} filas incorrectas\n`;
}
