import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureGroups } from "../../src/store/failures/failure-groups.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";
import { fastClock } from "../support/clocks/fast-clock.ts";

const clock = fastClock();
const band = "ripen_band";
let app: WholeApp;

beforeAll(async () => {
  app = await openWholeApp({
    clock,
    idleMs: 20_000,
    leaseMs: 100_000_000,
    simulator: { seed: 3, contacts: 30 },
    hubspot: { headersMs: 120_000, totalMs: 240_000 },
  });
  clock.runAt(1_000);
  await app.settle();
});
afterAll(() => app.close());

const groups = () => failureGroups(app.ledger.read, app.portalId);
const bands = () => app.portal.contacts().map(({ properties }) => properties[band]);
const handedOff = () =>
  app.portal.enrolments().filter(({ workflow }) => workflow === "handoff").length;
async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) if (await fact()) return;
  throw new Error("It did not come about");
}

test("options that somebody took away cost their own values alone, which are written by themselves once the options are back", async () => {
  const { options } = app.portal.property(band);
  const before = bands();
  const told = handedOff();
  for (const { id } of app.portal.contacts()) {
    app.portal.editContact(id, { city: "Soria", [band]: "" });
  }
  app.portal.editProperty(band, { options: [] });
  const lead = app.portal.contacts().find(({ properties }) => properties["ripen_ready"] !== "true");
  app.portal.submitForm(lead?.id ?? "", "f3a1c7e2-demo", "Pricing: Request a demo");
  await app.settle();
  await until(async () => (await groups()).length > 0);
  const found = await groups();
  expect(found.every(({ cause }) => cause === "option_gone")).toBe(true);
  expect(found.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(before.length);
  expect(bands().filter(Boolean)).toEqual([]);
  // Everything else was written, the hand-off above all.
  await until(() => handedOff() === told + 1);

  app.portal.editProperty(band, { options });
  await until(async () => (await groups()).length === 0);
  await app.settle();
  expect(bands().filter(Boolean)).toHaveLength(before.length);
});
