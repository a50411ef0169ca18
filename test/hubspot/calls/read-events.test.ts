import nock from "nock";
import { expect, test } from "vitest";
import { readEvents } from "../../../src/hubspot/calls/read-events.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const path = "/events/event-occurrences/2026-09";
const client = () => hubspotOverNock().portal(portal);
const window = { from: Date.parse("2026-11-01T00:00:00Z"), to: Date.parse("2026-11-02T00:00:00Z") };
const query = {
  objectType: "contact",
  objectId: "7",
  occurredAfter: "2026-11-01T00:00:00.000Z",
  occurredBefore: "2026-11-02T00:00:00.000Z",
  sort: "occurredAt",
  limit: "100",
};

test("a contact's events are read over all pages, with their time and texts", async () => {
  nock(apiUrl)
    .get(path)
    .query(query)
    .reply(200, {
      results: [
        {
          id: "e-1",
          eventType: "e_visited_page",
          objectType: "contact",
          objectId: "7",
          occurredAt: "2026-11-01T10:00:00.000Z",
          properties: { hs_url: "https://x.example/pricing", hs_count: 2, hs_none: null },
        },
      ],
      paging: { next: { after: "p2" } },
    });
  nock(apiUrl)
    .get(path)
    .query({ ...query, after: "p2" })
    .reply(200, { results: [] });
  await expect(readEvents(client(), "7", window)).resolves.toEqual([
    {
      id: "e-1",
      eventType: "e_visited_page",
      occurredAt: Date.parse("2026-11-01T10:00:00.000Z"),
      properties: { hs_url: "https://x.example/pricing", hs_count: "2" },
    },
  ]);
});

test("an account below Enterprise is forbidden, not broken", async () => {
  nock(apiUrl).get(path).query(query).reply(403, { category: "BANNED" });
  await expect(readEvents(client(), "7", window)).rejects.toMatchObject({
    outcome: { kind: "forbidden", missingScopes: [], unclear: true },
  });
});
