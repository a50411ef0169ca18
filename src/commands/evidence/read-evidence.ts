import type { Warning } from "../../evidence/report/warning.ts";
import { sequenceOf } from "../../evidence/rows/sequence.ts";
import { tableBuilder } from "../../evidence/rows/table-builder.ts";
import type { Table } from "../../evidence/rows/table.ts";
import { lexicon } from "../../../config/lexicon.ts";
import { columnVote, readBy } from "../../scoring/reading/column-reading.ts";
import { words } from "../../scoring/reading/fold.ts";
import { instantOf } from "../../scoring/reading/instant.ts";
import type { Language } from "../../base/text.ts";
import { badRows } from "../bad-rows.ts";
import { CannotRun, type CommandIo } from "../command.ts";
import { loadEvents, type EventStore } from "../event-store.ts";
import { instantFrom, modelOptions } from "../options.ts";
import { progressBar } from "../progress-bar.ts";
import { isColumnName } from "../map-columns.ts";
import { openCsv } from "../read-csv.ts";
import { behaviourOf } from "./behaviour.ts";
import { columnNamed, evidenceColumns } from "./columns.ts";
import { outcomeReader } from "./outcome.ts";
import { readRows, recordsOf, type EvidenceRow } from "./read-rows.ts";
import { commandFaults } from "../../words/command-faults.ts";

/** The options that say where the outcome stands, for every command that looks at outcomes. */
export const evidenceOptions = {
  outcome: {
    value: "COLUMN",
    about: {
      en: "the column that says what became of each lead",
      es: "la columna que dice qué fue de cada lead",
    },
    isRequired: true,
  },
  won: {
    value: "VALUE",
    about: {
      en: "a value of it that counts as won (1)",
      es: "un valor de ella que cuenta como ganado (1)",
    },
    isMany: true,
  },
  id: {
    value: "COLUMN",
    about: { en: "the column with the lead's id", es: "la columna con el id del lead" },
    isRequired: true,
  },
  date: {
    value: "COLUMN",
    about: { en: "the column with the lead's date", es: "la columna con la fecha del lead" },
  },
  events: modelOptions.events,
  now: {
    value: "ISO",
    about: {
      en: "the instant that the outcome is asked about, like 2026-03-20",
      es: "el instante por el que se pregunta, como 2026-03-20",
    },
  },
} as const;

/** What those options were given as. */
export type EvidenceGiven = {
  readonly outcome: string;
  readonly won: readonly string[];
  readonly id: string;
  readonly date: string | null;
  readonly events: string | null;
  readonly now: string | null;
};

/** Rows with their outcome, and everything that reading them noticed. */
export type EvidenceFile = {
  readonly table: Table;
  readonly header: readonly string[];
  /** The rows of the table. */
  readonly rows: readonly EvidenceRow[];
  /** The fields of a row, as the file has them. */
  readonly fieldsOf: (row: EvidenceRow) => readonly string[];
  readonly orderedBy: "date" | "id" | null;
  /** Leads that come in a week; null where no dates tell. */
  readonly leadsAWeek: number | null;
  readonly now: number | null;
  readonly warnings: readonly Warning[];
  readonly events: EventStore | null;
  /** Removes what reading left on the disk. */
  readonly close: () => Promise<void>;
};

const WEEK = 7 * 86_400_000;

