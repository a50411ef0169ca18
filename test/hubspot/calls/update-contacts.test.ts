import * as fc from "fast-check";
import nock from "nock";
import { expect, test } from "vitest";
import { updateContacts } from "../../../src/hubspot/calls/update-contacts.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
  wireObject,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const path = "/crm/objects/2026-09/contacts/batch/update";
const client = () => hubspotOverNock().portal(portal);

type Inputs = { readonly inputs: readonly { readonly id: string }[] };

const score = (id: string) => ({ id, properties: { ripen_lead_score: "50" } });

test("a batch is written with a trace id an input and settled by id, not by order", async () => {
  nock(apiUrl)
    .post(path, {
      inputs: [
        { id: "1", properties: { ripen_lead_score: "50" }, objectWriteTraceId: "1" },
        { id: "2", properties: { ripen_lead_score: "50" }, objectWriteTraceId: "2" },
      ],
    })
    .reply(200, { results: [wireObject("2", { ripen_lead_score: "50" }), wireObject("1")] });
  const report = await updateContacts(client(), [score("1"), score("2")]);
  expect(report.written.map(({ id }) => id)).toEqual(["2", "1"]);
  expect(report.written[0]).toEqual({
    id: "2",
    updatedAt: Date.parse("2026-11-20T10:00:00.000Z"),
    properties: { hs_object_id: "2", ripen_lead_score: "50" },
  });
  expect(report.refused).toEqual([]);
  expect(report.vanished).toEqual([]);
});

test("a 207 names those that are gone, by id or by trace id, and the merged ones are missing in silence", async () => {
  nock(apiUrl)
    .post(path)
    .reply(207, {
      status: "COMPLETE",
      results: [wireObject("1")],
      numErrors: 2,
      errors: [
        {
          status: "error",
          category: "OBJECT_NOT_FOUND",
          message: "gone",
          context: { ids: ["2"], objectWriteTraceId: ["2"] },
        },
        {
          status: "error",
          category: "VALIDATION_ERROR",
          message: "not an option",
          context: { objectWriteTraceId: ["3"] },
        },
      ],
    });
  await expect(updateContacts(client(), ["1", "2", "3", "4"].map(score))).resolves.toMatchObject({
    written: [{ id: "1" }],
    refused: [
      { id: "2", category: "OBJECT_NOT_FOUND", message: "gone" },
      { id: "3", category: "VALIDATION_ERROR", message: "not an option" },
    ],
    vanished: ["4"],
  });
});

test("a contact named twice is sent once, with the later values", async () => {
  nock(apiUrl)
    .post(path, {
      inputs: [{ id: "1", properties: { a: "1", b: "3" }, objectWriteTraceId: "1" }],
    })
    .reply(200, { results: [wireObject("1")] });
  const report = await updateContacts(client(), [
    { id: "1", properties: { a: "1", b: "2" } },
    { id: "1", properties: { b: "3" } },
  ]);
  expect(report.written).toHaveLength(1);
});

test("refused contacts never hold back the others, wherever they stand in the batch", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }),
      async (bad) => {
        const isBad = (id: string): boolean => bad.includes(Number.parseInt(id, 10));
        let calls = 0;
        nock(apiUrl)
          .persist()
          .post(path)
          .reply(async (request: Request) => {
            calls += 1;
            const { inputs } = (await request.json()) as Inputs;
            const message = "Property values were not valid: the portal's own rule";
            return inputs.some(({ id }) => isBad(id))
              ? [400, { status: "error", category: "VALIDATION_ERROR", message }]
              : [200, { results: inputs.map(({ id }) => wireObject(id)) }];
          });
        const ids = Array.from({ length: 100 }, (_, index) => String(index));
        const report = await updateContacts(client(), ids.map(score));
        nock.cleanAll();
        expect(report.refused.map(({ id }) => id).sort()).toEqual(bad.map(String).sort());
        expect(report.written).toHaveLength(100 - bad.length);
        // Seven halvings, two calls each, for every refused contact (reliability.md 2.3).
        expect(calls).toBeLessThanOrEqual(1 + 14 * bad.length);
      },
    ),
    { numRuns: 15 },
  );
});

const lacksBand = `Property values were not valid: ${JSON.stringify([
  { isValid: false, error: "PROPERTY_DOESNT_EXIST", name: "ripen_band" },
])}`;

