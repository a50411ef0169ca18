import { beforeEach, expect, test } from "vitest";
import type { PortalWork } from "../../src/portal-work.ts";
import { brokenMapping, recheckBroken } from "../../src/reading/check-mapping.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { keepInputs } from "../../src/store/contacts/keep-inputs.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalWork } from "../support/portals/portal-work.ts";

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
      news: news.none,
    },
  ],
  gone: [],
  deferred: [],
  step: null,
});
const check = (reading = page("email", "plan"), as = work) =>
  brokenMapping({ ledger: fixture.ledger, clock }, as, reading).then((broken) =>
    broken.map(({ object, name }) => `${object}/${name}`),
  );
const why = async () =>
  (await readPauses(fixture.ledger.read, portal, clock.now())).get("scores")?.detail;

test("a property that the portal never had is not broken, and nothing is asked twice", async () => {
  expect(await check()).toEqual([]);
  expect(await check()).toEqual([]);
  expect(asked).toBe(1);
});

test("what was noted in another form is noted anew", async () => {
  await check();
  await fixture.ledger.transaction((tx) =>
    tx.updateTable("sources").set({ cursor: '[["contacts/email"]]' }).execute(),
  );
  expect(await check()).toEqual([]);
  lostPlan();
  expect(await check(page("email"))).toEqual(["contacts/plan"]);
});

const lostPlan = (): void => {
  properties = properties.filter(({ name }) => name !== "plan");
};

test("a property that an answer leaves out is broken at once, asked for once, and whole again when it is back", async () => {
  await check();
  lostPlan();
  expect(await check(page("email"))).toEqual(["contacts/plan"]);
  expect(await why()).toEqual({
    properties: [{ object: "contacts", name: "plan", was: "enumeration", is: null }],
  });
  expect(await check(page("email"))).toEqual(["contacts/plan"]);
  expect(asked).toBe(2);
  properties = [...properties, { name: "plan", type: "enumeration" }];
  clock.pass(work.pace.pollEveryMs);
  expect(await check()).toEqual([]);
  expect(await why()).toBeUndefined();
});

test("a changed type is found at the next look", async () => {
  await check();
  properties = properties.map(({ name }) => ({ name, type: "number" }));
  expect(await check()).toEqual([]);
  clock.pass(work.pace.pollEveryMs);
  expect(await check()).toEqual(["contacts/email", "contacts/plan"]);
});

test("a second property that goes is found at once too", async () => {
  await check();
  lostPlan();
  await check(page("email"));
  properties = [];
  expect(await check(page())).toEqual(["contacts/email", "contacts/plan"]);
});

test("a model that does not map the lost property any more goes on at once", async () => {
  await check();
  lostPlan();
  await check(page("email"));
  const published = { ...work, mapped: { contact: ["email"], company: [] } };
  expect(await check(page("email"), published)).toEqual([]);
});

test("once it is whole, contacts that were read meanwhile are marked, and only they, silently", async () => {
  await check();
  await keepAs("before");
  clock.pass(1);
  lostPlan();
  await check(page("email"));
  await keepAs("meanwhile");
  properties = [...properties, { name: "plan", type: "enumeration" }];
  clock.pass(work.pace.pollEveryMs);
  await recheckBroken({ ledger: fixture.ledger, clock }, work);
  const dirty = await fixture.ledger.read.selectFrom("dirty").selectAll().execute();
  expect(dirty).toMatchObject([{ contact_id: "meanwhile", news: news.none }]);
});

test("nothing is asked again for what is whole", async () => {
  await check();
  clock.pass(work.pace.pollEveryMs);
  await recheckBroken({ ledger: fixture.ledger, clock }, work);
  expect(asked).toBe(1);
});

async function keepAs(contactId: string): Promise<void> {
  const inputs = { properties: { email: "a@b.example", plan: "pro" }, company: null };
  await fixture.ledger.transaction((tx) =>
    keepInputs(tx, portal, [{ contactId, inputs }], clock.now()),
  );
}
