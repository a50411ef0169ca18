import nock from "nock";
import { expect, test } from "vitest";
import { readHistory } from "../../../src/hubspot/calls/read-history.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const client = () => hubspotOverNock().portal(portal);

test("history is asked for by name, and read with who made each change and when", async () => {
  nock(apiUrl)
    .post("/crm/objects/2026-09/contacts/batch/read", {
      properties: [],
      propertiesWithHistory: ["jobtitle", "country"],
      inputs: [{ id: "1" }, { id: "2" }],
    })
    .query({ archived: "false" })
    .reply(207, {
      status: "COMPLETE",
      results: [
        {
          id: "1",
          properties: {},
          createdAt: "2025-07-15T21:12:00.733Z",
          updatedAt: "2025-07-15T21:12:00.733Z",
          archived: false,
          propertiesWithHistory: {
            jobtitle: [
              {
                value: "CEO",
                timestamp: "2025-07-15T21:12:00.733Z",
                sourceType: "CRM_UI",
                sourceId: "userId:7",
              },
              { value: "", timestamp: "2025-07-15T21:11:00.000Z" },
            ],
            country: [],
          },
        },
      ],
      numErrors: 1,
      errors: [],
    });
  const history = await readHistory(client(), ["1", "2"], ["jobtitle", "country"]);
  expect([...history]).toEqual([
    [
      "1",
      [
        {
          property: "jobtitle",
          value: "CEO",
          at: Date.parse("2025-07-15T21:12:00.733Z"),
          sourceType: "CRM_UI",
          sourceId: "userId:7",
        },
        {
          property: "jobtitle",
          value: "",
          at: Date.parse("2025-07-15T21:11:00.000Z"),
          sourceType: "",
          sourceId: "",
        },
      ],
    ],
  ]);
});

test("nobody costs no call, and more than fifty are refused before anything is sent", async () => {
  expect(await readHistory(client(), [], ["jobtitle"])).toEqual(new Map());
  const ids = Array.from({ length: 51 }, (_, index) => String(index));
  await expect(readHistory(client(), ids, ["jobtitle"])).rejects.toThrow(RangeError);
});
