import { parentPort, workerData } from "node:worker_threads";
import { breathe } from "../../base/breathe.ts";
import { messageOf } from "../../base/errors.ts";
import type { BehaviourEvent, Properties } from "../../scoring/facts.ts";
import { ordered } from "../../scoring/ordered.ts";
import { propertiesColumn, textsColumn } from "../../store/engine/json-column.ts";
import { readPostgresLedger } from "../../store/engine/ledger-postgres.ts";
import { readSqliteLedger } from "../../store/engine/ledger-sqlite.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
import { countMatches, type HeldContact } from "./count-matches.ts";
import type { MatchesQuestion, MatchesStart, MatchesWord } from "./matches-task.ts";

/** Contacts, and events of theirs, that are held in memory at most: some 300 MB. Of more, so many stand for all. */
const mostHeld = 100_000;
const mostEvents = 1_000_000;
const pageSize = 1_000;

// Started by resident.ts alone, with exactly this.
const start = workerData as MatchesStart;
const held: HeldContact[] = [];
let contacts = 0;
let isRead = false;

const say = (word: MatchesWord): void => {
  // A thread's port, not a window: it has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(word);
};

parentPort?.on("message", (question: MatchesQuestion) => {
  try {
    say({
      kind: "answer",
      id: question.id,
      answer: {
        looked: held.length,
        contacts,
        basis: !isRead ? "reading" : held.length < contacts ? "sample" : "all",
        conditions: countMatches(held, question, start.timeZone),
      },
    });
  } catch (error) {
    say({ kind: "failed", id: question.id, message: messageOf(error) });
  }
});

try {
  const { dataDir, databaseUrl } = start.stores;
  const ledger = await (databaseUrl === null
    ? readSqliteLedger(dataDir)
    : readPostgresLedger(databaseUrl));
  try {
    await readAll(ledger.forPortal(start.portalId).read);
  } finally {
    await ledger.close();
  }
  isRead = true;
} catch (error) {
  say({ kind: "failed", id: null, message: messageOf(error) });
}

/** Reads the kind's contacts, a page at a time so that questions are answered meanwhile. */
async function readAll(read: LedgerReader): Promise<void> {
  const { portalId, kind } = start;
  const { n } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  contacts = n;
  const { events: told } = await read
    .selectFrom("events")
    .select((e) => e.fn.countAll<number>().as("events"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const share = Math.min(1, mostHeld / Math.max(1, n), mostEvents / Math.max(1, told));
  const forms = await readFormNames(read, portalId);
  const companies = new Map<string, Properties | null>();
  for (let after = ""; ;) {
    const rows = await read
      .selectFrom("scores")
      .innerJoin("inputs", (join) =>
        join
          .onRef("inputs.portal_id", "=", "scores.portal_id")
          .onRef("inputs.contact_id", "=", "scores.contact_id"),
      )
      .select(["scores.contact_id", "inputs.name", "inputs.email"])
      .select(["inputs.properties_json", "inputs.company_json"])
      .where("scores.portal_id", "=", portalId)
      .where("scores.kind", "=", kind)
      .where("scores.contact_id", ">", after)
      .orderBy("scores.contact_id")
      .limit(pageSize)
      .execute();
    const last = rows.at(-1)?.contact_id;
    if (last === undefined) return;
    const chosen = rows.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
    const events = await eventsOf(
      read,
      chosen.map((row) => row.contact_id),
    );
    for (const row of chosen) {
      held.push({
        contactId: row.contact_id,
        name: row.name || row.email,
        contact: picked(propertiesColumn.read(row.properties_json), start.properties.contact) ?? {},
        company: companyOf(companies, row.company_json),
        events: ordered(withFormNames(events.get(row.contact_id) ?? [], forms)),
      });
    }
    after = last;
    await breathe();
  }
}

/** Many contacts have one company: it is held once. */
function companyOf(known: Map<string, Properties | null>, json: string | null): Properties | null {
  if (json === null) return null;
  const before = known.get(json);
  if (before !== undefined) return before;
  const company = picked(propertiesColumn.read(json), start.properties.company);
  known.set(json, company);
  return company;
}

function picked(all: Properties | null, names: readonly string[]): Properties | null {
  return all && Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
}

async function eventsOf(
  read: LedgerReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BehaviourEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom("events")
    .select(["contact_id", "id", "type", "occurred_at", "source", "properties_json"])
    .where("portal_id", "=", start.portalId)
    .where("contact_id", "in", ids)
    .execute();
  const found = new Map<string, BehaviourEvent[]>();
  for (const row of rows) {
    const event = {
      id: row.id,
      type: row.type,
      occurredAt: row.occurred_at,
      source: row.source,
      properties: textsColumn.read(row.properties_json) ?? {},
    };
    const list = found.get(row.contact_id);
    if (list === undefined) found.set(row.contact_id, [event]);
    else list.push(event);
  }
  return found;
}
