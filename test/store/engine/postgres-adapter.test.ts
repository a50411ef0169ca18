import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { takeLease, type Lease } from "../../../src/store/engine/lease.ts";
import { openPostgresLedger } from "../../../src/store/engine/ledger-postgres.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { news, markDirty } from "../../../src/store/marks/mark-dirty.ts";
import { portalId, type PortalId } from "../../../src/store/engine/portal-id.ts";
import { openPostgresPortals } from "../../../src/store/portals/portals-postgres.ts";
import { lookAtUnknownTables } from "../../../src/store/engine/table-statistics.ts";
import { addToTally, readTallies } from "../../../src/store/engine/tally.ts";
import { decisionOf, otherPortal, portal, turnOf } from "../../support/ledger/decision.ts";
import { nextVersion } from "./next-version.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { usePostgres } from "../../support/postgres/use-postgres.ts";

const postgres = usePostgres();

/** Runs `work` on a ledger of its own that two instances have open. */
async function withTwo(
  work: (one: Ledger, two: Ledger, url: string) => Promise<void>,
): Promise<void> {
  const url = await postgres.ledgerDatabase();
  const [one, two] = await Promise.all([openPostgresLedger(url), openPostgresLedger(url)]);
  try {
    await work(one, two, url);
  } finally {
    await Promise.all([one.close(), two.close()]);
    await postgres.drop(url);
  }
}

async function taken(ledger: Ledger, owner: string, ttl = 60_000): Promise<Lease> {
  const lease = await takeLease(ledger, "portal:12345", owner, 0, ttl);
  if (lease === null) throw new Error("the lease is taken");
  return lease;
}

const mark = (ledger: Ledger, id: PortalId, contactId: string): Promise<void> =>
  ledger.transaction((tx) => markDirty(tx, id, [{ contactId, news: news.none }], 1));

describe("several instances", () => {
  test("that start together make the schema once", async () => {
    const url = await postgres.server.createDatabase("together");
    const ledgers = await Promise.all(Array.from({ length: 6 }, () => openPostgresLedger(url)));
    await Promise.all(ledgers.map((ledger) => ledger.transaction((tx) => addToTally(tx, "n", 1))));
    const { rows } = await postgres.server.admin("select name from kysely_migration", "together");
    expect(rows).toEqual([{ name: "0001-first-schema" }]);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    await postgres.drop(url);
  });

  test("let the server look once at tables with rows that it has never looked at", async () => {
    const url = await postgres.ledgerDatabase();
    const first = await openPostgresLedger(url);
    await first.transaction((tx) => addToTally(tx, "n", 1));
    await first.close();
    const second = await openPostgresLedger(url);
    const { rows } = await postgres.server.admin(
      "select last_analyze is not null as known from pg_stat_user_tables where relname = 'tallies'",
      new URL(url).pathname.slice(1),
    );
    expect(rows).toEqual([{ known: true }]);
    expect(await lookAtUnknownTables(second.read)).toEqual([]);
    await second.close();
    await postgres.drop(url);
  });

  test("go on while those of the next version bring the schema forward, once", async () => {
    const url = await postgres.server.createDatabase("rolling");
    const running = await openPostgresLedger(url);
    await running.transaction((tx) => addToTally(tx, "n", 1));
    const next = await Promise.all(
      Array.from({ length: 3 }, () => openPostgresLedger(url, () => undefined, nextVersion)),
    );
    for (const ledger of [running, ...next]) {
      await ledger.transaction((tx) => addToTally(tx, "n", 1));
    }
    expect(await readTallies(running)).toEqual(new Map([["n", 5]]));
    const { rows } = await postgres.server.admin("select name from kysely_migration", "rolling");
    expect(rows).toHaveLength(2);
    await expect(openPostgresLedger(url)).rejects.toMatchObject({ code: "MIGRATION_FAILED" });
    await Promise.all([running, ...next].map((ledger) => ledger.close()));
    await postgres.drop(url);
  });

  test("refuse a database of before the first release, with the command for a new one", async () => {
    const url = await postgres.server.createDatabase("unreleased");
    await postgres.server.admin(
      "create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('0001-ledger', ''); grant all on kysely_migration to public",
      "unreleased",
    );
    await expect(openPostgresLedger(url)).rejects.toMatchObject({
      code: "LEDGER_OF_EARLIER_SCHEMA",
      message: expect.stringContaining("createdb") as string,
    });
    await postgres.drop(url);
  });

  test("are judged by the database's clock, whatever their own say", async () => {
    await withTwo(async (one, two) => {
      const year = 365 * 86_400_000;
      expect(await takeLease(one, "lane", "one", 5 * year, 60_000)).not.toBeNull();
      expect(await takeLease(two, "lane", "two", 500 * year, 60_000)).toBeNull();
      expect(await takeLease(one, "short", "one", 500 * year, 1)).not.toBeNull();
      await expect
        .poll(() => takeLease(two, "short", "two", 0, 60_000))
        .toMatchObject({ owner: "two", fence: 2 });
    });
  });

  test("one that lost its lease while it was paused commits nothing", async () => {
    await withTwo(async (one, two) => {
      const lost = await taken(one, "one", 1);
      await expect.poll(() => takeLease(two, "portal:12345", "two", 0, 60_000)).not.toBeNull();
      await expect(
        commitBatch(one.forPortal(portal), turnOf(lost, [decisionOf("1")])),
      ).rejects.toMatchObject({ code: "LEASE_LOST" });
      expect(await one.read.selectFrom("scores").selectAll().execute()).toEqual([]);
    });
  });

  test("nobody takes a lease over in the middle of its owner's commit", async () => {
    await withTwo(async (one, two) => {
      const lease = await taken(one, "one", 1);
      const steps: string[] = [];
      let other: Promise<unknown> = Promise.resolve();
      const paused: Ledger = {
        ...one,
        transaction: (work) =>
          one.transaction(async (tx) => {
            const result = await work(tx);
            other = takeLease(two, lease.name, "two", 0, 60_000).then(() => steps.push("taken"));
            await new Promise((resolve) => setTimeout(resolve, 100));
            steps.push("committing");
            return result;
          }),
      };
      await commitBatch(paused, turnOf(lease, [decisionOf("1")]));
      await other;
      expect(steps).toEqual(["committing", "taken"]);
    });
  });

  test("see a portal's document as the other left it, and lose no change", async () => {
    await withTwo(async (_one, _two, url) => {
      const [here, there] = [openPostgresPortals(url), openPostgresPortals(url)];
      const id = portalId(1);
      await here.install(id, () => portalOf(1, { installedAt: 0 }));
      const more = (portals: typeof here): Promise<unknown> =>
        portals.change(id, (before) => portalOf(1, { installedAt: before.installedAt + 1 }));
      await Promise.all(Array.from({ length: 20 }, (_, n) => more(n % 2 === 0 ? here : there)));
      expect((await here.get(id))?.installedAt).toBe(20);
      expect((await there.list())[0]?.installedAt).toBe(20);
      await there.remove(id);
      expect(await here.get(id)).toBeNull();
      await Promise.all([here.close(), there.close()]);
    });
  });
});

