import { expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { readPauses } from "../../../src/store/portals/pauses.ts";
import { resumeWrites } from "../../../src/store/portals/resume-writes.ts";
import { useEmbeddedLedger } from "../../support/ledger/embedded-ledger.ts";
import { decisionOf, portal, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";

const fixture = useEmbeddedLedger();
const hourMs = 3_600_000;

async function change(readinessChanges: number, now: number) {
  const lease = await laneLease(fixture.ledger);
  await commitBatch(fixture.ledger, turnOf(lease, [decisionOf("1")], { readinessChanges, now }));
  return (await readPauses(fixture.ledger.read, portal, now)).get("writes");
}

test("writes rest once more than a hundred contacts and 2 % change readiness within an hour", async () => {
  expect(await change(60, 1_000)).toBeUndefined();
  expect(await change(40, 2_000)).toBeUndefined();
  expect(await change(1, 3_000)).toMatchObject({
    reason: "readiness breaker",
    since: 3_000,
    until: null,
    detail: { changed: 101, contacts: 1 },
  });
});

test("after a person's resume the count begins anew, and nothing rests any more", async () => {
  await change(101, 1_000);
  const pauseContact = {
    portal_id: portal,
    what: "contact:1",
    since: 1,
    until: null,
    reason: "write loop",
    detail_json: "{}",
  };
  const ended = await fixture.ledger.transaction(async (tx) => {
    await tx.insertInto("pauses").values(pauseContact).execute();
    return resumeWrites(tx, portal);
  });
  expect(ended).toBe(2);
  expect(await readPauses(fixture.ledger.read, portal, 2_000)).toEqual(new Map());
  expect(await change(100, 2_000)).toBeUndefined();
  expect(await change(1, 3_000)).toMatchObject({ detail: { changed: 101 } });
});

test("what changes over several hours breaks nothing", async () => {
  for (let n = 0; n < 5; n += 1) {
    expect(await change(60, 1_000 + n * hourMs)).toBeUndefined();
  }
});

test("two per cent of a big portal are more than a hundred", async () => {
  await fixture.ledger.transaction(async (tx) => {
    const row = decisionOf("0").score;
    const rows = Array.from({ length: 6_000 }, (_, n) => ({
      portal_id: portal,
      contact_id: `c${n}`,
      company_id: null,
      kind: row.kind,
      model_version: 1,
      as_of: 1,
      fit: 1,
      pain: 1,
      lead_score: 2,
      band: "low",
      segment: "blue" as const,
      ready: 0,
      ready_since: null,
      below_since: null,
      verdict: null,
      verdict_at: null,
      next_change_at: null,
      score_json: "{}",
      published_json: "{}",
    }));
    for (let start = 0; start < rows.length; start += 1_000) {
      await tx
        .insertInto("scores")
        .values(rows.slice(start, start + 1_000))
        .execute();
    }
  });
  expect(await change(115, 1_000)).toBeUndefined();
  expect(await change(10, 2_000)).toMatchObject({ detail: { changed: 125 } });
});
