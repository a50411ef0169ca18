import { Kysely, PostgresDialect, sql } from "kysely";
import { RipenError } from "../../base/errors.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { readPortal, writePortal } from "./portal-document.ts";
import type { Portal, Portals } from "./portals.ts";
import { connectPool, scopedPool } from "../engine/postgres-pool.ts";

type PortalTables = {
  /** `revision` grows with each change, so that an instance reads a document again only when it changed. */
  portals: { portal_id: number; revision: number; document: string };
};

/** Documents are few and small, and the ledger has connections of its own. */
const connections = 4;

/**
 * The portals documents in PostgreSQL, which any number of instances share; openPostgresLedger has made
 * their table. Changes of one portal run one after the other, on whatever instance.
 */
export function openPostgresPortals(
  url: string,
  onError: (error: Error) => void = () => undefined,
): Portals {
  const pool = connectPool(url, connections, onError);
  const db = new Kysely<PortalTables>({
    dialect: new PostgresDialect({ pool: scopedPool(pool, "all") }),
  });
  let known: ReadonlyMap<number, { readonly revision: number; readonly portal: Portal }> =
    new Map();

  /** Reads the documents that changed since they were read last. */
  const refresh = async (): Promise<void> => {
    const revisions = await db.selectFrom("portals").select(["portal_id", "revision"]).execute();
    const before = known;
    const changed = revisions
      .filter((row) => before.get(row.portal_id)?.revision !== row.revision)
      .map((row) => row.portal_id);
    const documents =
      changed.length === 0
        ? []
        : await db.selectFrom("portals").selectAll().where("portal_id", "in", changed).execute();
    const fresh = new Map(
      documents.map((row) => [
        row.portal_id,
        { revision: row.revision, portal: readPortal(row.document) },
      ]),
    );
    known = new Map(
      revisions.flatMap(({ portal_id: id }) => {
        const entry = fresh.get(id) ?? before.get(id);
        return entry === undefined ? [] : [[id, entry] as const];
      }),
    );
  };

  return {
    list: async () => {
      await refresh();
      return [...known.values()]
        .map(({ portal }) => portal)
        .sort((a, b) => a.portalId - b.portalId);
    },
    get: async (portalId) => {
      const row = await db
        .selectFrom("portals")
        .select("revision")
        .where("portal_id", "=", portalId)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (known.get(portalId)?.revision !== row.revision) await refresh();
      return known.get(portalId)?.portal ?? null;
    },
    install: (portalId, make) =>
      db.transaction().execute(async (tx) => {
        const portal = checked(portalId, make(await lockDocument(tx, portalId)));
        const values = { revision: nextRevision, document: writePortal(portal) };
        await tx
          .insertInto("portals")
          .values({ portal_id: portalId, ...values })
          .onConflict((c) => c.column("portal_id").doUpdateSet(values))
          .execute();
        return portal;
      }),
    change: (portalId, make) =>
      db.transaction().execute(async (tx) => {
        const before = await lockDocument(tx, portalId);
        if (before === null) return null;
        const portal = checked(portalId, make(before));
        // A portal that is purged at this moment has no row to change any more.
        const { numUpdatedRows } = await tx
          .updateTable("portals")
          .set({ revision: nextRevision, document: writePortal(portal) })
          .where("portal_id", "=", portalId)
          .executeTakeFirstOrThrow();
        return numUpdatedRows === 0n ? null : portal;
      }),
    remove: async (portalId) => {
      await db.deleteFrom("portals").where("portal_id", "=", portalId).execute();
    },
    close: () => pool.end(),
  };
}

/** Never given twice, also to a portal that was removed and came back. */
const nextRevision = sql<number>`nextval('portal_revisions')`;

/** The portal's document, which nobody else changes meanwhile. A row lock would not keep two from creating the same one. */
async function lockDocument(tx: Kysely<PortalTables>, portalId: PortalId): Promise<Portal | null> {
  await sql`select pg_advisory_xact_lock(hashtext('ripen portals'), (${portalId}::bigint % 2147483647)::int)`.execute(
    tx,
  );
  const row = await tx
    .selectFrom("portals")
    .select("document")
    .where("portal_id", "=", portalId)
    .executeTakeFirst();
  return row === undefined ? null : readPortal(row.document);
}

function checked(portalId: PortalId, made: Portal): Portal {
  if (made.portalId === portalId) return made;
  throw new RipenError(
    "PORTAL_MIXED_UP",
    `The change of portal ${portalId} made a document of portal ${made.portalId}.`,
  );
}
