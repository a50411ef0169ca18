import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { readMarked } from "../../src/reading/read-marked.ts";
import { backfillJob, readNextPage } from "../../src/reading/read-next-page.ts";
import { contactsOfCompany } from "../../src/store/contacts/companies.ts";
import { advanceJob, startJob } from "../../src/store/portals/jobs.ts";
import { news, markDirty } from "../../src/store/marks/mark-dirty.ts";
import { takeDirty, type DirtyContact } from "../../src/store/marks/take-dirty.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
beforeAll(async () => {
  app = await installApp();
});
afterAll(() => app.close());
beforeEach(() => {
  work = portalWork({ portalId: app.id, client: app.client });
});

const deps = () => ({ ledger: fixture.ledger, clock: systemClock });
const marked = (contactId: string): DirtyContact => ({
  contactId,
  mark: 3,
  news: news.changed,
  attempts: 0,
  markedAt: 0,
  hintedAt: null,
  told: new Map(),
});
const callsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const before = app.control.calls().length;
  await act();
  return app.control.calls().length - before;
};
const withCompany = () =>
  app.control.contacts().filter((contact) => contact.properties["associatedcompanyid"]);
const pages = (of: readonly unknown[]): number => Math.ceil(of.length / 100);
const begin = (now: number) =>
  fixture.ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));

test("marked contacts come with their company, their mark and their news", async () => {
  const contact = withCompany()[0];
  if (contact === undefined) throw new Error("nobody has a company");
  const { contacts, gone, step } = await readMarked(deps(), work, [marked(contact.id)]);
  const companyId = contact.properties["associatedcompanyid"];
  expect(contacts).toMatchObject([{ id: contact.id, companyId, mark: 3, news: 1 }]);
  const company = app.control.companies().find(({ id }) => id === companyId);
  expect(contacts[0]?.company?.["numberofemployees"]).toBe(
    company?.properties["numberofemployees"] ?? null,
  );
  expect(contacts[0]?.properties["email"]).toBe(contact.properties["email"]);
  expect(gone).toEqual([]);
  expect(step).toBeNull();
});

test("a contact that HubSpot has no more is gone, with the mark that asked for it", async () => {
  const id = app.control.createContact({ email: "soon.gone@acme.example" });
  app.control.deleteContact(id);
  const { contacts, gone } = await readMarked(deps(), work, [marked(id)]);
  expect(contacts).toEqual([]);
  expect(gone).toEqual([{ contactId: id, mark: 3 }]);
});

test("a company is read once for hours, until it changes", async () => {
  const contact = withCompany()[1];
  const companyId = contact?.properties["associatedcompanyid"] ?? "";
  const read = () => readMarked(deps(), work, [marked(contact?.id ?? "")]);
  expect(await callsOf(read)).toBe(2);
  expect(await callsOf(read)).toBe(1);
  await fixture.ledger.transaction((tx) => contactsOfCompany(tx, app.id, companyId));
  expect(await callsOf(read)).toBe(2);
});

test("no company is read where the model needs nothing of companies", async () => {
  const contact = withCompany()[2];
  const lean = { ...work, reads: { ...work.reads, company: [] } };
  expect(await callsOf(() => readMarked(deps(), lean, [marked(contact?.id ?? "")]))).toBe(1);
});

test("without a backfill there is no next page", async () => {
  expect(await readNextPage(deps(), work)).toBeNull();
});

test("a backfill goes through every contact once, in pages of 100 and as few calls as can be", async () => {
  await begin(Date.now());
  const seen: string[] = [];
  let companies = 0;
  const calls = await callsOf(async () => {
    for (;;) {
      const reading = await readNextPage(deps(), work);
      if (reading === null) return;
      const { step } = reading;
      if (step === null) throw new Error("a page without a step");
      seen.push(...reading.contacts.map((contact) => contact.id));
      companies += reading.contacts.filter((contact) => contact.company !== null).length;
      await fixture.ledger.transaction((tx) => advanceJob(tx, app.id, step, Date.now()));
    }
  });
  expect(seen.toSorted()).toEqual(
    app.control
      .contacts()
      .map((contact) => contact.id)
      .toSorted(),
  );
  expect(companies).toBe(withCompany().length);
  // One search says how many there are, for the progress.
  expect(calls).toBe(1 + pages(app.control.contacts()) + pages(app.control.companies()));
});

test("a page that was read and not committed is read again", async () => {
  await begin(Date.now());
  const first = await readNextPage(deps(), work);
  expect(await readNextPage(deps(), work)).toEqual(first);
});

test("a marked contact of the page is left to its mark, and stays marked", async () => {
  await begin(Date.now());
  const id = app.control.contacts()[0]?.id ?? "";
  await fixture.ledger.transaction((tx) =>
    markDirty(tx, app.id, [{ contactId: id, news: news.changed }], 1),
  );
  const reading = await readNextPage(deps(), work);
  expect(reading?.contacts.map((contact) => contact.id)).not.toContain(id);
  expect(reading?.contacts.every((contact) => contact.mark === null)).toBe(true);
  expect(reading?.step?.doneNow).toBe(100);
  expect(await takeDirty(fixture.ledger, app.id, 10, Date.now())).toHaveLength(1);
});

test("who was created after the backfill began is new, the others are not", async () => {
  const newest = Math.max(...app.control.contacts().map((contact) => contact.createdAt));
  const idOf = (value: number) => app.control.contacts().find((c) => c.createdAt === value)?.id;
  await begin(newest);
  const fresh: string[] = [];
  for (;;) {
    const reading = await readNextPage(deps(), work);
    if (reading === null) break;
    const { step } = reading;
    if (step === null) throw new Error("a page without a step");
    fresh.push(...reading.contacts.filter((c) => c.news === news.created).map((c) => c.id));
    await fixture.ledger.transaction((tx) => advanceJob(tx, app.id, step, Date.now()));
  }
  expect(fresh).toContain(idOf(newest));
  expect(fresh.length).toBeLessThan(app.control.contacts().length);
});
