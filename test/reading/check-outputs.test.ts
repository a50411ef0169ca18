import { beforeEach, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { triggerProperty } from "../../config/scenarios.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { recheckOutputs, withRestingOutputs } from "../../src/reading/check-outputs.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { readSources } from "../../src/store/portals/sources.ts";
import { writtenProperties } from "../../src/writeback/written-properties.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { model, portalWork } from "../support/portals/portal-work.ts";
import { silent } from "../support/silent-log.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
const points = { name: "our_points", type: "number", fieldType: "number" };
type Standing = { readonly name: string; readonly type: string; readonly fieldType: string };
let properties: Standing[] = [];
let asked = 0;
let creations = 0;
let mayCreate = true;

const numbers = (names: readonly string[]): Standing[] =>
  names.map((name) => ({ name, type: "number", fieldType: "number" }));

beforeEach(() => {
  asked = 0;
  creations = 0;
  mayCreate = true;
  properties = [points, ...numbers(writtenProperties(portalWork()))];
});

/** A portal whose properties are those, and that makes others where it may. */
async function workWith(outputs: Record<string, string>): Promise<PortalWork> {
  const lease = await takeLease(fixture.ledger, `portal:${portal}`, "one", clock.now(), 600_000);
  if (lease === null) throw new Error("the lease is taken");
  const lead = compileModel({ ...model, outputs }, lexicon);
  return portalWork({
    lease,
    outputs,
    models: { lead, customer: null },
    client: {
      ...portalWork().client,
      call: async (call) => {
        if (call.path.endsWith("/groups"))
          return call.schema.parse({ results: [{ name: "ripen" }] });
        if (call.method === "GET") {
          asked += 1;
          return call.schema.parse({ results: properties });
        }
        creations += 1;
        if (!mayCreate) throw new HubSpotError({ kind: "forbidden", missingScopes: [] });
        const { inputs } = call.body as { readonly inputs: readonly Standing[] };
        properties.push(...inputs);
        return call.schema.parse({ results: inputs });
      },
    },
  });
}

const page = (...names: string[]): Reading => ({
  contacts: [
    {
      id: "1",
      properties: Object.fromEntries(names.map((name) => [name, null])),
      companyId: null,
      company: null,
      mark: 1,
      news: news.none,
    },
  ],
  gone: [],
  deferred: [],
  step: null,
});
const deps = () => ({ ledger: fixture.ledger, clock, log: silent });
/** What rests after a reading that shows every property that stands in the portal. */
const check = async (work: PortalWork): Promise<string[]> => {
  const reading = page(...properties.map(({ name }) => name));
  return [...(await withRestingOutputs(deps(), work, reading)).resting];
};
const archive = (name: string): void => {
  properties = properties.filter((each) => each.name !== name);
};
const paused = async () =>
  (await readPauses(fixture.ledger.read, portal, clock.now())).get("outputs")?.detail;
const noted = async () =>
  (await fixture.ledger.read.selectFrom("audit").select("what").orderBy("id").execute()).map(
    ({ what }) => what,
  );
const isRewriting = async () => (await readSources(fixture.ledger.read, portal)).has("rewrite");

test("where every output is ours and stands nothing is asked", async () => {
  const work = await workWith({});
  expect(await check(work)).toEqual([]);
  expect(asked).toBe(0);
});

test("a deleted property of the portal's own rests alone and at once, says so, and goes on when it is back", async () => {
  const work = await workWith({ ripen_lead_score: "our_points" });
  expect(await check(work)).toEqual([]);
  expect(await check(work)).toEqual([]);
  expect(asked).toBe(1);
  archive("our_points");
  expect(await check(work)).toEqual(["our_points"]);
  expect(await check(work)).toEqual(["our_points"]);
  expect(asked).toBe(2);
  expect(await paused()).toEqual({
    properties: [{ name: "our_points", whose: "account", why: "gone", isTold: true }],
  });
  expect(await isRewriting()).toBe(false);
  properties.push(points);
  expect(await check(work)).toEqual([]);
  expect(await paused()).toBeUndefined();
  expect(await isRewriting()).toBe(true);
  expect(creations).toBe(0);
});

test("a property that became another type is found at the next look", async () => {
  const work = await workWith({ ripen_lead_score: "our_points" });
  await check(work);
  archive("our_points");
  properties.push({ ...points, type: "string", fieldType: "text" });
  clock.pass(work.pace.pollEveryMs + 1);
  expect(await check(work)).toEqual(["our_points"]);
  expect(await paused()).toMatchObject({ properties: [{ why: "unfitting" }] });
});

/** Everything that the portal's own work writes, the triggers of bound scenarios among them. */
const everyOutput = writtenProperties(portalWork());

test.each(everyOutput.filter((name) => !inputsOfSales.has(name)))(
  "%s is made again at once when somebody archived it, and every contact is read again",
  async (name) => {
    const work = await workWith({});
    archive(name);
    expect(await check(work)).toEqual([]);
    expect(properties.map((one) => one.name)).toContain(name);
    expect(await paused()).toBeUndefined();
    expect(await noted()).toEqual(["propertiesGone", "propertiesBack"]);
    expect(await isRewriting()).toBe(true);
  },
);

test("what HubSpot does not let us make again rests, is told once, and is tried again with growing gaps", async () => {
  const work = await workWith({});
  archive("ripen_lead_score");
  mayCreate = false;
  for (let look = 0; look < 30; look += 1) {
    expect(await check(work)).toEqual(["ripen_lead_score"]);
    await recheckOutputs(deps(), work);
    clock.pass(20_000);
  }
  expect(await noted()).toEqual(["propertiesGone"]);
  // At once, after one minute, after two more, after four more: ten minutes have gone by.
  expect(creations).toBe(4);
  mayCreate = true;
  clock.pass(600_000);
  await recheckOutputs(deps(), work);
  expect(await paused()).toBeUndefined();
  expect(await noted()).toEqual(["propertiesGone", "propertiesBack"]);
});

test("what a person restores is noticed without any reading, within the minute", async () => {
  const work = await workWith({});
  archive("ripen_band");
  mayCreate = false;
  await check(work);
  properties.push(...numbers(["ripen_band"]));
  clock.pass(20_000);
  await recheckOutputs(deps(), work);
  expect(await paused()).toBeUndefined();
  expect(await isRewriting()).toBe(true);
});

test.each(everyOutput.filter((name) => inputsOfSales.has(name)))(
  "%s, which people fill in, is asked for and never made anew: it could come back empty",
  async (name) => {
    const work = await workWith({});
    archive(name);
    expect(await check(work)).toEqual([name]);
    expect(creations).toBe(0);
  },
);

test("the triggers of bound scenarios and every kind of value are among what is looked after", () => {
  expect(everyOutput).toEqual(
    expect.arrayContaining([
      triggerProperty("handoff"),
      "ripen_lead_score",
      "ripen_ready",
      "ripen_band",
      "ripen_reasons",
      "ripen_contact_by",
      "ripen_verdict",
    ]),
  );
});
