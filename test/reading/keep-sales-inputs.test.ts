import { expect, test } from "vitest";
import { keepSalesInputs } from "../../src/reading/keep-sales-inputs.ts";
import type { ReadContact, Reading } from "../../src/reading/reading.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { decisionOf, portal } from "../support/ledger/decision.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
const work = portalWork({ resting: new Set(["ripen_verdict", "ripen_lead_score"]) });

const shown = (id: string, properties: ReadContact["properties"] = {}): ReadContact => ({
  id,
  properties: { email: "a@b.example", ...properties },
  companyId: null,
  company: null,
  mark: 4,
  news: news.none,
});
const reading = (...contacts: ReadContact[]): Reading => ({
  contacts,
  gone: [],
  deferred: [],
  step: null,
});

test("a verdict whose property is gone stays as it was read last; who was scored and kept nothing rests", async () => {
  const lease = await takeLease(fixture.ledger, `portal:${portal}`, "one", clock.now(), 600_000);
  if (lease === null) throw new Error("the lease is taken");
  const inputs = { properties: { ripen_verdict: "never" }, company: null };
  await commitBatch(fixture.ledger, {
    portalId: portal,
    lease,
    decisions: [decisionOf("1", { inputs }), decisionOf("2")],
    failed: [],
    gone: [],
    step: null,
    now: clock.now(),
  });
  const given = reading(shown("1"), shown("2"), shown("3"));
  const kept = await keepSalesInputs({ ledger: fixture.ledger, clock }, work, given);
  expect(kept.contacts.map(({ id, properties }) => [id, properties["ripen_verdict"]])).toEqual([
    ["1", "never"],
    ["3", null],
  ]);
  expect(kept.deferred).toMatchObject([{ contactId: "2", mark: 4 }]);
});

test("a reading is left alone while nothing that people fill in rests", async () => {
  const given = reading(shown("1"));
  const calm = portalWork({ resting: new Set(["ripen_lead_score"]) });
  expect(await keepSalesInputs({ ledger: fixture.ledger, clock }, calm, given)).toBe(given);
});
