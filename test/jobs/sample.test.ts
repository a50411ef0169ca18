import { expect, test } from "vitest";
import { checkSample } from "../../src/jobs/sample.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { readTallies } from "../../src/store/engine/tally.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { decisionOf, portal, turnOf } from "../support/ledger/decision.ts";
import { laneLease } from "../support/ledger/lane-lease.ts";

const fixture = useEmbeddedLedger();
const { models } = portalWork();
const clock = manualClock(9_000);

async function check(): Promise<Record<string, number>> {
  const portals = memoryPortals();
  await portals.install(portal, () => portalOf(portal));
  const { ledger } = fixture;
  await checkSample({ ledger, portals, clock, log: silent, modelsOf: () => models });
  return Object.fromEntries(await readTallies(ledger));
}

test("a night's sample finds every score as it is made afresh, and counts one that is not", async () => {
  const lease = await laneLease(fixture.ledger);
  const decisions = ["1", "2", "3"].map((id) => {
    const properties = { email: id === "2" ? "a@gmail.com" : `${id}@acme.example` };
    const facts = {
      contact: properties,
      company: null,
      events: [],
      verdict: null,
      sales: null,
      doNotScore: false,
    };
    const score = scoreContact(models, facts, null, 1_000);
    return decisionOf(id, { score, inputs: { properties, company: null } });
  });
  await commitBatch(fixture.ledger, turnOf(lease, decisions));
  expect(await check()).toEqual({ score_checks: 3 });

  await fixture.ledger.transaction(async (tx) => {
    await tx.updateTable("scores").set({ fit: 49 }).where("contact_id", "=", "1").execute();
  });
  expect(await check()).toEqual({ score_checks: 6, score_mismatches: 1 });
});
