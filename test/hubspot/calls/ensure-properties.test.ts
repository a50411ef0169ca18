import nock from "nock";
import { expect, test } from "vitest";
import { outputProperties } from "../../../config/properties.ts";
import { archiveProperties } from "../../../src/hubspot/calls/archive-properties.ts";
import { ensureProperties, propertyBody } from "../../../src/hubspot/calls/ensure-properties.ts";
import { listProperties } from "../../../src/hubspot/calls/list-properties.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const path = "/crm/properties/2026-09/contacts";
const client = () => hubspotOverNock().portal(portal);
const wanted = outputProperties({ scenarios: [], bound: [] }).filter(({ name }) =>
  ["ripen_lead_score", "ripen_band"].includes(name),
);
const [score, band] = wanted;
if (score === undefined || band === undefined) throw new Error("The table of properties changed");

function there(...properties: readonly Record<string, unknown>[]): void {
  nock(apiUrl).get(path).query({ archived: "false" }).reply(200, { results: properties });
}

function groups(...names: readonly string[]): void {
  const results = names.map((name) => ({ name, label: name }));
  nock(apiUrl).get(`${path}/groups`).reply(200, { results });
}

test("in an empty portal the group comes first, then everything in one batch, in the portal's language", async () => {
  groups("contactinformation");
  nock(apiUrl)
    .post(`${path}/groups`, { name: "ripen", label: "Ripen", displayOrder: -1 })
    .reply(201, { name: "ripen" });
  there();
  nock(apiUrl)
    .post(`${path}/batch/create`, {
      inputs: [
        {
          name: "ripen_lead_score",
          label: "Puntuación del lead",
          description: "Ajuste más dolor.",
          groupName: "ripen",
          type: "number",
          fieldType: "number",
          formField: false,
        },
        {
          name: "ripen_band",
          label: "Categoría",
          description: "El rango en el que cae la puntuación del lead.",
          groupName: "ripen",
          type: "enumeration",
          fieldType: "select",
          formField: false,
          options: [
            { label: "Básico", value: "basic", displayOrder: 0, hidden: false },
            { label: "Interés bajo", value: "low", displayOrder: 1, hidden: false },
            { label: "Interés alto", value: "high", displayOrder: 2, hidden: false },
            { label: "En proceso de compra", value: "buying", displayOrder: 3, hidden: false },
            { label: "Desconocido", value: "unknown", displayOrder: 4, hidden: false },
          ],
        },
      ],
    })
    .reply(201, { results: [propertyBody(score, "es"), propertyBody(band, "es")] });
  await expect(ensureProperties(client(), wanted, "es")).resolves.toEqual({
    created: ["ripen_lead_score", "ripen_band"],
    present: [],
    extended: [],
    conflicts: [],
  });
});

test("a second run changes nothing", async () => {
  groups("ripen");
  there(propertyBody(score, "en"), propertyBody(band, "en"));
  await expect(ensureProperties(client(), wanted, "en")).resolves.toMatchObject({
    created: [],
    present: ["ripen_lead_score", "ripen_band"],
    extended: [],
  });
});

test("a group that was made in the meantime is no failure", async () => {
  groups();
  nock(apiUrl).post(`${path}/groups`).reply(409, { category: "CONFLICT" });
  there(propertyBody(score, "en"), propertyBody(band, "en"));
  await expect(ensureProperties(client(), wanted, "en")).resolves.toMatchObject({ conflicts: [] });
});

test("missing options are added behind those that are there, which stay as the admin left them", async () => {
  groups("ripen");
  const own = { label: "Frío", value: "cold", displayOrder: 0, hidden: false, description: "x" };
  const basic = { label: "Renamed", value: "basic", displayOrder: 1, hidden: true };
  there(propertyBody(score, "en"), { ...propertyBody(band, "en"), options: [own, basic] });
  nock(apiUrl)
    .patch(`${path}/ripen_band`, {
      options: [
        own,
        basic,
        { label: "Low interest", value: "low", displayOrder: 2, hidden: false },
        { label: "High interest", value: "high", displayOrder: 3, hidden: false },
        { label: "In purchase process", value: "buying", displayOrder: 4, hidden: false },
        { label: "Unknown", value: "unknown", displayOrder: 5, hidden: false },
      ],
    })
    .reply(200, {});
  await expect(ensureProperties(client(), wanted, "en")).resolves.toMatchObject({
    present: ["ripen_lead_score", "ripen_band"],
    extended: ["ripen_band"],
  });
});

