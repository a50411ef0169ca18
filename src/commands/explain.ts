import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../scoring/compile/compile.ts";
import { explainInOneSentence } from "../scoring/explain/explain.ts";
import { withReadings } from "../scoring/model/column-kind.ts";
import type { Model } from "../scoring/model/model.ts";
import { readColumns, type ColumnReadings } from "./column-readings.ts";
import type { Facts } from "../scoring/facts.ts";
import { nextChangeAt } from "../scoring/next-change.ts";
import { scoreContact } from "../scoring/score.ts";
import { CannotRun, defineCommand } from "./command.ts";
import { loadEvents } from "./event-store.ts";
import { explanationTable } from "./explanation-table.ts";
import { loadCustomerModel, loadLeadModel } from "./load-model.ts";
import { isColumnName, mapColumns } from "./map-columns.ts";
import { contactsArgument, instantFrom, modelOptions, zoneFrom } from "./options.ts";
import { openCsv } from "./read-csv.ts";
import { readsOf, rowReader } from "./row-facts.ts";
import { commandFaults } from "../words/command-faults.ts";

/**
 * `ripen explain`: the explanation of one contact of an export as a readable table. The id is the record
 * id or the e-mail address. Exit code 0, or 2 when it cannot run or there is no such contact.
 */
export const explain = defineCommand({
  name: "explain",
  summary: { en: "explain one contact's score", es: "explicar la puntuación de un contacto" },
  examples: [
    "ripen explain CONTACTS.csv --id 42 --model b2b-software",
    "ripen explain CONTACTS.csv --id ana@example.com --model MODEL.json --language es",
  ],
  positionals: [contactsArgument],
  options: {
    ...modelOptions,
    id: {
      value: "X",
      about: { en: "the record id or the e-mail address", es: "el id del registro o el correo" },
      isRequired: true,
    },
  },
  run: async ({ language, options, positionals: [path] }, io) => {
    const { id } = options;
    const lead = await loadLeadModel(options.model);
    const customerName = options["customer-model"];
    const customer = customerName === null ? null : await loadCustomerModel(customerName);
    const asOf = instantFrom(options.now);
    const timeZone = zoneFrom(options["time-zone"]);
    const { facts, readings } = await factsOf(path, id, asOf, {
      documents: customer === null ? [lead] : [lead, customer],
      events: options.events,
      timeZone,
    });
    const models = {
      lead: compileModel(withReadings(lead, readings), lexicon),
      customer: customer === null ? null : compileModel(withReadings(customer, readings), lexicon),
    };
    const score = scoreContact(models, facts, null, asOf);
    const sentence = explainInOneSentence(models, facts, score, language, timeZone);
    const next = nextChangeAt(models, facts, null, asOf);
    io.stdout.write(explanationTable(models, facts, score, { language, timeZone, sentence, next }));
    return 0;
  },
});

/** Reads the file to the row with the id, and no further than it must. */
async function factsOf(
  path: string,
  id: string,
  asOf: number,
  {
    documents,
    events,
    timeZone,
  }: {
    readonly documents: readonly Model[];
    readonly events: string | null;
    readonly timeZone: string;
  },
): Promise<{ readonly facts: Facts; readonly readings: ColumnReadings["fields"] }> {
  const reads = readsOf(documents);
  const file = await openCsv(path, (name) => isColumnName(name, reads));
  const columns = mapColumns(file.header, reads);
  const { dates, fields: readings } = await readColumns(file, columns, documents, {
    given: null,
    isWhole: false,
  });
  const reader = rowReader(columns, documents, { decode: file.codec.decode, dates, timeZone });
  const wanted = id.trim().toLowerCase();
  let found: readonly string[] | null = null;
  await file.read({
    fault: () => undefined,
    record: (fields) => {
      const isIt =
        reader.idOf(fields) === id || reader.emailOf(fields)?.trim().toLowerCase() === wanted;
      if (isIt && found === null) found = fields;
    },
  });
  await file.close();
  if (found === null) {
    throw new CannotRun(commandFaults.contactMissing(path, id));
  }
  const row: readonly string[] = found;
  const store =
    events === null ? null : await loadEvents(events, { dates: null, timeZone }, () => undefined);
  try {
    const own = store?.eventsOf(reader.idOf(row) ?? id) ?? [];
    return { facts: reader.factsOf(row, own, asOf), readings };
  } finally {
    await store?.close();
  }
}
