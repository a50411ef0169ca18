import { beforeEach, expect, test } from "vitest";
import type { PortalWork } from "../../src/portal-work.ts";
import { isMappingBroken } from "../../src/reading/check-mapping.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { takeLease } from "../../src/store/lease.ts";
import { evidence } from "../../src/store/mark-dirty.ts";
import { readPauses } from "../../src/store/pauses.ts";
import { useEmbeddedLedger } from "../inbox/embedded-ledger.ts";
import { manualClock } from "../inbox/manual-clock.ts";
import { portal } from "../store/decision.ts";
import { portalWork } from "./portal-work.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
let properties: { name: string; type: string }[] = [];
let work: PortalWork;
let asked = 0;

beforeEach(async () => {
  asked = 0;
  properties = [
    { name: "email", type: "string" },
    { name: "plan", type: "enumeration" },
  ];
  const lease = await takeLease(fixture.ledger, `portal:${portal}`, "one", clock.now(), 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({
    lease,
    mapped: { contact: ["email", "plan", "never_there"], company: [] },
    client: {
      ...portalWork().client,
      call: async (call) => {
        asked += 1;
        return call.schema.parse({ results: properties });
      },
    },
  });
});

const page = (...names: string[]): Reading => ({
  contacts: [
    {
      id: "1",
      properties: Object.fromEntries(names.map((name) => [name, null])),
      companyId: null,
      company: null,
      mark: 1,
      evidence: evidence.none,
    },
  ],
  gone: [],
  deferred: [],
  step: null,
});
const check = (reading = page("email", "plan"), as = work) =>
  isMappingBroken({ ledger: fixture.ledger, clock }, as, reading);
const why = async () =>
  (await readPauses(fixture.ledger.read, portal, clock.now())).get("scores")?.detail;

test("a property that the portal never had is not broken, and nothing is asked twice", async () => {
  expect(await check()).toBe(false);
  expect(await check()).toBe(false);
  expect(asked).toBe(1);
});

test("a property that an answer leaves out freezes the scores at once, and its return frees them", async () => {
  await check();
  properties = properties.filter(({ name }) => name !== "plan");
  expect(await check(page("email"))).toBe(true);
  expect(await why()).toEqual({ properties: [{ name: "plan", was: "enumeration", is: null }] });
  expect(await check(page("email"))).toBe(true);
  properties = [...properties, { name: "plan", type: "enumeration" }];
  clock.pass(work.pace.pollEveryMs);
  expect(await check()).toBe(false);
  expect(await why()).toBeUndefined();
});

test("a changed type is found at the next look", async () => {
  await check();
  properties = properties.map(({ name }) => ({ name, type: "number" }));
  expect(await check()).toBe(false);
  clock.pass(work.pace.pollEveryMs);
  expect(await check()).toBe(true);
});

test("a model that does not map the lost property any more goes on at once", async () => {
  await check();
  properties = properties.filter(({ name }) => name !== "plan");
  await check(page("email"));
  const published = { ...work, mapped: { contact: ["email"], company: [] } };
  expect(await check(page("email"), published)).toBe(false);
});
