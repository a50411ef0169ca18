import { dayMs } from "../base/time/utc-day.ts";
import { sql } from "kysely";
import { isPostgres } from "./engine/dialect.ts";
import { tablesOfPortals } from "./leaving/drop-traces.ts";
import type { Ledger } from "./engine/ledger.ts";
import type { Portals } from "./portals/portals.ts";

/** What `ripen doctor` looks at. `found` is 0 when all is well. */
export type Check = {
  readonly name:
    | "file_damage"
    | "rows_of_unknown_portals"
    | "crossings_open_twice"
    | "rows_of_gone_contacts"
    | "requests_waiting"
    | "erasures_waiting"
    | "dead_letters"
    | "quarantined_events";
  readonly found: number;
  /** True: something is wrong. False: something waits for a person or for time. */
  readonly isBroken: boolean;
};

const minuteMs = 60_000;
/** A request that waits longer than this to be taken apart is worth a look (reliability.md section 6). */
const requestsWithinMs = 5 * minuteMs;

/** Holds the ledger to its invariants, reading only. `now` in epoch milliseconds. */
export async function checkInvariants(
  ledger: Ledger,
  portals: Portals,
  now: number,
): Promise<Check[]> {
  const { read } = ledger;
  const known = (await portals.list()).map((portal) => portal.portalId as number);
  const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    (await query.execute(read)).rows[0]?.n ?? 0;

  let strangers = 0;
  const among = known.length === 0 ? sql`(-1)` : sql`(${sql.join(known)})`;
  for (const table of await tablesOfPortals(read)) {
    strangers += await count(
      sql`select count(*) as n from ${sql.table(table)} where portal_id not in ${among}`,
    );
  }
  const twice = await count(sql`select count(*) as n from (
    select 1 from crossings where rearmed_at is null
    group by portal_id, contact_id, scenario having count(*) > 1) doubled`);
  let ghosts = 0;
  for (const table of ["scores", "writes", "inputs"]) {
    ghosts += await count(sql`select count(*) as n from ${sql.table(table)} t
      join tombstones s on s.portal_id = t.portal_id and s.contact_id = t.contact_id
      where s.kind <> 'restored'`);
  }
  const late = await count(
    sql`select count(*) as n from inbox where split_at < 0 and received_at < ${now - requestsWithinMs}`,
  );
  const unerased = await count(
    sql`select count(*) as n from erasures where asked_at < ${now - dayMs}`,
  );
  return [
    { name: "file_damage", found: await damage(ledger), isBroken: true },
    { name: "rows_of_unknown_portals", found: strangers, isBroken: true },
    { name: "crossings_open_twice", found: twice, isBroken: true },
    { name: "rows_of_gone_contacts", found: ghosts, isBroken: true },
    { name: "requests_waiting", found: late, isBroken: false },
    { name: "erasures_waiting", found: unerased, isBroken: false },
    {
      name: "dead_letters",
      found: await count(sql`select count(*) as n from dead_letters`),
      isBroken: false,
    },
    {
      name: "quarantined_events",
      found: await count(sql`select count(*) as n from quarantine`),
      isBroken: false,
    },
  ];
}

/** Findings of SQLite's own check; PostgreSQL checks its pages itself. */
async function damage({ read }: Ledger): Promise<number> {
  if (isPostgres(read)) return 0;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(100)`.execute(
    read,
  );
  return rows.filter((row) => row.integrity_check !== "ok").length;
}
