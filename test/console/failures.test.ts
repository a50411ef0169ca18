import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Failures, Quarantine } from "../../src/console/contract/health.ts";
import type { Audit } from "../../src/console/contract/versions.ts";
import { addDeadLetter } from "../../src/store/dead-letters.ts";
import { unsplit } from "../../src/store/inbox/unsplit.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { type Visit } from "../support/console-visit.ts";
import { home, openConsole, other, type OpenConsole } from "./open-console.ts";

let open: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  open = await openConsole();
  visit = await open.enter(home);
});
afterEach(() => open.close());

const fail = (portal = home): Promise<void> =>
  open.ledger.transaction((tx) =>
    addDeadLetter(tx, portal, "7", "write", "refused", { ripen_band: "hot", email: "a@b.c" }, 1),
  );
const quarantine = async (portalId: number, isKept = true): Promise<void> => {
  if (isKept) await requestStore(open.ledger)({ body: Buffer.from("[]"), receivedAt: 1 });
  const event_text = JSON.stringify({ portalId });
  await open.ledger.transaction((tx) =>
    tx
      .insertInto("quarantine")
      .values({ inbox_id: isKept ? 1 : 99, at: 1, reason: "objectId: missing", event_text })
      .execute(),
  );
};
const lastAudit = async (): Promise<string | undefined> =>
  (await visit.call<Audit>("GET", "/audit")).body.entries[0]?.text.en;
const failures = async (): Promise<Failures> =>
  (await visit.call<Failures>("GET", "/health/failures")).body;
const quarantined = async (): Promise<Quarantine> =>
  (await visit.call<Quarantine>("GET", "/health/quarantine")).body;

describe("a failure", () => {
  test("is shown with the names of what was refused, and without a value", async () => {
    await fail();
    const shown = await failures();
    expect(shown.items[0]).toMatchObject({ properties: ["email", "ripen_band"] });
    expect(JSON.stringify(shown)).not.toContain("a@b.c");
  });

  test("that is tried again marks its contact, and a refused trigger waits for that scoring", async () => {
    await fail();
    await open.ledger.transaction((tx) =>
      tx
        .insertInto("crossings")
        .values({
          portal_id: home,
          contact_id: "7",
          scenario: "handoff",
          generation: 1,
          fired_at: 1,
          why: "new_evidence",
          state: "rejected",
        })
        .execute(),
    );
    expect((await visit.call("POST", "/health/failures/1/replay")).status).toBe(200);
    expect((await failures()).total).toBe(0);
    const { read } = open.ledger;
    expect(await read.selectFrom("dirty").select("contact_id").execute()).toEqual([
      { contact_id: "7" },
    ]);
    expect(await read.selectFrom("crossings").select("state").execute()).toEqual([
      { state: "waiting" },
    ]);
    expect(open.woken).toContain(home);
    expect(await lastAudit()).toContain("contact 7");
  });

  test("is taken off with a reason only, which the audit trail keeps", async () => {
    await fail();
    expect((await visit.call("DELETE", "/health/failures/1")).status).toBe(400);
    expect((await failures()).total).toBe(1);
    const reason = encodeURIComponent("the property is gone");
    expect((await visit.call("DELETE", `/health/failures/1?reason=${reason}`)).status).toBe(200);
    expect((await failures()).total).toBe(0);
    expect(await lastAudit()).toBe("Took 1 failures off the list: the property is gone");
  });

  test("of another account cannot be touched", async () => {
    await fail(other);
    expect((await visit.call("POST", "/health/failures/1/replay")).status).toBe(404);
    expect((await visit.call("DELETE", "/health/failures/1?reason=x")).status).toBe(404);
    expect(await open.ledger.read.selectFrom("dead_letters").select("id").execute()).toHaveLength(
      1,
    );
  });
});

describe("a quarantined event", () => {
  test("is read again with its request", async () => {
    await quarantine(home);
    await open.ledger.transaction((tx) => tx.updateTable("inbox").set({ split_at: 5 }).execute());
    expect((await visit.call("POST", "/health/quarantine/1/replay")).status).toBe(200);
    expect((await quarantined()).items).toEqual([]);
    expect(await open.ledger.read.selectFrom("inbox").select("split_at").execute()).toEqual([
      { split_at: unsplit },
    ]);
  });

  test("whose request is past its keeping stays, and says so", async () => {
    await quarantine(home, false);
    expect(await visit.call("POST", "/health/quarantine/1/replay")).toMatchObject({
      status: 409,
      body: { error: { code: "REQUEST_NOT_KEPT" } },
    });
    expect((await quarantined()).items).toHaveLength(1);
  });

  test("is taken off with a reason", async () => {
    await quarantine(home);
    expect((await visit.call("DELETE", "/health/quarantine/1?reason=a%20test")).status).toBe(200);
    expect((await quarantined()).items).toEqual([]);
    expect(await lastAudit()).toContain("a test");
  });

  test("of another account cannot be touched", async () => {
    await quarantine(other);
    expect((await visit.call("POST", "/health/quarantine/1/replay")).status).toBe(404);
    expect((await visit.call("DELETE", "/health/quarantine/1?reason=x")).status).toBe(404);
  });
});
