import { afterAll, beforeAll, expect, test } from "vitest";
import { openVersion } from "../../src/account/models.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";
import { fastClock } from "../support/clocks/fast-clock.ts";

const clock = fastClock();
let app: WholeApp;
const twins = ["NA", "Namibia"].map((country) => ({
  email: `${country.toLowerCase()}@acme.example`,
  jobtitle: "Head of IT",
  country,
}));
const codes = ["ES", "FR", "DE", "IT"];

const code = (at: number): string => codes[at % codes.length] ?? "";

beforeAll(async () => {
  app = await openWholeApp({
    clock,
    idleMs: 20_000,
    leaseMs: 100_000_000,
    simulator: { seed: 3, contacts: 40 },
    hubspot: { headersMs: 120_000, totalMs: 240_000 },
    beforeInstall: (portal) => {
      for (const [at, { id }] of portal.contacts().entries()) {
        portal.editContact(id, { country: code(at) });
      }
      for (const [at, { id }] of portal.companies().entries()) {
        portal.editCompany(id, { country: code(at) });
      }
      for (const properties of twins) portal.createContact(properties);
    },
  });
  clock.runAt(1_000);
  await app.settle();
});
afterAll(() => app.close());

test("the versions of an install read a column of country codes as such from the first page on", async () => {
  const portal = await app.portals.get(app.portalId);
  expect(portal?.current).toEqual({ lead: 1, customer: 2 });
  expect(portal?.models).toHaveLength(2);
  const lead = portal && openVersion(portal, 1)?.model;
  expect(lead?.fields["country"]?.reading).toBe("codes");
});

test("a code that is also a word for nothing scores as the country's name does", () => {
  const [code, name] = twins.map(({ email }) => {
    const found = app.portal.contacts().find(({ properties }) => properties["email"] === email);
    return ["ripen_fit_score", "ripen_band", "ripen_lead_score"].map(
      (property) => found?.properties[property],
    );
  });
  expect(name?.[0]).toBeTruthy();
  expect(code).toEqual(name);
});