/** Reads the file, the outcome and the events that the options name. Cannot run without them. */
export async function readEvidence(
  path: string,
  given: EvidenceGiven,
  language: Language,
  io: CommandIo,
): Promise<EvidenceFile> {
  const asked = new Set([given.outcome, given.id, given.date ?? given.id].map(words));
  const file = await openCsv(path, (name) => asked.has(words(name)) || isColumnName(name, null));
  const { header } = file;
  const outcomeColumn = columnNamed(header, given.outcome, "outcome");
  const idColumn = columnNamed(header, given.id, "id");
  const dateColumn = given.date === null ? null : columnNamed(header, given.date, "date");
  const now = given.now === null ? null : instantFrom(given.now);
  const eventsPath = given.events;
  if (eventsPath !== null && now === null) {
    throw new CannotRun(commandFaults.nowMissing);
  }
  const notEvidence = new Set([
    outcomeColumn,
    idColumn,
    ...(dateColumn === null ? [] : [dateColumn]),
  ]);
  const columns = evidenceColumns(header, notEvidence);
  const bad = badRows(language, io.stderr);
  const bar = progressBar(io, file.size);
  const readOutcome = outcomeReader(header[outcomeColumn] ?? "", given.won);
  const builder = tableBuilder(columns.kept);
  const texts: string[] = [];
  const read = await readRows({ path, file, idColumn, outcomeColumn, readOutcome }, bad, {
    onRow: (row, fields) => {
      builder.add(row, fields);
      if (dateColumn !== null) texts.push(` ${fields[dateColumn] ?? ""}`.slice(1));
    },
    onProgress: (bytes, rows) => bar.update(bytes, rows),
  });
  bar.done();
  requireBothOutcomes(read.rows, given, header[outcomeColumn] ?? "");
  const dates = dateColumn === null ? null : instantsOf(texts);
  const times = dates ?? Float64Array.from(read.rows, ({ id }) => sequenceOf(id));
  const events =
    eventsPath === null
      ? null
      : await loadEvents(eventsPath, { dates: null, timeZone: "UTC" }, (line, message) =>
          bad.add(eventsPath, line, message),
        );
  const built = builder.finish(
    times,
    events === null || now === null ? null : (ids) => behaviourOf(events, ids, now),
  );
  const warnings: Warning[] = [...read.warnings, ...columns.warnings];
  if (built.repeated > 0) warnings.push({ code: "repeated_rows", rows: built.repeated });
  if (built.sharedIds > 0) warnings.push({ code: "shared_ids", ids: built.sharedIds });
  const unreadable = dates === null ? 0 : dates.filter(Number.isNaN).length;
  if (unreadable > 0) {
    warnings.push({ code: "unreadable_dates", column: given.date ?? "", rows: unreadable });
  }
  return {
    table: built.table,
    header,
    rows: built.order.map((at) => read.rows[at] as EvidenceRow),
    fieldsOf: ({ raw }) => recordsOf(raw, file)[0] ?? [],
    orderedBy: built.table.times === null ? null : dates === null ? "id" : "date",
    leadsAWeek: dates === null ? null : leadsAWeek(dates, read.of / Math.max(1, read.rows.length)),
    now,
    warnings,
    events,
    close: async () => {
      await events?.close();
      await file.close();
    },
  };
}

function requireBothOutcomes(
  rows: readonly EvidenceRow[],
  given: EvidenceGiven,
  column: string,
): void {
  if (rows.length === 0) {
    throw new CannotRun(commandFaults.outcomesMissing);
  }
  const won = given.won;
  if (won.length === 0 || rows.some(({ outcome }) => outcome === 1)) return;
  throw new CannotRun(commandFaults.wonMissing(column, won));
}

/** `times` is how many rows of the file stand behind each that was read. */
function leadsAWeek(dates: Float64Array, times: number): number | null {
  const known = dates.filter((date) => !Number.isNaN(date));
  const first = known.reduce((least, date) => Math.min(least, date), Infinity);
  const last = known.reduce((most, date) => Math.max(most, date), -Infinity);
  const weeks = (last - first) / WEEK;
  return weeks >= 1 ? (known.length * times) / weeks : null;
}

/** The instants of a column of dates in epoch milliseconds, NaN where a text is none; UTC where it names no zone. */
function instantsOf(texts: readonly string[]): Float64Array {
  const vote = columnVote("date", lexicon);
  for (const text of texts) vote.add(text);
  const read = readBy(vote.reading() ?? "dmy", lexicon);
  return Float64Array.from(texts, (text) => instantOf(read(text)));
}
