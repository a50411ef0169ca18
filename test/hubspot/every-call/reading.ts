import { expect } from "vitest";
import { batchRead } from "../../../src/hubspot/calls/batch-read.ts";
import { countFilled } from "../../../src/hubspot/calls/count-filled.ts";
import { findIds } from "../../../src/hubspot/calls/find-ids.ts";
import { listOwners } from "../../../src/hubspot/calls/list-owners.ts";
import { listPage } from "../../../src/hubspot/calls/list-page.ts";
import { readLinked } from "../../../src/hubspot/calls/read-linked.ts";
import { readEvents } from "../../../src/hubspot/calls/read-events.ts";
import { readOne } from "../../../src/hubspot/calls/read-one.ts";
import { readPrimaryCompanies } from "../../../src/hubspot/calls/read-primary-companies.ts";
import { searchModified } from "../../../src/hubspot/calls/search-modified.ts";
import { wireObject } from "../../support/hubspot/hubspot-over-nock.ts";
import { none, type Verb } from "./verb.ts";

const contacts = "/crm/objects/2026-09/contacts";

/** What is read of records. */
export const readingCalls: Readonly<Record<string, Verb>> = {
  "reading by id": {
    of: "batch-read",
    act: (client) => batchRead(client, "contacts", ["1"], ["email"]),
    answers: [["POST", none]],
    sent: [
      [
        "POST",
        `${contacts}/batch/read?archived=false`,
        { properties: ["email"], propertiesWithHistory: [], inputs: [{ id: "1" }] },
      ],
    ],
  },
  "counting filled values": {
    of: "count-filled",
    act: (client) => countFilled(client, "plan"),
    answers: [["POST", { total: 3 }]],
    sent: [
      [
        "POST",
        `${contacts}/search`,
        {
          filterGroups: [{ filters: [{ propertyName: "plan", operator: "HAS_PROPERTY" }] }],
          sorts: [],
          properties: ["hs_object_id"],
          limit: 1,
          after: "0",
        },
      ],
    ],
  },
  "ids in order": {
    of: "find-ids",
    act: (client) => findIds(client, "companies", { aboveId: "5", skip: 200, limit: 2 }),
    answers: [["POST", { total: 0, results: [] }]],
    sent: [
      [
        "POST",
        "/crm/objects/2026-09/companies/search",
        {
          filterGroups: [
            { filters: [{ propertyName: "hs_object_id", operator: "GT", value: "5" }] },
          ],
          sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
          properties: ["hs_object_id"],
          limit: 2,
          after: "200",
        },
      ],
    ],
  },
  "a page of all": {
    of: "list-page",
    act: (client) => listPage(client, "contacts", { after: "12", properties: ["email", "city"] }),
    answers: [["GET", none]],
    sent: [["GET", `${contacts}?limit=100&archived=false&after=12&properties=email%2Ccity`]],
  },
  "owners, those who left included": {
    of: "list-owners",
    act: async (client) => {
      await expect(listOwners(client)).resolves.toEqual([
        { id: "1", name: "Laura Gil", email: "laura@x.example", team: "North" },
        { id: "2", name: "tom@x.example", email: "tom@x.example", team: "" },
      ]);
    },
    answers: [
      [
        "GET",
        {
          results: [
            {
              id: "1",
              email: "Laura@x.example",
              firstName: "Laura",
              lastName: "Gil",
              teams: [{ name: "South" }, { name: "North", primary: true }],
            },
          ],
          paging: { next: { after: "1" } },
        },
      ],
      ["GET", none],
      ["GET", { results: [{ id: "2", email: "tom@x.example" }] }],
    ],
    sent: [
      ["GET", "/crm/owners/2026-09?limit=100&archived=false"],
      ["GET", "/crm/owners/2026-09?limit=100&archived=false&after=1"],
      ["GET", "/crm/owners/2026-09?limit=100&archived=true"],
    ],
  },
  "contacts of a deal": {
    of: "read-linked",
    act: (client) => readLinked(client, "deals", "contacts", ["4"]),
    answers: [
      ["POST", { results: [{ from: { id: "4" }, to: [], paging: { next: { after: "x" } } }] }, 207],
      ["POST", none],
    ],
    sent: [
      ["POST", "/crm/associations/2026-09/deals/contacts/batch/read", { inputs: [{ id: "4" }] }],
      [
        "POST",
        "/crm/associations/2026-09/deals/contacts/batch/read",
        { inputs: [{ id: "4", after: "x" }] },
      ],
    ],
  },
  "what a contact did": {
    of: "read-events",
    act: (client) => readEvents(client, "8", { from: 0, to: 1_000 }),
    answers: [["GET", none]],
    sent: [
      [
        "GET",
        "/events/event-occurrences/2026-09?objectType=contact&objectId=8" +
          "&occurredAfter=1970-01-01T00%3A00%3A00.000Z&occurredBefore=1970-01-01T00%3A00%3A01.000Z" +
          "&sort=occurredAt&limit=100",
      ],
    ],
  },
  "one record": {
    of: "read-one",
    act: (client) => readOne(client, "contacts", "8", ["email"]),
    answers: [["GET", wireObject("8")]],
    sent: [["GET", `${contacts}/8?properties=email`]],
  },
  "primary companies": {
    of: "read-primary-companies",
    act: (client) => readPrimaryCompanies(client, ["8"]),
    answers: [["POST", none]],
    sent: [
      [
        "POST",
        "/crm/associations/2026-09/contacts/companies/batch/read",
        { inputs: [{ id: "8" }] },
      ],
    ],
  },
  "what changed": {
    of: "search-modified",
    act: (client) =>
      searchModified(client, "contacts", { from: 1, to: 2, afterId: null, properties: ["email"] }),
    answers: [["POST", none]],
    sent: [
      [
        "POST",
        `${contacts}/search`,
        {
          filterGroups: [
            {
              filters: [
                { propertyName: "lastmodifieddate", operator: "GTE", value: "1" },
                { propertyName: "lastmodifieddate", operator: "LT", value: "2" },
                { propertyName: "hs_object_id", operator: "GT", value: "0" },
              ],
            },
          ],
          sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
          properties: ["email"],
          limit: 200,
          after: "0",
        },
      ],
    ],
  },
};
