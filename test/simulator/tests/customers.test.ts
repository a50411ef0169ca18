import { expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { readyMadeModels } from "../../../config/models.ts";
import { deriveEvents } from "../../../src/behaviour/derive-events.ts";
import { sourcesOf } from "../../../src/behaviour/model-sources.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import type { Score } from "../../../src/scoring/result.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { openHubSpot, testClock } from "./open-hubspot.ts";

const { "b2b-software": lead, customer } = readyMadeModels;
const models = { lead: compileModel(lead, lexicon), customer: compileModel(customer, lexicon) };
const sources = sourcesOf([lead, customer]);

/** The customers of a made-up account, as Ripen scores them at first sight. */
async function scoredCustomers(): Promise<readonly Score[]> {
  const clock = testClock();
  const { portal } = await openHubSpot({ contacts: 1_000, now: clock.now });
  const companies = new Map(portal.companies().map(({ id, properties }) => [id, properties]));
  return portal.contacts().flatMap(({ id, properties }) => {
    if (properties["lifecyclestage"] !== "customer") return [];
    const { events } = deriveEvents(id, properties, sources, new Map(), clock.now());
    const company = companies.get(properties["associatedcompanyid"] ?? "") ?? null;
    const beside = { company, verdict: null, sales: null, doNotScore: false };
    return [scoreContact(models, { contact: properties, events, ...beside }, null, clock.now())];
  });
}

test("a made-up account has customers of every kind: unknown, at risk, stable and better", async () => {
  const scores = await scoredCustomers();
  const share = (is: (score: Score) => boolean): number => scores.filter(is).length / scores.length;
  expect(scores.length).toBeGreaterThan(50);
  expect(share(({ band }) => band === "unknown")).toBeGreaterThan(0.08);
  expect(share(({ band }) => band === "unknown")).toBeLessThan(0.3);
  expect(share(({ band }) => band === "at_risk")).toBeGreaterThan(0.05);
  expect(share(({ band }) => band === "stable")).toBeGreaterThan(0.1);
  expect(share(({ band }) => band === "growing" || band === "champion")).toBeGreaterThan(0.05);
  for (const segment of ["red", "purple", "blue"]) {
    expect(share((score) => score.segment === segment)).toBeGreaterThan(0);
  }
});
