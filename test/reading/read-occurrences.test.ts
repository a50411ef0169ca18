import { beforeEach, expect, test } from "vitest";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import type { CrmObject } from "../../src/hubspot/transport/wire.ts";
import { readOccurrences } from "../../src/reading/read-occurrences.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
const counter = "hs_analytics_num_page_views";
let asked: string[] = [];

beforeEach(async () => {
  asked = [];
  await fixture.ledger.transaction(async (tx) => {
    const rows = ["1", "2"].map((contact_id) => ({
      portal_id: portal,
      contact_id,
      counter,
      value: 4,
    }));
    await tx.insertInto("counters").values(rows).execute();
  });
});

const contact = (id: string, views: number): CrmObject => ({
  id,
  properties: { [counter]: String(views) },
  createdAt: null,
  updatedAt: null,
  archived: false,
});
const read = (failure: HubSpotError | null) => {
  const base = portalWork();
  const work = portalWork({
    client: {
      ...base.client,
      call: async (call) => {
        asked.push(call.query?.["objectId"] ?? "");
        if (failure !== null) throw failure;
        const occurredAt = "2026-02-28T10:00:00Z";
        return call.schema.parse({
          results: [{ id: "e", eventType: "e_visited_page", objectId: "2", occurredAt }],
        });
      },
    },
  });
  const contacts = [contact("1", 5), contact("2", 7), contact("3", 9)];
  return readOccurrences({ ledger: fixture.ledger, clock }, work, contacts);
};

test("only contacts whose counter moved by two or more since the last sight are asked about", async () => {
  const found = await read(null);
  expect(asked).toEqual(["2"]);
  expect(found.get("2")?.map((each) => each.eventType)).toEqual(["e_visited_page"]);
});

test("an account without the feature is asked once a day", async () => {
  const forbidden = new HubSpotError({ kind: "forbidden", missingScopes: [] });
  expect((await read(forbidden)).size).toBe(0);
  expect((await read(forbidden)).size).toBe(0);
  expect(asked).toEqual(["2"]);
  const pauses = await readPauses(fixture.ledger.read, portal, clock.now());
  expect(pauses.get("feature:events")?.reason).toBe("forbidden");
  clock.pass(24 * 3_600_000);
  await read(forbidden);
  expect(asked).toEqual(["2", "2"]);
});
