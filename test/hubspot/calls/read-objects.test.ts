import nock from "nock";
import { expect, test } from "vitest";
import { batchRead } from "../../../src/hubspot/calls/batch-read.ts";
import { listPage } from "../../../src/hubspot/calls/list-page.ts";
import { readOne } from "../../../src/hubspot/calls/read-one.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
  wireObject,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const contacts = "/crm/objects/2026-09/contacts";
const client = () => hubspotOverNock().portal(portal);
const manyNames = Array.from({ length: 400 }, (_, index) => `a_rather_long_name_${index}`);

test("a page of contacts is listed with its properties, and the cursor leads to the next", async () => {
  nock(apiUrl)
    .get(contacts)
    .query({ limit: "100", archived: "false", after: "77", properties: "email,jobtitle" })
    .reply(200, {
      results: [wireObject("1", { email: "a@b.c", jobtitle: null })],
      paging: { next: { after: "101", link: "https://elsewhere" } },
    });
  await expect(
    listPage(client(), "contacts", { after: "77", properties: ["email", "jobtitle"] }),
  ).resolves.toEqual({
    objects: [
      {
        id: "1",
        properties: { hs_object_id: "1", email: "a@b.c", jobtitle: null },
        createdAt: Date.parse("2026-01-02T03:04:05.678Z"),
        updatedAt: Date.parse("2026-11-20T10:00:00.000Z"),
        archived: false,
      },
    ],
    after: "101",
  });
});

test("the last page has no cursor", async () => {
  nock(apiUrl).get("/crm/objects/2026-09/companies").query(true).reply(200, { results: [] });
  await expect(listPage(client(), "companies", { after: null, properties: [] })).resolves.toEqual({
    objects: [],
    after: null,
  });
});

test("a list with too many names for an address is read bare, and its properties in a batch", async () => {
  nock(apiUrl)
    .get(contacts)
    .query({ limit: "100", archived: "false" })
    .reply(200, { results: [wireObject("1"), wireObject("2")], paging: { next: { after: "3" } } });
  nock(apiUrl)
    .post(`${contacts}/batch/read`, {
      properties: manyNames,
      propertiesWithHistory: [],
      inputs: [{ id: "1" }, { id: "2" }],
    })
    .query({ archived: "false" })
    .reply(200, { results: [wireObject("2", { x: "y" }), wireObject("1", { x: "z" })] });
  const page = await listPage(client(), "contacts", { after: null, properties: manyNames });
  expect(page.after).toBe("3");
  expect(page.objects.map(({ id }) => id)).toEqual(["2", "1"]);
});

test("a 414 that comes all the same is answered the same way", async () => {
  nock(apiUrl).get(contacts).query({ limit: "100", archived: "false", properties: "a" }).reply(414);
  nock(apiUrl)
    .get(contacts)
    .query({ limit: "100", archived: "false" })
    .reply(200, { results: [wireObject("1")] });
  nock(apiUrl)
    .post(`${contacts}/batch/read`)
    .query(true)
    .reply(200, { results: [wireObject("1", { a: "b" })] });
  const page = await listPage(client(), "contacts", { after: null, properties: ["a"] });
  expect(page.objects[0]?.properties["a"]).toBe("b");
});

test("a batch read tells what it found and what is missing", async () => {
  nock(apiUrl)
    .post(`${contacts}/batch/read`, {
      properties: ["email"],
      propertiesWithHistory: [],
      inputs: [{ id: "1" }, { id: "999" }, { id: "5" }],
    })
    .query({ archived: "false" })
    .reply(207, {
      status: "COMPLETE",
      results: [wireObject("1")],
      numErrors: 1,
      errors: [
        {
          status: "error",
          category: "OBJECT_NOT_FOUND",
          message: "Could not get some CONTACT objects",
          context: { ids: ["999"] },
        },
      ],
    });
  const { objects, missing } = await batchRead(
    client(),
    "contacts",
    ["1", "999", "5", "1"],
    ["email"],
  );
  expect(objects.map(({ id }) => id)).toEqual(["1"]);
  expect(missing).toEqual(["999", "5"]);
});

test("more than a hundred ids are refused before anything is sent, and none cost no call", async () => {
  const ids = Array.from({ length: 101 }, (_, index) => String(index));
  await expect(batchRead(client(), "contacts", ids, [])).rejects.toThrow(RangeError);
  await expect(batchRead(client(), "contacts", [], [])).resolves.toEqual({
    objects: [],
    missing: [],
  });
});

test("an id that was merged away resolves to the survivor", async () => {
  nock(apiUrl)
    .get(`${contacts}/12`)
    .query({ properties: "email,hs_merged_object_ids" })
    .reply(200, wireObject("34", { hs_merged_object_ids: "12;13" }));
  const found = await readOne(client(), "contacts", "12", ["email", "hs_merged_object_ids"]);
  expect(found?.id).toBe("34");
});

test("a record that is not there reads as null", async () => {
  nock(apiUrl).get(`${contacts}/12`).reply(404, "<html>not found</html>");
  await expect(readOne(client(), "contacts", "12", [])).resolves.toBeNull();
});

test("one record with too many names is resolved bare and read in a batch", async () => {
  nock(apiUrl).get(`${contacts}/12`).reply(200, wireObject("34"));
  nock(apiUrl)
    .post(`${contacts}/batch/read`, (body: { inputs: unknown }) => {
      expect(body.inputs).toEqual([{ id: "34" }]);
      return true;
    })
    .query(true)
    .reply(200, { results: [wireObject("34", { x: "y" })] });
  const found = await readOne(client(), "contacts", "12", manyNames);
  expect(found?.properties["x"]).toBe("y");
});
