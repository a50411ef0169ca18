import { expect, test } from "vitest";
import { applyHints } from "../../src/inbox/apply-hints.ts";
import type { Hint } from "../../src/inbox/hint.ts";
import { takeActivities } from "../../src/store/events/activities.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { keepCompanies, recallCompanies } from "../../src/store/contacts/companies.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { recall } from "../../src/store/scores/recall.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { decisionOf, firedAt, portal, turnOf } from "../support/ledger/decision.ts";
import { laneLease } from "../support/ledger/lane-lease.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { changed, created, deleted, erased, hintOf, merged, ofCompany, restored } from "./hint.ts";

const fixture = useEmbeddedLedger();
const apply = (...hints: Hint[]) =>
  fixture.ledger.transaction((tx) => applyHints(tx, portal, hints, 9_000));
const marked = async () =>
  (await takeDirty(fixture.ledger, portal, 100, 9_000)).map((c) => [c.contactId, c.news]);

test("a new contact and a changed one are marked with their news", async () => {
  await apply(created("1", 1_000), changed("2", 1_000), changed("1", 2_000));
  expect(await marked()).toEqual([
    ["1", news.created],
    ["2", news.changed],
  ]);
});

test("an import marks silently, and an association with what it says", async () => {
  await apply(
    hintOf({ kind: "created", contactId: "1", news: "none" }, 1_000),
    hintOf(
      {
        kind: "associated",
        contactId: "2",
        companyId: "9",
        removed: false,
        primary: true,
        news: "changed",
      },
      1_000,
    ),
  );
  expect(await marked()).toEqual([
    ["2", news.changed],
    ["1", news.none],
  ]);
});

const imported = (contactId: string): Hint => ({
  ...hintOf(
    {
      kind: "changed",
      contactId,
      propertyName: "jobtitle",
      propertyValue: "CEO",
      news: "none",
    },
    1_100,
  ),
  changeSource: "IMPORT",
});

test("marks say what changed and who wrote it, and news goes before an import", async () => {
  await apply(imported("1"));
  await apply(changed("2", 1_000), imported("2"));
  const told = new Map(
    (await takeDirty(fixture.ledger, portal, 100, 9_000)).map((each) => [
      each.contactId,
      each.told,
    ]),
  );
  expect(told.get("1")).toEqual(new Map([["jobtitle", "import"]]));
  expect(told.get("2")).toEqual(new Map([["jobtitle", "news"]]));
});

test("what one source writes to more than fifty contacts is marked in silence, as a mass", async () => {
  const writer = "INTEGRATION 9";
  const many = Array.from({ length: 51 }, (_, n) => ({ ...changed(String(n), 1_000 + n), writer }));
  await apply(...many, { ...created("new", 2_000), writer });
  const dirty = await takeDirty(fixture.ledger, portal, 100, 9_000);
  expect(new Set(dirty.map((each) => each.news))).toEqual(new Set([news.none]));
  expect(dirty.find(({ contactId }) => contactId === "new")?.told).toEqual(
    new Map([["*", "mass"]]),
  );
});

test("a call waits to be read once, however often it is announced", async () => {
  const call = hintOf(
    { kind: "activity", contactId: null, activity: "call", activityId: "5", news: "changed" },
    1,
  );
  await apply(call, call);
  await apply(call);
  expect(await marked()).toEqual([]);
  expect(await takeActivities(fixture.ledger, portal, "call", 100, 9_000)).toEqual([
    { kind: "call", activityId: "5", news: news.changed, readings: 0 },
  ]);
});

test("our own write come back and what is nothing to us mark nobody", async () => {
  await apply(
    hintOf({ kind: "echo", contactId: "1", propertyName: "ripen_band", news: "none" }, 1),
    hintOf(
      {
        kind: "other",
        contactId: null,
        subscriptionType: "deal.creation",
        reason: "not followed",
        news: "none",
      },
      1,
    ),
  );
  expect(await marked()).toEqual([]);
});

test("a changed company marks its contacts", async () => {
  const lease = await laneLease(fixture.ledger);
  await commitBatch(
    fixture.ledger,
    turnOf(lease, [decisionOf("1", { companyId: "9" }), decisionOf("2", { companyId: "8" })]),
  );
  await apply(ofCompany("9", 2_000));
  expect(await marked()).toEqual([["1", news.changed]]);
});

test("merged companies mark the contacts of each, and nothing is kept of one that is gone", async () => {
  const lease = await laneLease(fixture.ledger);
  const decisions = ["9", "8", "7"].map((companyId, n) => decisionOf(String(n + 1), { companyId }));
  await commitBatch(fixture.ledger, turnOf(lease, decisions));
  const companies = ["9", "8", "7"].map((id) => ({ id, properties: { name: id } }));
  await keepCompanies(fixture.ledger, portal, companies, 1_000);
  await apply({ ...ofCompany("9", 2_000), formerIds: ["8"] } as Hint);
  expect(await marked()).toEqual([
    ["1", news.changed],
    ["2", news.changed],
  ]);
  const kept = await recallCompanies(fixture.ledger, portal, ["9", "8", "7"], 0);
  expect([...kept.keys()]).toEqual(["7"]);
});

test("a deleted contact stays gone for what comes late, and comes back when it is restored", async () => {
  await apply(created("1", 1_000));
  await apply(deleted("1", 2_000));
  await apply(changed("1", 1_500), created("1", 1_000));
  expect(await marked()).toEqual([]);
  await apply(restored("1", 3_000));
  await apply(deleted("1", 2_000), changed("1", 3_500));
  expect(await marked()).toEqual([["1", news.changed]]);
});

test("an erased contact is never marked again", async () => {
  await apply(changed("1", 1_000), erased("1", 2_000), changed("1", 3_000), restored("1", 4_000));
  await apply(changed("1", 5_000), restored("1", 6_000));
  expect(await marked()).toEqual([]);
});

test("a merged contact keeps its enrolments, and its late events mark the survivor silently", async () => {
  const lease = await laneLease(fixture.ledger);
  await commitBatch(
    fixture.ledger,
    turnOf(lease, [decisionOf("1", { crossings: [firedAt("welcome", 1_000)] })]),
  );
  await apply(merged("3", ["1", "2"], 2_000));
  await apply(changed("1", 2_500), changed("2", 1_500));
  expect(await marked()).toEqual([["3", news.none]]);
  const known = (await recall(fixture.ledger, portal, ["3"]))("3");
  expect(known.crossings.get("welcome")).toMatchObject({ firedAt: 1_000, rearmedAt: null });
});