describe("the second wall", () => {
  test("shows one portal's work no row of another, whatever the statement forgets", async () => {
    await withTwo(async (ledger) => {
      await mark(ledger, portal, "1");
      await mark(ledger, otherPortal, "2");
      const own = ledger.forPortal(portal);
      const seen = await own.read.selectFrom("dirty").select("contact_id").execute();
      expect(seen).toEqual([{ contact_id: "1" }]);
      await own.transaction(async (tx) => {
        await tx.deleteFrom("dirty").execute();
      });
      const left = await ledger.read.selectFrom("dirty").select("contact_id").execute();
      expect(left).toEqual([{ contact_id: "2" }]);
    });
  });

  test("takes no row of another portal", async () => {
    await withTwo(async (ledger) => {
      await expect(mark(ledger.forPortal(portal), otherPortal, "2")).rejects.toThrow(
        /row-level security/,
      );
      expect(await ledger.read.selectFrom("dirty").selectAll().execute()).toEqual([]);
    });
  });

  test("stands before every table that names portals, and shows a session without a portal nothing", async () => {
    await withTwo(async (ledger, _two, url) => {
      await mark(ledger, portal, "1");
      const database = new URL(url).pathname.slice(1);
      const { rows } = await postgres.server.admin(
        `select c.table_name, coalesce(r.relrowsecurity and r.relforcerowsecurity, false) as walled
         from information_schema.columns c join pg_class r on r.relname = c.table_name
         where c.table_schema = 'public' and c.column_name = 'portal_id'`,
        database,
      );
      expect(rows.length).toBeGreaterThan(15);
      expect(rows.filter((row: { walled: boolean }) => !row.walled)).toEqual([]);
      const bare = await postgres.server.asRole("select * from dirty", database);
      expect(bare.rows).toEqual([]);
    });
  });
});

test("a database that cannot be reached is said to be so, with what to check", async () => {
  await expect(
    openPostgresLedger("postgres://nobody:secret-password@127.0.0.1:1/none"),
  ).rejects.toMatchObject({
    code: "DATABASE_UNREACHABLE",
    message: expect.not.stringContaining("secret-password") as string,
  });
});

test("a connection that is cut is replaced", async () => {
  await withTwo(async (ledger, _two, url) => {
    await mark(ledger, portal, "1");
    const database = new URL(url).pathname.slice(1);
    await postgres.server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
    );
    await expect
      .poll(async () => {
        await mark(ledger, portal, "2");
        return (await ledger.read.selectFrom("dirty").selectAll().execute()).length;
      })
      .toBe(2);
  });
});