test("a property that the portal does not have is left out, and all else is written with one call more", async () => {
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 3)
    .reply(400, { category: "VALIDATION_ERROR", message: lacksBand });
  nock(apiUrl)
    .post(path, {
      inputs: [
        { id: "2", properties: { ripen_lead_score: "50" }, objectWriteTraceId: "2" },
        { id: "3", properties: { ripen_lead_score: "1" }, objectWriteTraceId: "3" },
      ],
    })
    .reply(200, { results: [wireObject("2"), wireObject("3")] });
  const report = await updateContacts(client(), [
    { id: "1", properties: { ripen_band: "low" } },
    score("2"),
    { id: "3", properties: { ripen_band: "high", ripen_lead_score: "1" } },
  ]);
  expect(report).toMatchObject({ unsent: ["1"], refused: [], unknown: ["ripen_band"] });
  expect(report.written.map(({ id }) => id)).toEqual(["2", "3"]);
});

test("those whom a 207 refuses one by one for it are written without it", async () => {
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 2)
    .reply(207, {
      results: [wireObject("2")],
      errors: [
        {
          category: "VALIDATION_ERROR",
          message: lacksBand,
          context: { objectWriteTraceId: ["3"] },
        },
      ],
    });
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 1 && body.inputs[0]?.id === "3")
    .reply(200, { results: [wireObject("3")] });
  const report = await updateContacts(client(), [
    score("2"),
    { id: "3", properties: { ripen_band: "high", ripen_lead_score: "1" } },
  ]);
  expect(report.refused).toEqual([]);
  expect(report.written.map(({ id }) => id)).toEqual(["2", "3"]);
});

const noOption = `Property values were not valid: ${JSON.stringify([
  { isValid: false, error: "INVALID_OPTION", name: "ripen_band", message: "not an option" },
])}`;

test("a value that HubSpot does not take is left out of that contact alone, with one call more", async () => {
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 3)
    .reply(207, {
      results: [wireObject("2")],
      errors: ["1", "3"].map((id) => ({
        category: "VALIDATION_ERROR",
        message: noOption,
        context: { objectWriteTraceId: [id] },
      })),
    });
  nock(apiUrl)
    .post(path, {
      inputs: [{ id: "3", properties: { ripen_lead_score: "1" }, objectWriteTraceId: "3" }],
    })
    .reply(200, { results: [wireObject("3")] });
  const report = await updateContacts(client(), [
    { id: "1", properties: { ripen_band: "high" } },
    { id: "2", properties: { ripen_band: "low" } },
    { id: "3", properties: { ripen_band: "high", ripen_lead_score: "1" } },
  ]);
  expect(report.written.map(({ id }) => id)).toEqual(["2", "3"]);
  expect(report.left).toEqual([
    { id: "3", name: "ripen_band", error: "INVALID_OPTION", message: "not an option" },
  ]);
  // Nothing else of it was to be written.
  expect(report.refused).toMatchObject([{ id: "1", category: "VALIDATION_ERROR" }]);
});

test("an error that names nobody is pinned on those it is about", async () => {
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 3)
    .reply(207, {
      results: [wireObject("1")],
      errors: [{ category: "VALIDATION_ERROR", message: "something" }],
    });
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 1 && body.inputs[0]?.id === "2")
    .reply(400, { category: "VALIDATION_ERROR", message: "required field" });
  nock(apiUrl)
    .post(path, (body: Inputs) => body.inputs.length === 1 && body.inputs[0]?.id === "3")
    .reply(200, { results: [wireObject("3")] });
  await expect(updateContacts(client(), ["1", "2", "3"].map(score))).resolves.toMatchObject({
    written: [{ id: "1" }, { id: "3" }],
    refused: [{ id: "2", message: "required field" }],
    vanished: [],
  });
});

test("an answer about nobody is asked for once more before all of them count as vanished", async () => {
  nock(apiUrl).post(path).reply(207, { results: [] });
  nock(apiUrl)
    .post(path)
    .reply(200, { results: [wireObject("1")] });
  await expect(updateContacts(client(), ["1", "2"].map(score))).resolves.toMatchObject({
    written: [{ id: "1" }],
    vanished: ["2"],
  });
});

test("a batch that HubSpot could not be asked about leaves nothing settled", async () => {
  nock(apiUrl).post(path).times(4).reply(500, "");
  await expect(updateContacts(client(), [score("1")])).rejects.toMatchObject({
    outcome: { kind: "unavailable" },
  });
});
