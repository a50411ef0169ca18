import { sql, type RawBuilder } from "kysely";
import { isPostgres } from "../../../src/store/engine/dialect.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";

const hour = 3_600_000;
const step = 50_000;

/** Rows of a table, each made of its number `n.n` from 1 on. */
async function insertRows(
  ledger: Ledger,
  table: string,
  count: number,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): Promise<void> {
  const names = Object.keys(columns).map((name) => sql.ref(name));
  for (let from = 1; from <= count; from += step) {
    const to = Math.min(count, from + step - 1);
    const numbers = isPostgres(ledger.read)
      ? sql`(select generate_series(${sql.lit(from)}::bigint, ${sql.lit(to)}::bigint) as n) n`
      : sql`(with recursive n(n) as (select ${sql.lit(from)} union all
          select n + 1 from n where n < ${sql.lit(to)}) select n from n) n`;
    await ledger.transaction(async (tx) => {
      await sql`insert into ${sql.table(table)} (${sql.join(names)})
        select ${sql.join(Object.values(columns))} from ${numbers}`.execute(tx);
    });
  }
}

const every = (n: number, is: string, otherwise = "null"): RawBuilder<unknown> =>
  sql.raw(`case when n.n % ${n} = 0 then ${is} else ${otherwise} end`);

/**
 * An account as it is after two years: each contact scored and welcomed, one in twenty handed to sales, of whom seven in ten
 * were tried; one in 200 is ready, and one in 400 waits.
 */
export async function fillHome(
  ledger: Ledger,
  portalId: PortalId,
  contacts: number,
  now: number,
): Promise<void> {
  const portal = sql`${sql.lit(portalId)}`;
  const handedOff = Math.floor(contacts / 20);
  const ago = sql.raw(`${now} - (n.n * 7919 % 17520) * ${hour}`);
  const told = `${now} - ((n.n * 7919) % 17520) * ${hour}`;
  const id = sql.raw("cast(n.n as text)");
  // Whoever waits is one of those that were handed over.
  const isReady = "n.n % 10 = 0 and n.n <= " + String(handedOff);
  await insertRows(ledger, "scores", contacts, {
    portal_id: portal,
    contact_id: id,
    kind: every(20, "'customer'", "'lead'"),
    model_version: sql.raw("1"),
    as_of: sql.raw(String(now)),
    fit: sql.raw("n.n % 51"),
    pain: sql.raw("(n.n * 31) % 51"),
    lead_score: sql.raw("n.n % 51 + (n.n * 31) % 51"),
    band: sql.raw("'low'"),
    segment: sql.raw(
      `case when ${isReady} then 'red' when n.n % 3 = 0 then 'purple' else 'blue' end`,
    ),
    ready: sql.raw(`case when ${isReady} then 1 else 0 end`),
    ready_since: sql.raw(`case when ${isReady} then ${now - hour} end`),
    owner_id: every(4, "null", "cast(100 + n.n % 40 as text)"),
    score_json: sql.raw("'[]'"),
    published_json: sql.raw("'{}'"),
  });
  await insertRows(ledger, "handoffs", handedOff, {
    portal_id: portal,
    contact_id: id,
    generation: sql.raw("1"),
    crossed_at: ago,
    addressee: sql.raw("'sales'"),
    why: sql.raw("'new_evidence'"),
    raised_at: every(3, told),
    told_at: sql.raw(told),
    contact_by: sql.raw(`${told} + ${48 * hour}`),
    remind_at: sql.raw(`${told} + ${38 * hour}`),
    lost_at: sql.raw(`case when n.n % 10 in (1, 2) then ${told} + ${50 * hour} end`),
    first_contact_at: sql.raw(`case when n.n % 10 > 2 then ${told} + (n.n % 90) * ${hour} end`),
    owner_id: every(4, "null", "cast(100 + n.n % 40 as text)"),
    verdict: sql.raw(
      "case n.n % 10 when 3 then 'yes' when 4 then 'maybe' when 5 then 'never' when 6 then 'yes' end",
    ),
    verdict_at: sql.raw(`case when n.n % 10 in (3, 4, 5, 6) then ${told} + ${40 * hour} end`),
    verdict_reason: sql.raw("case when n.n % 10 in (4, 5) then 'timing' end"),
    deal: sql.raw("case when n.n % 10 = 3 then 'deal_won' end"),
    deal_at: sql.raw(`case when n.n % 10 = 3 then ${told} + ${400 * hour} end`),
    model_version: sql.raw("1"),
    fit: sql.raw("40"),
    pain: sql.raw("40"),
    facts_json: sql.raw(
      `'${JSON.stringify({ jobtitle: "Chief Executive Officer", filler: "x".repeat(800) })}'`,
    ),
    lines_json: sql.raw("'[]'"),
  });
  for (const [scenario, count] of [
    ["handoff", handedOff],
    ["welcome", contacts],
  ] as const) {
    await insertRows(ledger, "crossings", count, {
      portal_id: portal,
      contact_id: id,
      scenario: sql.raw(`'${scenario}'`),
      generation: sql.raw("1"),
      fired_at: ago,
      why: sql.raw("'new_evidence'"),
      state: sql.raw("'written'"),
      started_at: ago,
      ended_at: every(2, String(now)),
      ended_why: every(2, "'goal'"),
    });
  }
}
