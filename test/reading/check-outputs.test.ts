import { beforeEach, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { withoutBrokenOutputs } from "../../src/reading/check-outputs.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { model, portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
const points = { name: "our_points", type: "number", fieldType: "number" };
let properties: object[] = [];
let asked = 0;

beforeEach(() => {
  asked = 0;
  properties = [points];
});

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
        asked += 1;
        return call.schema.parse({ results: properties });
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
const check = async (work: PortalWork, ...names: string[]) => [
  ...(await withoutBrokenOutputs({ ledger: fixture.ledger, clock }, work, page(...names)))
    .unwritable,
];
const paused = async () =>
  (await readPauses(fixture.ledger.read, portal, clock.now())).get("outputs")?.detail;

test("where every output is ours nothing is asked", async () => {
  const work = await workWith({});
  expect(await withoutBrokenOutputs({ ledger: fixture.ledger, clock }, work, page("email"))).toBe(
    work,
  );
  expect(asked).toBe(0);
});

test("a deleted property rests alone and at once, says so, and goes on when it is back", async () => {
  const work = await workWith({ ripen_lead_score: "our_points" });
  expect(await check(work, "our_points")).toEqual([]);
  expect(await check(work, "our_points")).toEqual([]);
  expect(asked).toBe(1);
  properties = [];
  expect(await check(work, "email")).toEqual(["our_points"]);
  expect(await check(work, "email")).toEqual(["our_points"]);
  expect(asked).toBe(2);
  expect(await paused()).toEqual({ properties: ["our_points"] });
  properties = [points];
  clock.pass(work.pace.pollEveryMs + 1);
  expect(await check(work, "our_points")).toEqual([]);
  expect(await paused()).toBeUndefined();
});

test("a property that became another type is found at the next look", async () => {
  const work = await workWith({ ripen_lead_score: "our_points" });
  await check(work, "our_points");
  properties = [{ ...points, type: "string", fieldType: "text" }];
  clock.pass(work.pace.pollEveryMs + 1);
  expect(await check(work, "our_points")).toEqual(["our_points"]);
});
