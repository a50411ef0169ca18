import { sql } from "kysely";
import { expect, test } from "vitest";
import type { RipenError } from "../../../src/base/errors.ts";
import { readingThread } from "../../../src/store/engine/reading-thread.ts";
import { useEmbeddedLedger } from "../../support/ledger/embedded-ledger.ts";
import { portal } from "../../support/ledger/decision.ts";

const fixture = useEmbeddedLedger();

const countTo = (n: number) =>
  sql<{
    n: number;
  }>`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${n}) select max(n) as n from c`;

test("reports show what was committed, on one connection of their own", async () => {
  const reports = fixture.ledger.forReports(portal);
  const rows = () => reports.read.selectFrom("companies").select("company_id").execute();
  expect(await rows()).toEqual([]);
  await reports.transaction(async (tx) => {
    await tx
      .insertInto("companies")
      .values({ portal_id: portal, company_id: "7", properties_json: "{}", read_at: 1 })
      .execute();
    expect(await rows()).toEqual([]);
  });
  expect(await rows()).toEqual([{ company_id: "7" }]);
});

test("a long report holds up nobody else", async () => {
  const order: string[] = [];
  const reports = fixture.ledger.forReports(portal);
  await countTo(1).execute(reports.read);
  const long = countTo(1_000_000)
    .execute(reports.read)
    .then(({ rows }) => order.push(`counted to ${rows[0]?.n}`));
  await countTo(1).execute(fixture.ledger.read);
  order.push("a read of the lanes");
  await long;
  expect(order).toEqual(["a read of the lanes", "counted to 1000000"]);
});

test("what SQLite refuses reaches who asked, and the next statement is answered", async () => {
  const { read } = fixture.ledger.forReports(portal);
  await expect(sql`select 1 from nowhere`.execute(read)).rejects.toThrow(/no such table/);
  await expect(sql`delete from companies`.execute(read)).rejects.toThrow(/readonly/);
  expect((await countTo(2).execute(read)).rows).toEqual([{ n: 2 }]);
});

test("a statement under way when the ledger closes is refused at once, and the thread ends after it", async () => {
  const thread = readingThread(":memory:");
  await thread.query("select 1", []);
  const order: string[] = [];
  const asked = thread
    .query(
      "with recursive c(n) as (select 1 union all select n + 1 from c where n < 3000000) select max(n) from c",
      [],
    )
    .catch((error: unknown) => void order.push((error as RipenError).code));
  const closed = thread.close().then(() => void order.push("closed"));
  await Promise.all([asked, closed]);
  expect(order).toEqual(["READING_STOPPED", "closed"]);
});
