import { textsColumn } from "../store/engine/json-column.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { instantOf } from "../scoring/reading/instant.ts";
import type { BehaviourEvent } from "../scoring/facts.ts";
import { words } from "../scoring/reading/fold.ts";
import { isoOf, voteForDate, type DateVotes } from "../scoring/reading/written-date.ts";
import type { Text } from "../scoring/text.ts";
import { CannotRun } from "./command.ts";
import { openCsv, type CsvFile } from "./read-csv.ts";

/** The events of a file by contact. */
export type EventStore = {
  readonly eventsOf: (contactId: string) => readonly BehaviourEvent[];
  /** How many contacts of the events nobody has asked for. */
  readonly unmatched: () => number;
  /** Removes the temporary file. */
  readonly close: () => Promise<void>;
};

const NEEDED = ["contact_id", "type", "occurred_at"] as const;
const OWN: ReadonlySet<string> = new Set(["id", ...NEEDED]);

/**
 * Loads a CSV of events (contact_id, type, occurred_at, an optional id; other columns are their
 * properties) into a temporary SQLite file, so that memory does not grow with it. Bad rows go to `fault`.
 */
export async function loadEvents(
  path: string,
  fault: (line: number, message: Text) => void,
): Promise<EventStore> {
  const file = await openCsv(path, (name) => OWN.has(keyOf(name)));
  try {
    return await loadFrom(file, fault);
  } finally {
    await file.close();
  }
}

/** 'Contact ID' and 'Occurred at' are contact_id and occurred_at. */
function keyOf(name: string): string {
  return words(name).replaceAll(" ", "_");
}

async function loadFrom(
  file: CsvFile,
  fault: (line: number, message: Text) => void,
): Promise<EventStore> {
  const { name: path } = file;
  const names = file.header.map((name) =>
    OWN.has(keyOf(name)) ? keyOf(name) : name.toLowerCase(),
  );
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new CannotRun(
      `${path} lacks the column(s) ${missing.join(", ")}. Name them in its header.`,
      `A ${path} le faltan las columnas ${missing.join(", ")}. Nómbrelas en su cabecera.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "ripen-events-"));
  const database = new DatabaseSync(join(folder, "events.sqlite"));
  const insert = prepare(database);
  const at = (name: string): number => names.indexOf(name);
  const own = new Set(["id", ...NEEDED].map(at));
  const votes: DateVotes = { dmy: 0, mdy: 0, either: 0 };
  await file.read({
    fault: () => undefined,
    record: (fields) => voteForDate(fields[at("occurred_at")] ?? "", votes),
  });
  const dates = votes.mdy > votes.dmy ? "mdy" : "dmy";
  database.exec("BEGIN");
  await file.read({
    fault,
    record: (carried, line) => {
      const fields = carried.map((field) => file.codec.decode(field));
      const contact = (fields[at("contact_id")] ?? "").trim();
      const type = (fields[at("type")] ?? "").trim();
      const occurredAt = instantOf(isoOf(fields[at("occurred_at")] ?? "", dates) ?? "");
      const message = whyBad(fields.length, names.length, contact, type, occurredAt);
      if (message !== null) {
        fault(line, message);
        return;
      }
      const properties = JSON.stringify(
        Object.fromEntries(
          names.flatMap((name, index) =>
            own.has(index) || !fields[index] ? [] : [[name, fields[index]]],
          ),
        ),
      );
      // Without an id of its own, the same thing at the same instant is the same event.
      const id = fields[at("id")] || `${type}@${occurredAt}${properties}`;
      insert.run(contact, id, type, occurredAt, properties);
    },
  });
  database.exec("COMMIT");
  const { n } = database.prepare("SELECT COUNT(DISTINCT contact) AS n FROM event").get() ?? {
    n: 0,
  };
  const read = reader(database);
  let matched = 0;
  return {
    eventsOf: (contactId) => {
      const events = read(contactId);
      if (events.length > 0) matched += 1;
      return events;
    },
    unmatched: () => Math.max(0, Number(n) - matched),
    close: async () => {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function prepare(database: DatabaseSync): ReturnType<DatabaseSync["prepare"]> {
  // A file that is thrown away needs no journal.
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  database.exec(
    `CREATE TABLE event (contact TEXT, id TEXT, type TEXT, at INTEGER, properties TEXT,
      PRIMARY KEY (contact, id)) WITHOUT ROWID`,
  );
  return database.prepare("INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?)");
}

function reader(database: DatabaseSync): EventStore["eventsOf"] {
  const select = database.prepare(
    "SELECT id, type, at, properties FROM event WHERE contact = ? ORDER BY at, id",
  );
  return (contactId) =>
    select.all(contactId).map((row) => ({
      id: String(row["id"]),
      type: String(row["type"]),
      occurredAt: Number(row["at"]),
      source: "csv",
      properties: textsColumn.read(String(row["properties"])) ?? {},
    }));
}

function whyBad(
  columns: number,
  expected: number,
  contact: string,
  type: string,
  occurredAt: number,
): Text | null {
  if (columns !== expected) return columnsText(columns, expected);
  if (contact === "") return { en: "no contact_id", es: "sin contact_id" };
  if (type === "") return { en: "no type", es: "sin type" };
  if (Number.isFinite(occurredAt)) return null;
  return {
    en: "occurred_at is not a date; write it like 2026-03-20T12:00:00Z",
    es: "occurred_at no es una fecha; escríbala como 2026-03-20T12:00:00Z",
  };
}

/** What is said of a row whose number of columns is not the header's. */
export function columnsText(columns: number, expected: number): Text {
  return {
    en: `${columns} columns instead of ${expected}`,
    es: `${columns} columnas en lugar de ${expected}`,
  };
}
