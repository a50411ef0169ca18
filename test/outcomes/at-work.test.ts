import { afterAll, beforeAll, expect, test } from "vitest";
import { recallCompanies } from "../../src/store/contacts/companies.ts";
import { handoffScenario } from "../../src/store/crossings/handoffs.ts";
import { recallDeals } from "../../src/store/outcomes/keep-deals.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";
import { fastClock } from "../support/clocks/fast-clock.ts";

/** Deals are looked at every fifteen minutes: some seconds. */
const speed = 200;

const clock = fastClock();
let app: WholeApp;
/** Leads whose company has an open deal with somebody else, and one whose company has none. */
let colleague = "";
let another = "";
let busy = "";
let stranger = "";
let deal = "";

const person = (name: string): Readonly<Record<string, string>> => ({
  email: `${name}@acme.example`,
  jobtitle: "Chief Executive Officer",
  country: "Spain",
  numemployees: "100-500",
  lifecyclestage: "lead",
});

beforeAll(async () => {
  app = await openWholeApp({
    clock,
    idleMs: 1_000,
    leaseMs: 100_000_000,
    simulator: { seed: 3, contacts: 20 },
    hubspot: { headersMs: 2_000_000, totalMs: 4_000_000 },
    beforeInstall: (portal) => {
      busy = portal.createCompany({ name: "Busy", domain: "busy.example" });
      const free = portal.createCompany({ name: "Free", domain: "free.example" });
      const at = (name: string, company: string) =>
        portal.createContact({ ...person(name), associatedcompanyid: company });
      deal = portal.addDeal(at("buyer", busy), { dealstage: "contractsent" });
      colleague = at("colleague", busy);
      another = at("another", busy);
      stranger = at("stranger", free);
    },
  });
  clock.runAt(speed);
  await app.settle();
});
afterAll(() => app.close());

const asksForDemo = (id: string): void =>
  app.portal.submitForm(id, "f3a1c7e2-demo", "Pricing: Request a demo");
const step = (id: string) => app.portal.contact(id)?.properties["ripen_next_step"];
const addressees = async (id: string) =>
  (
    await app.ledger.read
      .selectFrom("handoffs")
      .select("addressee")
      .where("contact_id", "=", id)
      .orderBy("generation")
      .execute()
  ).map((row) => row.addressee);
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
}
const openDealsOf = async (companyId: string) =>
  (await recallCompanies(app.ledger, app.portalId, [companyId], 0)).get(companyId)?.[
    "hs_num_open_deals"
  ];
const dealsOf = async (id: string) =>
  (await recallDeals(app.ledger.read, app.portalId, [id]))?.get(id)?.map(({ kind }) => kind);

test("the owner is told of a colleague who asks, and sales gets whose company has no deal", async () => {
  asksForDemo(colleague);
  asksForDemo(stranger);
  await until(async () => (await addressees(colleague)).length > 0);
  await until(async () => (await addressees(stranger)).length > 0);
  expect(await addressees(colleague)).toEqual(["owner"]);
  expect(await addressees(stranger)).toEqual(["sales"]);
  await until(() => step(colleague) === "tell_owner" && step(stranger) === "call");
  const told = app.portal.enrolments().filter(({ workflow }) => workflow === handoffScenario);
  expect(new Set(told.map(({ contactId }) => contactId))).toEqual(new Set([colleague, stranger]));
});

test("once the company's deal is closed, sales gets its leads again", async () => {
  app.portal.editObject("deals", deal, { dealstage: "closedlost" });
  await until(async () => (await openDealsOf(busy)) === "0");
  asksForDemo(another);
  await until(async () => (await addressees(another)).length > 0);
  expect(await addressees(another)).toEqual(["sales"]);
});

test("a yes that did not buy is nurtured, and comes back with what it does then", async () => {
  app.portal.editContact(stranger, { ripen_verdict: "yes" });
  await until(() => step(stranger) === "with_sales");
  const own = app.portal.addDeal(stranger, { dealstage: "contractsent" });
  await until(async () => (await dealsOf(stranger))?.[0] === "deal_open");
  const closedate = new Date(clock.now()).toISOString();
  app.portal.editObject("deals", own, { dealstage: "closedlost", closedate });
  await until(async () => (await dealsOf(stranger))?.[0] === "deal_lost");
  await until(() => !["with_sales", "call"].includes(step(stranger) ?? ""));
  expect(app.portal.contact(stranger)?.properties["ripen_ready"]).toBe("false");
  asksForDemo(stranger);
  await until(() => step(stranger) === "call");
  await until(async () => (await addressees(stranger)).length === 2);
  expect(await addressees(stranger)).toEqual(["sales", "sales"]);
});
