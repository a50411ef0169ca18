import nock from "nock";
import { expect, test } from "vitest";
import { readPrimaryCompanies } from "../../../src/hubspot/calls/read-primary-companies.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const path = "/crm/associations/2026-09/contacts/companies/batch/read";
const client = () => hubspotOverNock().portal(portal);
const type = (typeId: number) => ({ category: "HUBSPOT_DEFINED", typeId, label: null });

test("the primary company is taken, whatever type its id comes in", async () => {
  nock(apiUrl)
    .post(path, { inputs: [{ id: "1" }, { id: "2" }, { id: "3" }] })
    .reply(207, {
      status: "COMPLETE",
      results: [
        {
          from: { id: "1" },
          to: [
            { toObjectId: 500, associationTypes: [type(279)] },
            { toObjectId: 501, associationTypes: [type(279), type(1)] },
          ],
        },
        { from: { id: "3" }, to: [{ toObjectId: "502", associationTypes: [type(279)] }] },
      ],
      numErrors: 1,
      errors: [
        {
          status: "error",
          category: "OBJECT_NOT_FOUND",
          subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
          message: "No company is associated with contact 2.",
          context: { fromObjectId: ["2"] },
        },
      ],
    });
  const companies = await readPrimaryCompanies(client(), ["1", "2", "3"]);
  expect([...companies]).toEqual([
    ["1", "501"],
    ["2", null],
    ["3", null],
  ]);
});

test("a contact with pages of companies is asked on until its primary one is found", async () => {
  nock(apiUrl)
    .post(path, { inputs: [{ id: "1" }] })
    .reply(200, {
      results: [
        {
          from: { id: "1" },
          to: [{ toObjectId: 500, associationTypes: [type(279)] }],
          paging: { next: { after: "cursor" } },
        },
      ],
    });
  nock(apiUrl)
    .post(path, { inputs: [{ id: "1", after: "cursor" }] })
    .reply(200, {
      results: [{ from: { id: "1" }, to: [{ toObjectId: 777, associationTypes: [type(1)] }] }],
    });
  await expect(readPrimaryCompanies(client(), ["1"])).resolves.toEqual(new Map([["1", "777"]]));
});
