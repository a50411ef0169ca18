import { afterEach, beforeEach, expect, test } from "vitest";
import { outputProperties } from "../../config/properties.ts";
import { scenarios } from "../../config/scenarios.ts";
import { archiveProperties } from "../../src/hubspot/calls/archive-properties.ts";
import { batchRead } from "../../src/hubspot/calls/batch-read.ts";
import {
  enrolInWorkflow,
  readEnrolments,
  unenrolFromWorkflow,
} from "../../src/hubspot/calls/enrol-in-workflow.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import { listPage } from "../../src/hubspot/calls/list-page.ts";
import { listProperties } from "../../src/hubspot/calls/list-properties.ts";
import { listWorkflows, readReEnrolment } from "../../src/hubspot/calls/list-workflows.ts";
import { readOne } from "../../src/hubspot/calls/read-one.ts";
import { readPrimaryCompanies } from "../../src/hubspot/calls/read-primary-companies.ts";
import { searchModified } from "../../src/hubspot/calls/search-modified.ts";
import {
  changeMembers,
  createStaticList,
  findStaticLists,
} from "../../src/hubspot/calls/static-lists.ts";
import { uninstall } from "../../src/hubspot/calls/uninstall.ts";
import { updateContacts } from "../../src/hubspot/calls/update-contacts.ts";
import { faultKinds } from "../simulator/faults/fault.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";

const all = outputProperties({ scenarios, bound: scenarios.map(({ name }) => name) });

let app: InstalledApp;
beforeEach(async () => {
  app = await installApp();
});
afterEach(() => app.close());

const score = (contact: string, value: string) => ({
  id: contact,
  properties: { ripen_lead_score: value },
});

const named = (contact: string | undefined): string => contact ?? "";

async function prepare(): Promise<readonly string[]> {
  await ensureProperties(app.client, all, "es");
  return app.control.contacts().map((contact) => contact.id);
}

test("the app installs through the real flow and knows the account", async () => {
  expect(app.control.installed()).toBe(true);
  expect(await app.portals.get(app.id)).toMatchObject({
    status: "connected",
    timeZone: "Europe/Madrid",
    scopes: expect.arrayContaining(["automation"]) as string[],
  });
});

test("all our properties are taken by a strict HubSpot, and a second run changes nothing", async () => {
  const first = await ensureProperties(app.client, all, "es");
  expect(first.conflicts).toEqual([]);
  expect(first.created).toHaveLength(all.length);
  const second = await ensureProperties(app.client, all, "es");
  expect(second).toMatchObject({ created: [], extended: [], conflicts: [] });
  expect(second.present).toHaveLength(all.length);
  const band = (await listProperties(app.client, "contacts")).find(
    ({ name }) => name === "ripen_band",
  );
  expect(band).toMatchObject({ label: "Categoría", groupName: "ripen", writable: true });
});

test("a new band of a model is added to the options", async () => {
  await prepare();
  const wider = outputProperties({
    scenarios,
    bound: [],
    bands: [{ name: "A", label: { en: "A", es: "A" }, from: 0 }],
  });
  await expect(ensureProperties(app.client, wider, "es")).resolves.toMatchObject({
    extended: ["ripen_band"],
  });
});

test("every contact is listed once, with many properties as with few", async () => {
  const many = Array.from({ length: 600 }, (_, index) => `does_not_exist_${index}`);
  for (const properties of [["email"], ["email", ...many]]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listPage(app.client, "contacts", { after, properties });
      seen.push(...page.objects.map((contact) => contact.id));
      ({ after } = page);
    } while (after !== null);
    expect(seen.toSorted()).toEqual(
      app.control
        .contacts()
        .map((contact) => contact.id)
        .toSorted(),
    );
  }
});

test("primary companies are the ones that the contacts carry", async () => {
  const contacts = app.control.contacts().slice(0, 100);
  const companies = await readPrimaryCompanies(
    app.client,
    contacts.map((contact) => contact.id),
  );
  for (const { id: contact, properties } of contacts) {
    expect(companies.get(contact)).toBe(properties["associatedcompanyid"] ?? null);
  }
});

test("changed contacts are found by the date of their change", async () => {
  const from = Date.now();
  const [first, second] = app.control.contacts();
  app.control.editContact(first?.id ?? "", { jobtitle: "CEO" });
  app.control.editContact(second?.id ?? "", { jobtitle: "CTO" });
  const window = { from, to: Date.now() + 1_000, afterId: null, properties: ["jobtitle"] };
  const { objects, afterId } = await searchModified(app.client, "contacts", window);
  expect(objects.map(({ properties }) => properties["jobtitle"])).toEqual(["CEO", "CTO"]);
  expect(afterId).toBeNull();
});

