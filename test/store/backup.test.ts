import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { afterRestore } from "../../src/erasure/after-restore.ts";
import { keepErasedRecord, readErasedRecord } from "../../src/erasure/erased-record.ts";
import { erasePending } from "../../src/erasure/erase-pending.ts";
import { backupEmbedded, restoreEmbedded } from "../../src/store/backup/embedded.ts";
import { backupPostgres, restorePostgres } from "../../src/store/backup/postgres.ts";
import { becomes } from "../../src/store/crossings/state.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { knownContacts } from "../../src/store/leaving/known-contacts.ts";
import { forgetContact } from "../../src/store/leaving/forget-contact.ts";
import { openStores, type StoreAddress, type Stores } from "../../src/store/open-stores.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { allRows } from "../support/ledger/all-rows.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { usePostgres } from "../support/postgres/use-postgres.ts";
import { silent } from "../support/silent-log.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const postgres = usePostgres();
const home = portalId(480_001);
const gone = portalId(480_002);
const madeAt = 2_000_000;

const at = async <T>(place: StoreAddress, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const stores = await openStores(place, () => undefined);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
};

const statesOf = ({ ledger }: Stores) =>
  ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "state"])
    .orderBy("contact_id")
    .execute();

const untouched = async (): Promise<Portal[]> => {
  throw new Error("must not be prepared");
};

describe.each(["sqlite", "postgres"] as const)("on %s", (store) => {
  let folder: TemporaryFolder;
  let from: StoreAddress;
  let to: StoreAddress;
  let copy: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    copy = path.join(folder.path, "copy");
    const place = async (name: string): Promise<StoreAddress> => ({
      dataDir: path.join(folder.path, name),
      databaseUrl: store === "postgres" ? await postgres.ledgerDatabase() : null,
    });
    [from, to] = [await place("from"), await place("to")];
    await at(from, async ({ ledger, portals }) => {
      for (const id of [home, gone]) await portals.install(id, () => portalOf(id));
      await requestStore(ledger)({ body: Buffer.from('[{"ü":"\\u0000"}]'), receivedAt: 1 });
      await ledger.transaction(async (tx) => {
        for (const [portal_id, contact_id, state] of [
          [home, "1", becomes.told],
          [home, "2", becomes.intended],
          [home, "3", becomes.calling],
          [home, "4", becomes.waiting],
          [gone, "5", becomes.told],
        ] as const) {
          await tx
            .insertInto("crossings")
            .values({
              portal_id,
              contact_id,
              scenario: "handoff",
              generation: 1,
              fired_at: 1_000,
              why: "new_evidence",
              state,
              ended_at: null,
              ended_why: null,
              rearmed_at: null,
            })
            .execute();
        }
        await tx
          .insertInto("writes")
          .values({
            portal_id: home,
            contact_id: "2",
            properties_json: "{}",
            seq: 1,
            intended_at: 1,
          })
          .execute();
        await tx
          .insertInto("audit")
          .values({
            portal_id: home,
            at: 9_007_199_254_740,
            who: "ana",
            what: "x",
            detail_json: '{"a":"\\n"}',
          })
          .execute();
      });
    });
  });
  afterEach(async () => {
    for (const { databaseUrl } of [from, to]) {
      if (databaseUrl !== null) await postgres.drop(databaseUrl);
    }
    folder.remove();
  });

  const backUp = () =>
    from.databaseUrl === null
      ? backupEmbedded(from.dataDir, copy, madeAt)
      : backupPostgres(from.databaseUrl, copy, madeAt);
  /** Puts it back, with what `prepare` makes of the portals. */
  const putBack = (
    prepare: (stores: Stores, portals: readonly Portal[]) => Promise<Portal[]>,
  ): Promise<void> =>
    to.databaseUrl === null
      ? restoreEmbedded(copy, to.dataDir, async (stores) => {
          const before = await stores.portals.list();
          const kept = await prepare(stores, before);
          for (const { portalId: id } of before) {
            const portal = kept.find((one) => one.portalId === id);
            if (portal === undefined) await stores.portals.remove(id);
            else await stores.portals.change(id, () => portal);
          }
        })
      : restorePostgres(copy, to.databaseUrl, async (stores, portals) => ({
          portals: await prepare(stores, portals),
          result: undefined,
        }));

  test("every row and document comes back as it was, made beside open stores", async () => {
    const before = await at(from, async (stores) => {
      await backUp();
      return [await allRows(stores.ledger), await stores.portals.list()];
    });
    await putBack(async (_, portals) => [...portals]);
    const after = await at(to, async ({ ledger, portals }) => [
      await allRows(ledger),
      await portals.list(),
    ]);
    expect(after).toEqual(before);
    // Counters go on where they stood.
    await at(to, ({ ledger }) => requestStore(ledger)({ body: Buffer.from("[]"), receivedAt: 2 }));
  });

  test("what was under way is not set off, and what was told stays told", async () => {
    await backUp();
    await putBack(
      async (stores, portals) =>
        (await afterRestore({ ...stores, log: silent }, portals, null)).portals,
    );
    await at(to, async (stores) => {
      expect(await statesOf(stores)).toEqual([
        { contact_id: "1", state: becomes.told },
        { contact_id: "2", state: becomes.silent },
        { contact_id: "3", state: becomes.unresolved },
        { contact_id: "4", state: becomes.silent },
        { contact_id: "5", state: becomes.told },
      ]);
      expect((await allRows(stores.ledger))["writes"]).toEqual([]);
      const portal = await stores.portals.get(home);
      expect(portal?.restoredAt).toBeGreaterThan(madeAt);
      expect(portal?.preparedAt).toBeUndefined();
    });
  });

  test("who was erased and what was purged since is gone again, by hashes outside the backup", async () => {
    await backUp();
    const file = path.join(folder.path, "erased.json");
    await at(from, async ({ ledger, portals }) => {
      await ledger.transaction((tx) => forgetContact(tx, home, "2", "erased", 3_000));
      await erasePending({ ledger, clock: systemClock, log: silent });
      await portals.remove(gone);
      await keepErasedRecord(ledger, portals, file, Date.now());
    });
    expect(readFileSync(file, "utf8")).not.toContain('"2"');
    const record = await readErasedRecord(file);
    await putBack(async (stores, portals) => {
      const done = await afterRestore({ ...stores, log: silent }, portals, record);
      expect(done).toMatchObject({ erased: 1, purged: 1 });
      return done.portals;
    });
    await at(to, async ({ ledger, portals }) => {
      expect(await knownContacts(ledger, home)).toEqual(["1", "3", "4"]);
      expect(await knownContacts(ledger, gone)).toEqual([]);
      expect(await portals.get(gone)).toBeNull();
    });
  });

  test("a changed backup, a full place and a place in use are refused, and nothing changes", async () => {
    await backUp();
    await expect(backUp()).rejects.toMatchObject({ code: "BACKUP_IN_THE_WAY" });
    await at(to, async ({ ledger, portals }) => {
      if (to.databaseUrl === null) await portals.install(home, () => portalOf(home));
      else await requestStore(ledger)({ body: Buffer.from("[]"), receivedAt: 2 });
    });
    await expect(putBack(untouched)).rejects.toMatchObject({ code: "RESTORE_IN_THE_WAY" });
    const name = store === "sqlite" ? "ledger.sqlite" : "crossings.jsonl";
    writeFileSync(path.join(copy, name), "x", { flag: "a" });
    await expect(putBack(untouched)).rejects.toMatchObject({ code: "BACKUP_UNREADABLE" });
  });
});
