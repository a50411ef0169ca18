import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { erasePending } from "../../src/erasure/erase-pending.ts";
import { purgeGone, purgePortal } from "../../src/erasure/purge-portal.ts";
import { addRevision } from "../../src/account/drafts/draft-store.ts";
import { findSession, startSession } from "../../src/console/shell/session/session-store.ts";
import { splitInbox } from "../../src/inbox/split-inbox.ts";
import { createLog } from "../../src/base/log.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { openPostgresLedger } from "../../src/store/engine/ledger-postgres.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { pruneRequests } from "../../src/store/inbox/raw-requests.ts";
import { issueTicket } from "../../src/store/console/tickets.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { allRows } from "../support/ledger/all-rows.ts";
import { decisionOf, scoreOf, turnOf } from "../support/ledger/decision.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { usePostgres } from "../support/postgres/use-postgres.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const postgres = usePostgres();

const home = portalId(480_001);
const elsewhere = portalId(480_002);
/** Long enough that no other number holds it by chance. */
const erased = "70412345671";
const kept = "70498765432";
const secret = "ana.secreta@example.org";
const now = 1_000_000;
const clock = { now: () => now, sleep: () => Promise.resolve() };
const log = createLog("silent");
const at = (time: number) => ({ ...clock, now: () => time });

function event(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventId: Number(id.slice(-6)),
    subscriptionId: 1,
    portalId: home,
    appId: 1,
    occurredAt: 900_000,
    subscriptionType: "contact.propertyChange",
    attemptNumber: 0,
    objectId: Number(id),
    propertyName: "email",
    propertyValue: id === erased ? secret : "other@example.org",
    changeSource: "CRM_UI",
    ...changes,
  };
}
const privacyDeletion = event(erased, {
  subscriptionType: "contact.privacyDeletion",
  propertyName: undefined,
  propertyValue: undefined,
});

