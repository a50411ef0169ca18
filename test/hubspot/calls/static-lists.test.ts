import nock from "nock";
import { expect, test } from "vitest";
import {
  changeMembers,
  createStaticList,
  findStaticLists,
} from "../../../src/hubspot/calls/static-lists.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const client = () => hubspotOverNock().portal(portal);
const lists = "/crm/lists/2026-09";

test("static lists are found over all pages", async () => {
  const wanted = {
    query: "ready",
    processingTypes: ["MANUAL", "SNAPSHOT"],
    objectTypeId: "0-1",
    count: 500,
    listIds: [],
    additionalProperties: [],
  };
  nock(apiUrl)
    .post(`${lists}/search`, { ...wanted, offset: 0 })
    .reply(200, { lists: [{ listId: 1, name: "Ready" }], hasMore: true, offset: 500, total: 2 });
  nock(apiUrl)
    .post(`${lists}/search`, { ...wanted, offset: 500 })
    .reply(200, { lists: [{ listId: "2", name: "Ready too" }], hasMore: false, offset: 501 });
  await expect(findStaticLists(client(), "ready")).resolves.toEqual([
    { listId: "1", name: "Ready" },
    { listId: "2", name: "Ready too" },
  ]);
});

test("a static list of contacts is made", async () => {
  nock(apiUrl)
    .post(lists, { name: "Ripe", objectTypeId: "0-1", processingType: "MANUAL" })
    .reply(200, { list: { listId: "9", name: "Ripe", processingType: "MANUAL" } });
  await expect(createStaticList(client(), "Ripe")).resolves.toEqual({ listId: "9", name: "Ripe" });
});

test.each([
  ["the specification's", { recordsIdsAdded: ["1"], recordsIdsMissing: ["3"] }],
  ["the live", { recordIdsAdded: [1], recordIdsMissing: ["3"], recordIdsRemoved: [] }],
])(
  "members are added in one call, and %s spelling of the answer is understood",
  async (_name, answer) => {
    nock(apiUrl).put(`${lists}/9/memberships/add`, ["1", "2", "3"]).reply(200, answer);
    await expect(changeMembers(client(), "9", "add", ["1", "2", "3"])).resolves.toEqual({
      added: ["1"],
      removed: [],
      missing: ["3"],
    });
  },
);

test("members are removed, and a lost answer is asked for again", async () => {
  nock(apiUrl).put(`${lists}/9/memberships/remove`, ["1"]).reply(504, "");
  nock(apiUrl)
    .put(`${lists}/9/memberships/remove`, ["1"])
    .reply(200, { recordIdsRemoved: ["1"] });
  await expect(changeMembers(client(), "9", "remove", ["1"])).resolves.toMatchObject({
    removed: ["1"],
  });
});
