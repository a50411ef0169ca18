import { textsColumn } from "../store/engine/json-column.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { instantOf } from "../scoring/reading/instant.ts";
import type { BehaviourEvent } from "../scoring/facts.ts";
import { words } from "../scoring/reading/fold.ts";
import { lexicon } from "../../config/lexicon.ts";
import { columnVote } from "../scoring/reading/column-reading.ts";
import { eventTypes } from "../words/events.ts";
import { isoOf, type DateReading } from "../scoring/reading/written-date.ts";
import type { Text } from "../base/text.ts";
import { CannotRun } from "./command.ts";
import { openCsv, type CsvFile } from "./read-csv.ts";
import { commandFaults } from "../words/command-faults.ts";

/** The events of a file by contact. */
export type EventStore = {
  readonly eventsOf: (contactId: string) => readonly BehaviourEvent[];
  /** The contacts of the events that nobody has asked for, some of them by name. */
  readonly unmatched: () => { readonly count: number; readonly some: readonly string[] };
  /** Rows that are events, those that repeat one apart. */
  readonly events: number;
  readonly repeated: number;
  /** How many events each type has. */
  readonly types: ReadonlyMap<string, number>;
  /** Removes the temporary file. */
  readonly close: () => Promise<void>;
};

const NEEDED = ["contact_id", "type", "occurred_at"] as const;
const OWN: ReadonlySet<string> = new Set(["id", ...NEEDED]);

/**
 * Loads a CSV of events (contact_id, type, occurred_at, an optional id; other columns are their
 * properties) into a temporary SQLite file, so that memory does not grow with it. Bad rows go to `fault`. `dates` says
 * whether day or month comes first, null when the column tells it; times without a zone are of `timeZone`.
 */
export async function loadEvents(
  path: string,
  reading: EventReading,
  fault: (line: number, message: Text) => void,
): Promise<EventStore> {
  const file = await openCsv(path, (name) => OWN.has(keyOf(name)));
  try {
    return await loadFrom(file, reading, fault);
  } finally {
    await file.close();
  }
}

type EventReading = { readonly dates: DateReading | null; readonly timeZone: string };

/** 'Contact ID' and 'Occurred at' are contact_id and occurred_at. */
function keyOf(name: string): string {
  return words(name).replaceAll(" ", "_");
}

async function loadFrom(
  file: CsvFile,
  { dates: given, timeZone }: EventReading,
  fault: (line: number, message: Text) => void,
): Promise<EventStore> {
  const { name: path } = file;
  const names = file.header.map((name) =>
    OWN.has(keyOf(name)) ? keyOf(name) : name.toLowerCase(),
  );
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new CannotRun(commandFaults.columnsMissing(path, missing.join(", ")));
  }
  const folder = await mkdtemp(join(tmpdir(), "ripen-events-"));
  const database = new DatabaseSync(join(folder, "events.sqlite"));
  const insert = prepare(database);
  const at = (name: string): number => names.indexOf(name);
  const own = new Set(["id", ...NEEDED].map(at));
  const vote = columnVote("date", lexicon);
  await file.read({
    fault: () => undefined,
    record: (fields) => vote.add(fields[at("occurred_at")] ?? ""),
  });
  const told = given ?? vote.reading();
  const dates = told === "mdy" ? "mdy" : "dmy";
  const types = new Map<string, number>();
  let count = 0;
  let repeated = 0;
  const same = database.prepare(
    "SELECT type, at, properties FROM event WHERE contact = ? AND id = ?",
  );
  database.exec("BEGIN");
  await file.read({
    fault,
    record: (carried, line) => {
      const fields = carried.map((field) => file.codec.decode(field));
      const contact = (fields[at("contact_id")] ?? "").trim();
      const type = typeOf(fields[at("type")] ?? "");
      const occurredAt = instantOf(isoOf(fields[at("occurred_at")] ?? "", dates, timeZone) ?? "");
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
      if (Number(insert.run(contact, id, type, occurredAt, properties).changes) > 0) {
        count += 1;
        types.set(type, (types.get(type) ?? 0) + 1);
        return;
      }
      const known = same.get(contact, id) ?? {};
      if (known["type"] === type && known["at"] === occurredAt) {
        repeated += 1;
        return;
      }
      fault(line, {
        en: `the id ${id} is another event's already; give each event an id of its own`,
        es: `el id ${id} ya es de otro evento; dé a cada evento un id propio`,
      });
    },
  });
  database.exec("COMMIT");
  database.exec(
    "CREATE TABLE contact (id TEXT PRIMARY KEY, asked INTEGER DEFAULT 0) WITHOUT ROWID",
  );
  database.exec("INSERT INTO contact (id) SELECT DISTINCT contact FROM event");
  const read = reader(database);
  const ask = database.prepare("UPDATE contact SET asked = 1 WHERE id = ?");
  return {
    events: count,
    repeated,
    types,
    eventsOf: (contactId) => {
      const events = read(contactId);
      if (events.length > 0) ask.run(contactId);
      return events;
    },
    unmatched: () => {
      const { n } =
        database.prepare("SELECT COUNT(*) AS n FROM contact WHERE asked = 0").get() ?? {};
      const some = database
        .prepare("SELECT id FROM contact WHERE asked = 0 ORDER BY id LIMIT 100")
        .all()
        .map(({ id }) => String(id));
      return { count: Number(n), some };
    },
    close: async () => {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** 'Form Submitted' and 'form-submitted' are form_submitted; an admin's own type stays as it is. */
function typeOf(text: string): string {
  const type = text.trim();
  const key = words(type).replaceAll(" ", "_");
  return eventTypes.includes(key) ? key : type;
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
