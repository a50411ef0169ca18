import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteLedger } from "../../src/store/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/ledger.ts";
import { portalId } from "../../src/store/portal-id.ts";
import { issueTicket, redeemTicket } from "../../src/store/tickets.ts";

let folder: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-tickets-"));
  ledger = await openSqliteLedger(folder);
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

const visitor = { portalId: portalId(111), userId: 7, userEmail: "admin@example.com" };

test("a ticket is good for a minute and not for a millisecond more", async () => {
  const first = await issueTicket(ledger, visitor, 1_000);
  const second = await issueTicket(ledger, visitor, 1_000);
  expect(first.ticket).not.toBe(second.ticket);
  expect(await redeemTicket(ledger, first.ticket, 60_999)).toEqual(visitor);
  expect(await redeemTicket(ledger, second.ticket, 61_000)).toBe(null);
});

test("of many who redeem one ticket at once, one gets in", async () => {
  const { ticket } = await issueTicket(ledger, visitor, 1_000);
  const all = await Promise.all(
    Array.from({ length: 20 }, () => redeemTicket(ledger, ticket, 2_000)),
  );
  expect(all.filter((one) => one !== null)).toEqual([visitor]);
});

test("a made-up ticket lets nobody in", async () => {
  expect(await redeemTicket(ledger, "", 1_000)).toBe(null);
  expect(await redeemTicket(ledger, "a".repeat(43), 1_000)).toBe(null);
});

test("the ledger does not hold the ticket itself, and drops the expired ones", async () => {
  const { ticket } = await issueTicket(ledger, visitor, 1_000);
  const rows = await ledger.read.selectFrom("tickets").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(ticket);
  await issueTicket(ledger, visitor, 61_000);
  expect(await ledger.read.selectFrom("tickets").selectAll().execute()).toHaveLength(1);
});