test.each([
  ["another type", { type: "string", fieldType: "text" }, "string/text"],
  [
    "a calculation",
    { fieldType: "calculation_equation", calculated: true },
    "number/calculation_equation (read-only)",
  ],
  [
    "values that nobody can write",
    { modificationMetadata: { readOnlyValue: true } },
    "number/number (read-only)",
  ],
])("a property of ours with %s is reported and left alone", async (_name, other, found) => {
  groups("ripen");
  there({ ...propertyBody(score, "en"), ...other }, propertyBody(band, "en"));
  await expect(ensureProperties(client(), wanted, "en")).resolves.toMatchObject({
    present: ["ripen_band"],
    conflicts: [{ name: "ripen_lead_score", expected: "number/number", found }],
  });
});

test("one value for many is a conflict where we write several", async () => {
  const scenarios = outputProperties({ scenarios: [], bound: [] }).find(
    ({ name }) => name === "ripen_active_scenarios",
  );
  groups("ripen");
  there({ name: "ripen_active_scenarios", type: "enumeration", fieldType: "select" });
  const report = await ensureProperties(client(), scenarios ? [scenarios] : [], "en");
  expect(report.conflicts).toEqual([
    {
      name: "ripen_active_scenarios",
      expected: "enumeration/checkbox",
      found: "enumeration/select",
    },
  ]);
});

test("a batch that HubSpot refuses is created one by one, and an archived name is reported", async () => {
  groups("ripen");
  there();
  nock(apiUrl).post(`${path}/batch/create`).reply(409, { category: "CONFLICT" });
  nock(apiUrl)
    .post(path, (body: { name: string }) => body.name === "ripen_lead_score")
    .reply(409, {});
  nock(apiUrl)
    .post(path, (body: { name: string }) => body.name === "ripen_band")
    .reply(201, propertyBody(band, "en"));
  there(propertyBody(band, "en"));
  await expect(ensureProperties(client(), wanted, "en")).resolves.toEqual({
    created: ["ripen_band"],
    present: [],
    extended: [],
    conflicts: [{ name: "ripen_lead_score", expected: "number/number", found: "archived" }],
  });
});

test("properties are listed with what can be written into them", async () => {
  nock(apiUrl)
    .get("/crm/properties/2026-09/companies")
    .query({ archived: "false" })
    .reply(200, {
      results: [
        { name: "a", label: "A", type: "string", fieldType: "text", hubspotDefined: true },
        { name: "b", label: "B", type: "number", fieldType: "number", calculated: true },
        { name: "c", label: "C", type: "number", fieldType: "number", archived: true },
      ],
    });
  const found = await listProperties(client(), "companies");
  expect(
    found.map(({ name, writable, hubspotDefined }) => [name, writable, hubspotDefined]),
  ).toEqual([
    ["a", true, true],
    ["b", false, false],
  ]);
});

test("our properties are archived in a batch before an uninstall", async () => {
  nock(apiUrl)
    .post(`${path}/batch/archive`, { inputs: [{ name: "ripen_band" }, { name: "ripen_ready" }] })
    .reply(204);
  await expect(archiveProperties(client(), ["ripen_band", "ripen_ready"])).resolves.toEqual([]);
});

const use = (type: string, display: string, id: string) => ({
  message: `in use by ${type}`,
  context: { parentType: [type], parentDisplayType: [display], parentName: [id] },
});

test("a batch that HubSpot refuses is archived one by one, and of what uses a property only workflows count as such", async () => {
  nock(apiUrl)
    .post(`${path}/batch/archive`)
    .reply(400, { category: "VALIDATION_ERROR", message: "Some properties cannot be deleted" });
  nock(apiUrl)
    .delete(`${path}/ripen_band`)
    .reply(400, {
      category: "VALIDATION_ERROR",
      subCategory: "PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE",
      context: { usageCount: ["3"] },
      errors: [
        use("CONTACT_LIST", "LIST", "4711"),
        use("AUTOMATION_PLATFORM_FLOW", "WORKFLOW", "9007199000"),
        use("CALCULATED_PROPERTY", "CALCULATED_PROPERTY", "0-1/both"),
      ],
    });
  nock(apiUrl).delete(`${path}/ripen_ready`).reply(204);
  await expect(archiveProperties(client(), ["ripen_band", "ripen_ready"])).resolves.toEqual([
    { name: "ripen_band", workflows: ["9007199000"] },
  ]);
});
