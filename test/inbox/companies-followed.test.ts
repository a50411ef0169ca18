import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { recallCompanies } from "../../src/store/contacts/companies.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";

let app: WholeApp;
const company = { one: "", other: "", third: "" };
const contact = { one: "", other: "", third: "" };

beforeAll(async () => {
  app = await openWholeApp({
    clock: systemClock,
    idleMs: 200,
    simulator: { seed: 3, contacts: 5 },
    beforeInstall: (portal) => {
      for (const name of ["one", "other", "third"] as const) {
        company[name] = portal.createCompany({ name, domain: `${name}.example` });
        contact[name] = portal.createContact({
          email: `ana@${name}.example`,
          associatedcompanyid: company[name],
        });
      }
    },
  });
  await app.settle();
});
afterAll(() => app.close());

/** The contact's primary company as it was last scored with. */
async function companyOf(id: string): Promise<string | null | undefined> {
  const row = await app.ledger.read
    .selectFrom("scores")
    .select("company_id")
    .where("contact_id", "=", id)
    .executeTakeFirst();
  return row?.company_id;
}

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("companies that are merged or deleted in HubSpot leave no contact and nothing kept on an id that is gone", async () => {
  const known = Object.values(company);
  expect(await Promise.all(Object.values(contact).map(companyOf))).toEqual(known);
  expect((await recallCompanies(app.ledger, app.portalId, known, 0)).size).toBe(3);
  const merged = app.portal.mergeCompanies(company.one, company.other);
  app.portal.deleteCompany(company.third);
  const isMerged = async (id: string) => (await companyOf(id)) === merged;
  await until(async () => (await isMerged(contact.one)) && (await isMerged(contact.other)));
  await until(async () => (await companyOf(contact.third)) === null);
  await app.settle();
  const kept = await recallCompanies(app.ledger, app.portalId, [...known, merged], 0);
  expect([...kept.keys()]).toEqual([merged]);
});
