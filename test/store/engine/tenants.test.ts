import { expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { listDeadLetters, addDeadLetter } from "../../../src/store/failures/dead-letters.ts";
import { dropPortal, tablesOfPortals } from "../../../src/store/leaving/drop-traces.ts";
import { exportRows } from "../../../src/store/leaving/export-rows.ts";
import { forgetContact } from "../../../src/store/leaving/forget-contact.ts";
import { takeLease } from "../../../src/store/engine/lease.ts";
import { openPostgresLedger } from "../../../src/store/engine/ledger-postgres.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { news, markDirty } from "../../../src/store/marks/mark-dirty.ts";
import { portalId, type PortalId } from "../../../src/store/engine/portal-id.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { takeDirty } from "../../../src/store/marks/take-dirty.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import { decisionOf, firedAt, turnOf } from "../../support/ledger/decision.ts";
import { usePostgres } from "../../support/postgres/use-postgres.ts";

const postgres = usePostgres();
const portals = [1, 2, 3, 4].map((n) => portalId(480_000 + n));
/** The same contact id in every account: HubSpot gives them out for each account anew. */
const contact = "7";

async function rowsOf(rows: AsyncIterable<object>): Promise<object[]> {
  const all: object[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function fill(ledger: Ledger, portal: PortalId): Promise<void> {
  const lease = await takeLease(ledger, `portal:${portal}`, "test", 1_000, 60_000);
  if (lease === null) throw new Error("the lease is taken");
  const secret = `secret of ${portal}`;
  const decision = decisionOf(contact, {
    events: [
      { id: "e", type: "page_viewed", occurredAt: 1, source: "s", properties: { url: secret } },
    ],
    counters: new Map([["pages", portal]]),
    crossings: [firedAt("welcome", 1_000)],
    write: { ripen_reasons: secret },
    published: { ripen_reasons: secret },
  });
  await commitBatch(ledger, turnOf(lease, [decision], { portalId: portal }));
  await ledger.transaction(async (tx) => {
    await markDirty(tx, portal, [{ contactId: contact, news: news.changed }], 1_000);
    await addDeadLetter(tx, portal, { contactId: contact, stage: "write", reason: secret }, 1_000);
  });
}

test("every reading of one account shows nothing of another, for every pair of accounts", async () => {
  const url = await postgres.ledgerDatabase();
  const ledger = await openPostgresLedger(url);
  for (const portal of portals) await fill(ledger, portal);
  for (const mine of portals) {
    const seen: unknown[] = [
      (await recall(ledger, mine, [contact]))(contact),
      await takeWrites(ledger, mine, 10),
      await takeDirty(ledger, mine, 10, 9_999),
      await listDeadLetters(ledger.read, { portalId: mine }, 10),
      await rowsOf(exportRows(ledger, mine, null)),
      await allRows(ledger.forPortal(mine)),
    ];
    const text = JSON.stringify(seen, (_key, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    expect(text).toContain(`secret of ${mine}`);
    for (const other of portals.filter((one) => one !== mine)) {
      expect(text).not.toContain(`secret of ${other}`);
    }
  }
  await ledger.close();
  await postgres.drop(url);
});

test("forgetting and purging in one account change no row of another", async () => {
  const url = await postgres.ledgerDatabase();
  const ledger = await openPostgresLedger(url);
  for (const portal of portals) await fill(ledger, portal);
  const [mine, ...others] = portals;
  if (mine === undefined) throw new Error("no portal");
  const ofOthers = async () =>
    Promise.all(others.map((one) => rowsOf(exportRows(ledger, one, null))));
  const before = await ofOthers();
  await ledger.transaction((tx) => forgetContact(tx, mine, contact, "erased", 2_000));
  await ledger.transaction((tx) => dropPortal(tx, mine));
  expect(await ofOthers()).toEqual(before);
  expect(await rowsOf(exportRows(ledger, mine, null))).toEqual([]);
  await ledger.close();
  await postgres.drop(url);
});

test("a lane's ledger cannot change another account's rows, whatever table and statement", async () => {
  const url = await postgres.ledgerDatabase();
  const ledger = await openPostgresLedger(url);
  const [mine, other] = portals;
  if (mine === undefined || other === undefined) throw new Error("no portals");
  for (const portal of [mine, other]) await fill(ledger, portal);
  const before = await rowsOf(exportRows(ledger, other, null));
  const lane = ledger.forPortal(mine);
  for (const table of await tablesOfPortals(ledger.read)) {
    await lane.transaction(async (tx) => {
      await tx.deleteFrom(table as "scores").execute();
    });
  }
  await lane.transaction((tx) => dropPortal(tx, other));
  expect(await rowsOf(exportRows(ledger, other, null))).toEqual(before);
  await ledger.close();
  await postgres.drop(url);
});
