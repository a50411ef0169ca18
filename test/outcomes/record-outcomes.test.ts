import { expect, test } from "vitest";
import { outcomesOf } from "../../src/outcomes/outcomes-of.ts";
import { applyMerge } from "../../src/store/leaving/apply-merge.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { dropTraces } from "../../src/store/leaving/drop-traces.ts";
import type { Outcomes } from "../../src/store/outcomes/record-outcomes.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { decisionOf, portal, scoreOf, turnOf } from "../support/ledger/decision.ts";
import { laneLease } from "../support/ledger/lane-lease.ts";

const fixture = useEmbeddedLedger();
const commit = async (contactId: string, outcomes: Outcomes, now: number): Promise<void> => {
  const lease = await laneLease(fixture.ledger);
  const decision = decisionOf(contactId, { outcomes, score: scoreOf({ asOf: now }) });
  await commitBatch(fixture.ledger, turnOf(lease, [decision], { now }));
};
const record = (contactId: string, properties: Record<string, string>, now: number) =>
  commit(contactId, outcomesOf(properties, null), now);
const give = (value: "maybe" | "never", at: number) =>
  commit("1", outcomesOf({}, { value, at }), 9_000);
const kept = async (contactId: string) =>
  (
    await fixture.ledger.read
      .selectFrom("outcomes")
      .select(["kind", "value", "at"])
      .where("contact_id", "=", contactId)
      .orderBy("at")
      .execute()
  ).map((row) => `${row.kind} ${row.value} ${row.at}`);

test("a stage is kept once, with its own date or the day on which its change was seen", async () => {
  await record("1", { lifecyclestage: "lead" }, 1_000);
  await record("1", { lifecyclestage: "lead" }, 2_000);
  await record("1", { lifecyclestage: "opportunity" }, 3_000);
  const became = "2026-01-01T00:00:00Z";
  await record("1", { lifecyclestage: "customer", hs_lifecyclestage_customer_date: became }, 4_000);
  expect(await kept("1")).toEqual([
    "lifecycle lead 0",
    "lifecycle opportunity 3000",
    `lifecycle customer ${Date.parse(became)}`,
  ]);
});

test("a verdict is kept with its date, and a changed one beside it", async () => {
  await give("maybe", 1_000);
  await give("maybe", 1_000);
  await give("never", 2_000);
  expect(await kept("1")).toEqual(["verdict maybe 1000", "verdict never 2000"]);
});

test("a merge gives the survivor the outcomes of both", async () => {
  await record("1", { lifecyclestage: "lead" }, 1_000);
  await record("2", { lifecyclestage: "lead" }, 1_000);
  await record("2", { lifecyclestage: "customer" }, 5_000);
  await fixture.ledger.transaction((tx) => applyMerge(tx, portal, "3", ["1", "2"], 6_000, 6_000));
  expect(await kept("3")).toEqual(["lifecycle lead 0", "lifecycle customer 5000"]);
  expect(await kept("2")).toEqual([]);
});

test("after a merge the survivor's own stage is kept again, as the change that it is", async () => {
  await record("3", { lifecyclestage: "lead" }, 1_000);
  await record("2", { lifecyclestage: "customer" }, 5_000);
  await fixture.ledger.transaction((tx) => applyMerge(tx, portal, "3", ["2"], 6_000, 6_000));
  await record("3", { lifecyclestage: "lead" }, 7_000);
  expect(await kept("3")).toEqual([
    "lifecycle customer 0",
    "lifecycle lead 0",
    "lifecycle lead 7000",
  ]);
});

test("who objected and comes back has the stage kept from then on", async () => {
  await record("1", { lifecyclestage: "lead" }, 1_000);
  await fixture.ledger.transaction((tx) =>
    dropTraces(tx, { portalId: portal, contactId: "1", why: "objection" }),
  );
  expect(await kept("1")).toEqual([]);
  await record("1", { lifecyclestage: "lead" }, 3_000);
  expect(await kept("1")).toEqual(["lifecycle lead 0"]);
});
