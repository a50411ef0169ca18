// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Failures, Health, Quarantine } from "../../src/console/contract/health.ts";
import type { Held } from "../../src/console/contract/workflows.ts";
import type { Audit } from "../../src/console/contract/versions.ts";
import { addDeadLetter, type Failed } from "../../src/store/failures/dead-letters.ts";
import { pauseFeature } from "../../src/store/portals/pauses.ts";
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

const failFor = (contactId: string, why?: Failed["why"], stage: Failed["stage"] = "write") =>
  open.ledger.transaction((tx) =>
    addDeadLetter(
      tx,
      home,
      { contactId, stage, reason: "no", ...(why !== undefined && { why }) },
      Number(contactId),
    ),
  );
const fail = (portal = home): Promise<void> =>
  open.ledger.transaction((tx) =>
    addDeadLetter(
      tx,
      portal,
      {
        contactId: "7",
        stage: "write",
        reason: "refused",
        payload: { ripen_band: "hot", email: "a@b.c" },
      },
      1,
    ),
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
    expect(await lastAudit()).toBe("Removed 1 failure from the list: the property is gone");
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

describe("failures of one cause", () => {
  const optionGone = { cause: "option_gone", about: "ripen_band=hot" } as const;
  const noEmail = { cause: "no_email", about: "" } as const;
  beforeEach(async () => {
    for (const id of ["7", "8", "9"]) await failFor(id, optionGone);
    await failFor("7", noEmail, "enrolment");
  });

  test("are one group in words, the largest first, with when they are tried again", async () => {
    const { total, groups } = await failures();
    expect(total).toBe(4);
    expect(groups).toMatchObject([
      {
        stage: "write",
        ...optionGone,
        contacts: 3,
        since: 7,
        until: 9,
        isTrying: false,
        triesAt: 60_007,
        what: { es: "La propiedad ripen_band no tiene la opción «hot»" },
      },
      { stage: "enrolment", ...noEmail, contacts: 1 },
    ]);
  });

  test("are listed apart", async () => {
    const query = new URLSearchParams({ stage: "write", ...optionGone }).toString();
    const { body } = await visit.call<Failures>("GET", `/health/failures?${query}`);
    expect(body.total).toBe(3);
    expect(body.items.map(({ contactId }) => contactId)).toEqual(["9", "8", "7"]);
    expect(body.groups).toHaveLength(2);
  });

  test("are all tried again with one call, and the others stay", async () => {
    const body = { stage: "write", ...optionGone };
    expect((await visit.call("POST", "/health/failures/replay", body)).status).toBe(200);
    expect((await failures()).groups).toMatchObject([noEmail]);
    const dirty = await open.ledger.read.selectFrom("dirty").select("contact_id").execute();
    expect(dirty.map((row) => row.contact_id).toSorted()).toEqual(["7", "8", "9"]);
    expect(open.woken).toContain(home);
    expect(await lastAudit()).toBe(
      "Retried 3 failures: The property ripen_band has no option “hot”",
    );
    expect((await visit.call("POST", "/health/failures/replay", body)).status).toBe(404);
  });

  test("of every cause are tried again where none is named", async () => {
    expect((await visit.call("POST", "/health/failures/replay", {})).status).toBe(200);
    expect(await failures()).toMatchObject({ total: 0, groups: [] });
    const half = { stage: "write" };
    expect((await visit.call("POST", "/health/failures/replay", half)).status).toBe(400);
  });

  test("are taken off together, with a reason", async () => {
    const query = new URLSearchParams({ stage: "write", ...optionGone, reason: "known" });
    expect((await visit.call("DELETE", `/health/failures?${query.toString()}`)).status).toBe(200);
    expect((await failures()).groups).toMatchObject([noEmail]);
    expect(await lastAudit()).toBe("Removed 3 failures from the list: known");
  });

  test("of another account are out of reach", async () => {
    const theirs = await open.enter(other);
    expect((await theirs.call<Failures>("GET", "/health/failures")).body.groups).toEqual([]);
    expect((await theirs.call("POST", "/health/failures/replay", {})).status).toBe(404);
    expect((await failures()).total).toBe(4);
  });
});

describe("enrolments that wait or were refused", () => {
  const crossing = (contactId: string, scenario: string, state: string, at: number) =>
    open.ledger.transaction((tx) =>
      tx
        .insertInto("crossings")
        .values({
          portal_id: home,
          contact_id: contactId,
          scenario,
          generation: 1,
          fired_at: at,
          why: "new_evidence",
          state,
        })
        .execute(),
    );
  const held = async (query = ""): Promise<Held> =>
    (await visit.call<Held>("GET", `/workflows/held${query}`)).body;
  const targetGone = { cause: "target_gone", about: "42" } as const;

  test("are grouped by scenario and reason, refused ones first, and listed by group", async () => {
    for (const id of ["1", "2", "3"]) await crossing(id, "nurture", "waiting", Number(id));
    for (const id of ["4", "5"]) {
      await crossing(id, "handoff", "rejected", Number(id));
      await failFor(id, targetGone, "enrolment");
    }
    await crossing("6", "handoff", "intended", 6);
    const { total, groups, items } = await held();
    expect([total, items]).toEqual([6, []]);
    expect(
      groups.map(({ scenario, state, cause, contacts, since }) => [
        scenario,
        state,
        cause,
        contacts,
        since,
      ]),
    ).toEqual([
      ["handoff", "refused", "target_gone", 2, 4],
      ["nurture", "behind", "", 3, 1],
      ["handoff", "on_its_way", "", 1, 6],
    ]);
    expect(groups[0]?.why.en).toBe("HubSpot does not know the list or workflow 42");
    const asked = new URLSearchParams({ scenario: "handoff", state: "refused", ...targetGone });
    const page = await held(`?${asked.toString()}&limit=1`);
    expect(page.items.map(({ contactId }) => contactId)).toEqual(["5"]);
  });

  test("are told where HubSpot does not allow that way of enrolling", async () => {
    await open.ledger.transaction(async (tx) => {
      await tx
        .insertInto("effects")
        .values({
          portal_id: home,
          contact_id: "1",
          scenario: "handoff",
          generation: 1,
          verb: "enrol",
          actuator: "list",
          target: "7",
          state: "due",
          attempt: 0,
          intended_at: 3,
          not_before: 3,
        })
        .execute();
    });
    expect((await held()).groups).toEqual([]);
    const forbidden = { missingScopes: ["crm.lists.write"] };
    await pauseFeature(open.ledger, home, "lists", forbidden, { now: Date.now(), restMs: 1e9 });
    expect((await held()).groups).toMatchObject([
      {
        scenario: "handoff",
        state: "resting",
        contacts: 1,
        why: { es: expect.stringContaining("listas estáticas") as string },
      },
    ]);
  });
});

describe("what HubSpot refuses without naming a permission", () => {
  test("is said under Health with when it is asked for again, in both languages", async () => {
    const refusal = { missingScopes: [], unclear: true };
    const at = { now: Date.now(), restMs: 86_400_000 };
    await pauseFeature(open.ledger, home, "contacts", refusal, at);
    const { featuresOff } = (await visit.call<Health>("GET", "/health")).body;
    expect(featuresOff).toContainEqual({
      feature: { en: "Reading and writing contacts", es: "Lectura y escritura de contactos" },
      missing: [],
      advice: {
        en: expect.stringContaining("will ask again automatically on ") as string,
        es: expect.stringContaining("volverá a preguntar automáticamente el ") as string,
      },
    });
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
