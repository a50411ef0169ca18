import { expect, test } from "vitest";
import { openHubSpot } from "./open-hubspot.ts";

const read = "/crm/associations/2026-09/contacts/companies/batch/read";

test("the primary company comes with type 1 and a numeric id; none is a 207 and no failure", async () => {
  const { call, portal } = await openHubSpot({ contacts: 60 });
  const withCompany = portal.contacts().find(({ properties }) => properties["associatedcompanyid"]);
  const without = portal.createContact({ firstname: "Ana" });
  const { status, body } = await call("POST", read, {
    inputs: [{ id: withCompany?.id }, { id: without }],
  });
  expect(status).toBe(207);
  expect(body["results"]).toEqual([
    {
      from: { id: withCompany?.id },
      to: [
        {
          toObjectId: Number(withCompany?.properties["associatedcompanyid"]),
          associationTypes: [
            { category: "HUBSPOT_DEFINED", typeId: 1, label: "Primary" },
            { category: "HUBSPOT_DEFINED", typeId: 279, label: null },
          ],
        },
      ],
    },
  ]);
  expect(body["errors"]).toEqual([
    {
      status: "error",
      category: "OBJECT_NOT_FOUND",
      subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
      message: `No company is associated with contact ${without}.`,
      context: {
        fromObjectId: [without],
        fromObjectType: ["contact"],
        toObjectType: ["company"],
      },
    },
  ]);
});

test("writing associatedcompanyid moves the primary company", async () => {
  const { call, portal } = await openHubSpot({ contacts: 60 });
  const [first, second] = portal.companies();
  const id = portal.createContact({ associatedcompanyid: first?.id ?? "" });
  await call("PATCH", `/crm/objects/2026-09/contacts/${id}`, {
    properties: { associatedcompanyid: second?.id },
  });
  const path = `/crm/objects/2026-09/contacts/${id}/associations/companies`;
  const { body } = await call("GET", path);
  expect(body["results"]?.map((each) => each["toObjectId"])).toEqual([Number(second?.id)]);
  const one = await call("GET", `/crm/objects/2026-09/contacts/${id}?associations=companies`);
  expect(one.body["associations"]).toEqual({
    companies: {
      results: [
        { id: second?.id, type: "contact_to_company" },
        { id: second?.id, type: "contact_to_company_unlabeled" },
      ],
    },
  });
});

test("up to 1,000 contacts are asked about at once", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const inputs = Array.from({ length: 1001 }, (_, n) => ({ id: String(n) }));
  expect((await call("POST", read, { inputs })).status).toBe(400);
  expect((await call("POST", read, { inputs: inputs.slice(1) })).status).toBe(207);
});

test("a merged contact keeps its company and its meetings", async () => {
  const { call, portal } = await openHubSpot({ contacts: 60 });
  const company = portal.companies()[0]?.id ?? "";
  const first = portal.createContact({ firstname: "Ana" });
  const second = portal.createContact({ associatedcompanyid: company });
  portal.bookMeeting(first);
  const merged = portal.mergeContacts(first, second);
  const { body } = await call("POST", read, { inputs: [{ id: merged }] });
  expect(body["results"]?.[0]?.["to"]?.[0]?.["toObjectId"]).toBe(Number(company));
  const path = `/crm/objects/2026-09/contacts/${merged}/associations/meetings`;
  const meetings = await call("GET", path);
  const meeting = meetings.body["results"]?.[0]?.["toObjectId"];
  const shown = await call(
    "GET",
    `/crm/objects/2026-09/meetings/${meeting}?properties=hs_meeting_outcome`,
  );
  expect(shown.body["properties"]?.["hs_meeting_outcome"]).toBe("SCHEDULED");
});
