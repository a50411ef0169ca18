import { afterEach, beforeEach, expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { systemClock } from "../../src/base/clock.ts";
import { preparePortal } from "../../src/lane/prepare-portal.ts";
import { isPrepared } from "../../src/account/state.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { findJob } from "../../src/store/portals/jobs.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { pause, readPauses } from "../../src/store/portals/pauses.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let app: InstalledApp;
let folder: TemporaryFolder;
let ledger: Ledger;
let lease: Lease;

beforeEach(async () => {
  app = await installApp();
  folder = temporaryFolder();
  ledger = await openSqliteLedger(folder.path);
  const taken = await takeLease(ledger, "portal", "me", Date.now(), 60_000);
  if (taken === null) throw new Error("The lease is taken");
  lease = taken;
});

afterEach(async () => {
  await ledger.close();
  folder.remove();
  await app.close();
});

async function prepare(): Promise<Portal> {
  const portal = await app.portals.get(app.id);
  if (portal === null) throw new Error("The portal is not stored");
  const startWith = { lead: readyMadeModels["b2b-software"], customer: readyMadeModels.customer };
  const deps = { ledger, portals: app.portals, clock: systemClock, log: silent, startWith };
  const prepared = await preparePortal(deps, app.client, portal, lease);
  if (prepared === null) throw new Error("The portal was purged");
  return prepared;
}

/** Whether the portal has the property, asked as an edit: HubSpot refuses names that it does not know. */
function has(property: string): boolean {
  const [contact] = app.control.contacts();
  try {
    app.control.editContact(contact?.id ?? "", { [property]: "" });
    return true;
  } catch {
    return false;
  }
}

test("a new portal gets its properties, its models, three bound scenarios and a backfill", async () => {
  expect(has("ripen_lead_score")).toBe(false);
  const portal = await prepare();
  expect(isPrepared(portal)).toBe(true);
  expect(has("ripen_lead_score")).toBe(true);
  expect(has("ripen_handoff_at")).toBe(true);
  expect(portal.current).toEqual({ lead: 1, customer: 2 });
  expect(Object.keys(portal.bindings).sort()).toEqual(["handoff", "nurture", "welcome"]);
  expect(await findJob(ledger, app.id, backfillJob)).toMatchObject({ state: "running", done: 0 });
});

test("a second preparation publishes nothing again and keeps the admin's bindings", async () => {
  await prepare();
  await app.portals.change(app.id, (before) => {
    return { ...before, bindings: { welcome: { actuator: "property", boundAt: 7 } } };
  });
  const portal = await prepare();
  expect(portal.models).toHaveLength(2);
  expect(portal.bindings["welcome"]?.boundAt).toBe(7);
  expect(portal.conflicts).toEqual([]);
});

test("a new install wakes the features that lacked a scope, and nothing else that rests", async () => {
  const rest = { until: null, reason: "forbidden", detail: {} };
  await ledger.transaction(async (tx) => {
    for (const what of ["feature:lists", "feature:deals", "contact:1"]) {
      await pause(tx, app.id, what, Date.now(), rest);
    }
  });
  await prepare();
  expect([...(await readPauses(ledger.read, app.id, Date.now())).keys()]).toEqual(["contact:1"]);
});

test("a property that stands in our way with another type is reported and left alone", async () => {
  await app.client.call({
    kind: "other",
    method: "POST",
    path: "/crm/properties/2026-09/contacts",
    body: {
      name: "ripen_fit_score",
      label: "Mine",
      groupName: "contactinformation",
      type: "string",
      fieldType: "text",
    },
    schema: (await import("zod")).z.unknown(),
    idempotent: false,
  });
  const portal = await prepare();
  expect(portal.conflicts).toEqual([
    { name: "ripen_fit_score", expected: "number/number", found: "string/text" },
  ]);
});

test("an instance that lost the lane prepares nothing", async () => {
  const late = { ...lease, fence: lease.fence - 1 };
  lease = late;
  await expect(prepare()).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await findJob(ledger, app.id, backfillJob)).toBeNull();
  expect((await app.portals.get(app.id))?.models).toEqual([]);
});

test("an account that cannot have workflows hands its leads to sales by a task", async () => {
  const portal = await app.portals.change(app.id, (before) => ({
    ...before,
    scopes: before.scopes.filter((scope) => scope !== "automation"),
  }));
  expect(portal?.scopes).not.toContain("automation");
  const { bindings } = await prepare();
  expect(bindings["handoff"]?.actuator).toBe("task");
  expect(bindings["nurture"]?.actuator).toBe("property");
});
