import nock from "nock";
import { expect, test } from "vitest";
import { searchModified } from "../../../src/hubspot/calls/search-modified.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
  wireObject,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const search = "/crm/objects/2026-09/contacts/search";
const client = () => hubspotOverNock().portal(portal);
const window = { from: 1_700_000_000_000, to: 1_700_000_600_000 };

function body(afterId: string, properties: readonly string[]): Record<string, unknown> {
  return {
    filterGroups: [
      {
        filters: [
          { propertyName: "lastmodifieddate", operator: "GTE", value: "1700000000000" },
          { propertyName: "lastmodifieddate", operator: "LT", value: "1700000600000" },
          { propertyName: "hs_object_id", operator: "GT", value: afterId },
        ],
      },
    ],
    sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
    properties,
    limit: 200,
    after: "0",
  };
}

test("changed contacts are walked by rising id, so that no window is too large for search", async () => {
  nock(apiUrl)
    .post(search, JSON.stringify(body("0", ["email"])))
    .reply(200, {
      total: 12_000,
      results: [wireObject("7"), wireObject("9")],
      paging: { next: { after: "200" } },
    });
  nock(apiUrl)
    .post(search, JSON.stringify(body("9", ["email"])))
    .reply(200, { total: 1, results: [wireObject("11")] });
  const first = await searchModified(client(), "contacts", {
    ...window,
    afterId: null,
    properties: ["email"],
  });
  expect(first.afterId).toBe("9");
  const second = await searchModified(client(), "contacts", {
    ...window,
    afterId: first.afterId,
    properties: ["email"],
  });
  expect(second.objects.map(({ id }) => id)).toEqual(["11"]);
  expect(second.afterId).toBeNull();
});

test("too many names for a search body are read in batches of a hundred", async () => {
  const names = Array.from({ length: 200 }, (_, index) => `a_long_property_name_${index}`);
  const ids = Array.from({ length: 150 }, (_, index) => String(index + 1));
  nock(apiUrl)
    .post(search, JSON.stringify(body("0", ["lastmodifieddate"])))
    .reply(200, { results: ids.map((id) => wireObject(id)) });
  for (const part of [ids.slice(0, 100), ids.slice(100)]) {
    nock(apiUrl)
      .post("/crm/objects/2026-09/contacts/batch/read", (sent: { inputs: { id: string }[] }) =>
        sent.inputs.every(({ id }, index) => id === part[index]),
      )
      .query(true)
      .reply(200, { results: part.map((id) => wireObject(id, { x: "y" })) });
  }
  const page = await searchModified(client(), "contacts", {
    ...window,
    afterId: null,
    properties: names,
  });
  expect(page.objects).toHaveLength(150);
  expect(page.objects.every(({ properties }) => properties["x"] === "y")).toBe(true);
});

test("companies are found by their own date", async () => {
  nock(apiUrl)
    .post("/crm/objects/2026-09/companies/search", /hs_lastmodifieddate/)
    .reply(200, { results: [] });
  await expect(
    searchModified(client(), "companies", { ...window, afterId: null, properties: [] }),
  ).resolves.toEqual({ objects: [], afterId: null });
});
