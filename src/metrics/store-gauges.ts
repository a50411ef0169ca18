import { statSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { Gauge, type Registry } from "prom-client";
import type { Clock } from "../base/clock.ts";
import { isUnsplit } from "../store/inbox/unsplit.ts";
import { uncertain } from "../store/crossings/effect-state.ts";
import type { Ledger } from "../store/engine/ledger.ts";

/** Counts above this are not worth the reading: the gauge then says so many. */
const mostCounted = 100_000;

type Figure = { readonly name: string; readonly help: string; readonly from: string };

/** Small tables, or small parts of large ones that an index covers. */
const figures: readonly Figure[] = [
  {
    name: "inbox_pending",
    help: "Stored requests that wait to be taken apart",
    from: "inbox where split_at < 0",
  },
  { name: "dirty_contacts", help: "Contacts that wait to be scored", from: "dirty" },
  { name: "writes_pending", help: "Contacts whose values wait to be written", from: "writes" },
  { name: "dead_letters", help: "What could not be done", from: "dead_letters" },
  { name: "quarantined_events", help: "Events that could not be understood", from: "quarantine" },
  { name: "erasures_pending", help: "Contacts that wait to be erased", from: "erasures" },
  {
    name: "enrolment_held",
    help: "Starts and ends that the breaker holds until somebody answers",
    from: "crossings where held_since is not null",
  },
  {
    name: "enrolment_unknown",
    help: "Enrolments whose outcome nobody knows",
    from: `effects where state in (${uncertain.map((state) => `'${state}'`).join()})`,
  },
];

/** Adds the gauges that are read from the ledger when somebody asks. `dataDir` is null for PostgreSQL. */
export function addStoreGauges(
  registry: Registry,
  ledger: Ledger,
  clock: Clock,
  dataDir: string | null,
): void {
  const registers = [registry];
  for (const { name, help, from } of figures) {
    const gauge = new Gauge({
      name: `ripen_${name}`,
      help,
      registers,
      collect: async () => {
        const { rows } = await sql<{ n: number }>`select count(*) as n from
          (select 1 from ${sql.raw(from)} limit ${sql.lit(mostCounted)}) counted`.execute(
          ledger.read,
        );
        gauge.set(rows[0]?.n ?? 0);
      },
    });
  }
  const oldest = new Gauge({
    name: "ripen_inbox_oldest_age_seconds",
    help: "How long the oldest stored request has waited to be taken apart; 0 when none waits",
    registers,
    collect: async () => {
      const row = await ledger.read
        .selectFrom("inbox")
        .select("received_at")
        .where(isUnsplit)
        .orderBy("id")
        .limit(1)
        .executeTakeFirst();
      oldest.set(row === undefined ? 0 : Math.max(0, clock.now() - row.received_at) / 1000);
    },
  });
  if (dataDir === null) return;
  const journal = new Gauge({
    name: "ripen_journal_bytes",
    help: "Size of the embedded ledger's write-ahead log",
    registers,
    collect: () => {
      const file = path.join(dataDir, "ledger.sqlite-wal");
      journal.set(statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    },
  });
}
