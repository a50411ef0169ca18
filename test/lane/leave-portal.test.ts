import nock from "nock";
import { beforeEach, describe, expect, test } from "vitest";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { leavePortal } from "../../src/lane/leave-portal.ts";
import type { Leaving, Portals } from "../../src/store/portals/portals.ts";
import {
  apiUrl,
  hubspotOverNock,
  leapingClock,
  portal,
  useNock,
} from "../support/hubspot/hubspot-over-nock.ts";
import { silent } from "../support/silent-log.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";

useNock();

const wish: Leaving = { since: 5_000, by: "ana@example.com", archive: true };
const property = (name: string, groupName = "ripen") => ({
  name,
  groupName,
  type: "number",
  fieldType: "number",
});

const listed = (...properties: object[]) =>
  nock(apiUrl)
    .get("/crm/properties/2026-09/contacts")
    .query({ archived: "false" })
    .reply(200, { results: properties });
const uninstalled = () => nock(apiUrl).delete("/appinstalls/2026-09/external-install");

describe("leaving an account", () => {
  let portals: Portals;
  const clock = leapingClock();

  beforeEach(() => {
    portals = memoryPortals();
  });
  const leave = async (
    leaving: Leaving = wish,
    client = hubspotOverNock({ clock }).portal(portal),
    changes: Parameters<typeof portalOf>[1] = {},
  ) => {
    const before = portalOf(portal, { leaving, ...changes });
    await portals.install(portal, () => before);
    await leavePortal({ portals, clock, log: silent }, client, before);
    return portals.get(portal);
  };

  test("archives what is ours alone, uninstalls, and marks the account disconnected", async () => {
    listed(
      property("ripen_band"),
      property("ripen_handoff_at"),
      property("ripen_ready", "their_group"),
      property("ripen_of_theirs"),
      property("ripen_fit_score"),
      property("email", "contactinformation"),
    );
    const archive = nock(apiUrl)
      .post("/crm/properties/2026-09/contacts/batch/archive", {
        inputs: [{ name: "ripen_band" }, { name: "ripen_handoff_at" }],
      })
      .reply(204);
    uninstalled().reply(204);
    const conflicts = [
      { name: "ripen_fit_score", expected: "number/number", found: "string/text" },
    ];
    const after = await leave(wish, undefined, { conflicts });
    expect(archive.isDone()).toBe(true);
    expect(after).toMatchObject({ status: "disconnected", refreshToken: null });
    expect(after?.leaving).toBeUndefined();
    expect(after?.disconnectedAt).toBeGreaterThan(0);
  });

  test("leaves the properties alone where that was chosen", async () => {
    uninstalled().reply(204);
    expect((await leave({ ...wish, archive: false }))?.status).toBe("disconnected");
  });

  test("a refused archive is kept with what to do, and the app stays installed", async () => {
    listed(property("ripen_band"));
    nock(apiUrl)
      .post("/crm/properties/2026-09/contacts/batch/archive")
      .reply(400, { status: "error", category: "VALIDATION_ERROR", message: "used by list 7" })
      // Then each is asked for alone.
      .delete("/crm/properties/2026-09/contacts/ripen_band")
      .reply(400, { status: "error", category: "VALIDATION_ERROR", message: "used by list 7" });
    const after = await leave();
    expect(after).toMatchObject({ status: "connected", leaving: { failure: { step: "archive" } } });
    expect(after?.leaving?.failure?.text.en).toMatch(/used by list 7.*without archiving/s);
    expect(after?.leaving?.failure?.text.es).toMatch(/sin archivar/);
    expect(after?.leaving?.archivedAt).toBeUndefined();
  });

  test("a refused uninstall remembers that the archive is done, and another try goes on from there", async () => {
    listed(property("ripen_band"));
    nock(apiUrl).post("/crm/properties/2026-09/contacts/batch/archive").reply(204);
    uninstalled().reply(403, { status: "error", category: "MISSING_SCOPES", message: "no" });
    const failed = await leave();
    expect(failed?.leaving).toMatchObject({
      archivedAt: expect.any(Number),
      failure: { step: "uninstall" },
    });
    uninstalled().reply(204);
    const archivedAt = failed?.leaving?.archivedAt ?? 0;
    expect((await leave({ ...wish, since: 6_000, archivedAt }))?.status).toBe("disconnected");
  });

  test("nothing is called again while a failure waits for a person", async () => {
    const failure = { at: 1, step: "archive", text: { en: "", es: "" } } as const;
    expect((await leave({ ...wish, failure }))?.status).toBe("connected");
  });

  test("a lost answer is asked for again, and an app that is gone counts as uninstalled", async () => {
    uninstalled().reply(500, "lost");
    uninstalled().reply(401, { status: "error", category: "INVALID_AUTHENTICATION" });
    const client = hubspotOverNock({
      clock,
      onUnauthorized: () => Promise.reject(new HubSpotError({ kind: "disconnected" })),
    }).portal(portal);
    expect((await leave({ ...wish, archive: false }, client))?.status).toBe("disconnected");
  });

  test("a new install in the meantime is not undone", async () => {
    uninstalled().reply(204, async () => {
      await portals.install(portal, () => portalOf(portal, { installedAt: 9_000 }));
    });
    const after = await leave({ ...wish, archive: false });
    expect(after).toMatchObject({ status: "connected", installedAt: 9_000 });
  });
});