describe.each(["sqlite", "postgres"] as const)("on %s", (store) => {
  let folder: TemporaryFolder;
  let url: string | null;
  let ledger: Ledger;
  let portals: Portals;
  let lease: Lease;

  beforeEach(async () => {
    folder = temporaryFolder();
    url = store === "postgres" ? await postgres.ledgerDatabase() : null;
    ledger = url === null ? await openSqliteLedger(folder.path) : await openPostgresLedger(url);
    portals = await openPortalsFile(folder.path);
    for (const id of [home, elsewhere]) await portals.install(id, () => portalOf(id));
    lease = await taken("splitter");
  });
  afterEach(async () => {
    await portals.close();
    await ledger.close();
    if (url !== null) await postgres.drop(url);
    folder.remove();
  });

  const taken = async (name: string): Promise<Lease> => {
    const lease = await takeLease(ledger, name, "test", now, 1e9);
    if (lease === null) throw new Error("the lease is taken");
    return lease;
  };
  const receive = async (...events: unknown[]): Promise<void> =>
    requestStore(ledger)({ body: Buffer.from(JSON.stringify(events)), receivedAt: now });
  const split = async (): Promise<void> => {
    while (await splitInbox(ledger, portals, lease, 1, clock));
  };
  const erase = (): Promise<number> => erasePending({ ledger, clock, log });
  const commit = async (portal: PortalId, id: string, isObjecting = false): Promise<void> =>
    commitBatch(
      ledger,
      turnOf(
        await taken(`portal:${portal}`),
        [
          decisionOf(id, {
            score: scoreOf(isObjecting ? { reason: { kind: "objection" } } : {}),
            events: [
              {
                id: "e1",
                type: "page_viewed",
                occurredAt: 1,
                source: "counter",
                properties: { url: `/for/${id}` },
              },
            ],
            counters: new Map([["pages", 3]]),
            write: { ripen_reasons: `about ${id === erased ? secret : id}` },
            inputs: { properties: { email: id === erased ? secret : "x" }, company: null },
          }),
        ],
        { portalId: portal },
      ),
    );
  /** Where the store still holds the text: file names or tables. */
  const placesOf = async (text: string): Promise<string[]> => {
    const tables = Object.entries(await allRows(ledger)).flatMap(([table, rows]) =>
      rows.some((row) => row.includes(text)) ? [table] : [],
    );
    const bodies = (await ledger.read.selectFrom("inbox").select("body").execute()).some(
      ({ body }) => Buffer.from(body).includes(text),
    );
    const files = readdirSync(folder.path).filter((file) =>
      readFileSync(path.join(folder.path, file)).includes(text),
    );
    return [...tables, ...(bodies ? ["inbox"] : []), ...files].sort();
  };

  test("an erased contact leaves no byte behind, and the others of its requests stay", async () => {
    await commit(home, erased);
    await commit(home, kept);
    await receive(event(erased), event(kept), { objectId: Number(erased), broken: true });
    await split();
    expect(await placesOf(secret)).not.toEqual([]);
    await receive(privacyDeletion, event(kept, { propertyValue: "later@example.org" }));
    await split();

    expect(await erase()).toBe(1);
    expect(await placesOf(secret)).toEqual([]);
    expect(await placesOf(erased)).toEqual([]);
    expect(await placesOf("other@example.org")).toContain("inbox");
    expect(await placesOf("later@example.org")).toContain("inbox");
    expect(await placesOf(kept)).toEqual(expect.arrayContaining(["inbox", "scores"]));
  });

  test("late events do not bring it back, and are erased as well", async () => {
    await receive(privacyDeletion);
    await split();
    await erase();
    await receive(event(erased), event(kept));
    await receive(event(erased, { subscriptionType: "contact.restore" }));
    await receive(event(erased, { subscriptionType: "contact.deletion" }));
    await split();
    const dirty = await ledger.read.selectFrom("dirty").select("contact_id").execute();
    expect(dirty).toEqual([{ contact_id: kept }]);
    expect(await erase()).toBe(1);
    expect(await placesOf(erased)).toEqual([]);
    expect(await placesOf(secret)).toEqual([]);
  });

  test("it waits while a request that names it is not taken apart", async () => {
    await receive(privacyDeletion);
    await split();
    await receive(event(erased));
    expect(await erase()).toBe(0);
    await split();
    expect(await erase()).toBe(1);
    expect(await placesOf(erased)).toEqual([]);
  });

  test("contacts that were merged into it are erased with it", async () => {
    const merged = "70455555555";
    await receive(event(merged, { propertyValue: "old.secret@example.org" }));
    await receive(
      event(erased, {
        subscriptionType: "contact.merge",
        primaryObjectId: Number(erased),
        mergedObjectIds: [Number(merged)],
        newObjectId: Number(erased),
      }),
    );
    await receive(privacyDeletion);
    await split();
    while ((await erase()) > 0);
    expect(await placesOf(merged)).toEqual([]);
    expect(await placesOf("old.secret@example.org")).toEqual([]);
  });

  test("an objection takes the history and leaves that it was made", async () => {
    await commit(home, erased);
    await receive(event(erased), event(kept));
    await split();
    await commit(home, erased, true);
    expect(await erase()).toBe(1);
    const left = await placesOf(erased);
    expect(left.filter((place) => !place.startsWith("ledger"))).toEqual([
      "dirty",
      "scores",
      "writes",
    ]);
    expect(await placesOf("/for/")).toEqual([]);
  });

  test("a purged account leaves no byte behind, and the others stay", async () => {
    for (const id of [home, elsewhere]) {
      await commit(id, kept);
      await receive(event(kept, { portalId: id }), event(kept, { portalId: home }));
    }
    await split();
    await purgePortal({ ledger, clock, log }, portals, home);
    expect(await placesOf(String(home))).toEqual([]);
    expect(await placesOf(String(elsewhere))).toEqual(
      expect.arrayContaining(["inbox", "portals.json", "scores"]),
    );
  });

  test("a purged account leaves no session, ticket or draft of the console behind", async () => {
    const visitor = { portalId: home, email: "ana@example.org" };
    const session = await startSession(ledger, visitor, "ticket", now);
    await issueTicket(ledger, { portalId: home, userId: 1, userEmail: visitor.email }, now);
    const saved = { baseVersion: null, savedBy: visitor.email, now };
    await addRevision(
      ledger,
      { portalId: home, kind: "lead" },
      0,
      { document: {}, ...saved },
      { document: { name: secret }, ...saved },
    );
    const left = async (): Promise<readonly string[]> =>
      Object.entries(await allRows(ledger)).flatMap(([table, rows]) =>
        rows.length > 0 ? [table] : [],
      );
    expect(await left()).toEqual(
      expect.arrayContaining(["console_sessions", "draft_revisions", "drafts", "tickets"]),
    );
    await purgePortal({ ledger, clock, log }, portals, home);
    const after = await left();
    expect(after).not.toContainEqual(expect.stringMatching(/session|draft|ticket/));
    expect(await findSession(ledger, session, now)).toBeNull();
  });

  test("an account that left is purged after its days, and not one that came back", async () => {
    const day = 86_400_000;
    await portals.install(home, () => portalOf(home, { status: "disconnected" }));
    const start = 100 * day;
    await purgeGone({ ledger, clock: at(start), log }, portals, 30);
    await purgeGone({ ledger, clock: at(start + 30 * day), log }, portals, 30);
    expect(await portals.get(home)).not.toBeNull();
    await purgeGone({ ledger, clock: at(start + 30 * day + 1), log }, portals, 30);
    expect((await portals.list()).map((portal) => portal.portalId)).toEqual([elsewhere]);
  });

  test("old requests are dropped once they were taken apart", async () => {
    await receive(event(kept));
    await split();
    await receive(event(kept));
    expect(await pruneRequests(ledger, now)).toBe(0);
    expect(await pruneRequests(ledger, now + 1)).toBe(1);
    await split();
    expect(await pruneRequests(ledger, now + 1)).toBe(1);
  });
});
