import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** How far one source of a portal has been looked through: the poll of contacts, of companies, of deals. */
export type SourceState = {
  readonly source: string;
  /** All changes before this are known; epoch milliseconds. */
  readonly watermark: number;
  /** End of the window that is being looked through, epoch milliseconds; null between two windows. */
  readonly windowTo: number | null;
  /** Where the window's next page starts; null at its start and between two windows. */
  readonly cursor: string | null;
  /** When the last window was finished, epoch milliseconds: how fresh the source is. */
  readonly checkedAt: number;
  /** Changes that the source has brought in all, and no webhook before it. */
  readonly found: number;
};

/** Every source of the portal that was ever looked at, by name. */
export async function readSources(
  read: LedgerReader,
  portalId: PortalId,
): Promise<Map<string, SourceState>> {
  const rows = await read
    .selectFrom("sources")
    .selectAll()
    .where("portal_id", "=", portalId)
    .orderBy("source")
    .execute();
  return new Map(
    rows.map((row) => [
      row.source,
      {
        source: row.source,
        watermark: row.watermark,
        windowTo: row.window_to,
        cursor: row.cursor,
        checkedAt: row.checked_at,
        found: row.found,
      },
    ]),
  );
}

/** Keeps how far a source came, in the commit of what it brought. */
export async function keepSource(
  tx: LedgerTransaction,
  portalId: PortalId,
  state: SourceState,
): Promise<void> {
  const values = {
    watermark: state.watermark,
    window_to: state.windowTo,
    cursor: state.cursor,
    checked_at: state.checkedAt,
    found: state.found,
  };
  await tx
    .insertInto("sources")
    .values({ portal_id: portalId, source: state.source, ...values })
    .onConflict((c) => c.columns(["portal_id", "source"]).doUpdateSet(values))
    .execute();
}

/** Forgets when a source was looked at last, so that the next look comes at once. */
export async function forgetSource(
  tx: LedgerTransaction,
  portalId: PortalId,
  source: string,
): Promise<void> {
  await tx
    .deleteFrom("sources")
    .where("portal_id", "=", portalId)
    .where("source", "=", source)
    .execute();
}