test("good, refused, deleted and merged contacts of one batch are told apart", async () => {
  const [good, bad, gone, one, other] = await prepare();
  app.control.addWriteRule((contact) =>
    contact.id === bad ? { property: "phone", because: "country" } : null,
  );
  app.control.deleteContact(named(gone));
  const survivor = app.control.mergeContacts(named(one), named(other));
  const report = await updateContacts(
    app.client,
    [good, bad, gone, one].map((contact) => score(named(contact), "61")),
  );
  expect(report.written.map((contact) => contact.id)).toEqual([good]);
  expect(new Set(report.refused.map((contact) => contact.id))).toEqual(new Set([bad, gone]));
  expect(report.refused.find((contact) => contact.id === gone)?.category).toBe("OBJECT_NOT_FOUND");
  expect(report.vanished).toEqual([one]);
  expect((await readOne(app.client, "contacts", named(one), []))?.id).toBe(survivor);
  expect(app.control.contact(named(good))?.properties["ripen_lead_score"]).toBe("61");
});

test("an access token that HubSpot no longer takes is renewed within the call", async () => {
  const stale = await app.tokens.accessToken(app.id);
  app.tokens.remember(app.id, {
    accessToken: `${stale}x`,
    refreshToken: "-",
    lifeMs: 60_000,
    hubId: app.id,
    scopes: [],
  });
  await expect(batchRead(app.client, "contacts", ["1"], [])).resolves.toEqual({
    objects: [],
    missing: ["1"],
  });
});

test("whatever goes wrong on the way, every contact shows its value in the end, and none is lost", async () => {
  const contacts = await prepare();
  app.simulator.addFault({
    kinds: faultKinds.filter((kind) => kind !== "429-daily"),
    rate: 0.3,
    retryAfterSeconds: 0.001,
    holdMs: 50,
  });
  for (let start = 0; start < contacts.length; start += 10) {
    const batch = contacts.slice(start, start + 10);
    const report = await updateContacts(
      app.client,
      batch.map((contact, index) => score(contact, String(index))),
    );
    expect(report.written).toHaveLength(batch.length);
  }
  app.simulator.clearFaults();
  for (const [index, contact] of contacts.entries()) {
    expect(app.control.contact(contact)?.properties["ripen_lead_score"]).toBe(String(index % 10));
  }
  expect(app.simulator.calls().filter(({ fault }) => fault !== null).length).toBeGreaterThan(3);
});

test("an uninstall archives what is ours, and later calls find the app gone", async () => {
  await prepare();
  await archiveProperties(
    app.client,
    all.map(({ name }) => name),
  );
  const left = await listProperties(app.client, "contacts");
  expect(left.filter(({ name }) => name.startsWith("ripen_"))).toEqual([]);
  await uninstall(app.client);
  expect(app.control.installed()).toBe(false);
  await expect(batchRead(app.client, "contacts", ["1"], [])).rejects.toMatchObject({
    outcome: { kind: "disconnected" },
  });
  expect((await app.portals.get(app.id))?.status).toBe("disconnected");
});

test("workflows are picked, entered and left through the API", async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const contact = app.control.createContact({ email });
  const { workflowId, flowId } = app.control.addWorkflow({
    name: "Nurture",
    trigger: { kind: "manual" },
    durationMs: 3_600_000,
  });
  expect(await listWorkflows(app.client)).toContainEqual({
    flowId,
    workflowId: String(workflowId),
    name: "Nurture",
  });
  expect(await readReEnrolment(app.client, flowId)).toEqual({ isEnabled: true, reEnrols: false });
  const enrolment = { workflowId: String(workflowId), email };
  await enrolInWorkflow(app.client, { ...enrolment, isRepeatable: true });
  expect(await readEnrolments(app.client, contact)).toEqual(new Set([String(workflowId)]));
  await unenrolFromWorkflow(app.client, enrolment);
  expect(await readEnrolments(app.client, contact)).toEqual(new Set());
});

test("static lists are made, found, filled and emptied", async () => {
  const [first] = app.control.contacts();
  const { listId } = await createStaticList(app.client, "Ripe leads");
  expect(await findStaticLists(app.client, "ripe")).toEqual([{ listId, name: "Ripe leads" }]);
  const ids = [named(first?.id), "999999999"];
  const added = { added: [first?.id], missing: ["999999999"] };
  await expect(changeMembers(app.client, listId, "add", ids)).resolves.toMatchObject(added);
  await expect(changeMembers(app.client, listId, "remove", ids)).resolves.toMatchObject({
    removed: [first?.id],
  });
});
