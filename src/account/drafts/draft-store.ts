import type { Ledger, LedgerTransaction } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { detailColumn } from "../../store/engine/json-column.ts";
import type { Model } from "../../scoring/model/model.ts";
import { refuse, type RefusedError } from "../refusal.ts";
import { refusals } from "../../words/refusals.ts";

/** A model document as it is being written: it may be incomplete. */
export type Document = Record<string, unknown>;

/** A draft as it is kept; revision 0 is what it began as. */
export type KeptDraft = {
  readonly revision: number;
  readonly baseVersion: number | null;
  readonly document: Document;
  /** Epoch milliseconds. */
  readonly savedAt: number;
  readonly savedBy: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** What a save adds. */
export type Revision = {
  readonly document: Document;
  readonly baseVersion: number | null;
  readonly savedBy: string;
  readonly now: number;
};

/** Revisions that undo reaches back. */
const mostRevisions = 200;

type Place = { readonly portalId: PortalId; readonly kind: Model["kind"] };

/** The draft as it stands; null when nobody has begun one. */
export async function readDraft(
  read: Ledger["read"] | LedgerTransaction,
  { portalId, kind }: Place,
): Promise<KeptDraft | null> {
  const head = await headOf(read, { portalId, kind });
  if (head === undefined) return null;
  const row = await read
    .selectFrom("draft_revisions")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .where("revision", "=", head.revision)
    .executeTakeFirstOrThrow();
  const document = detailColumn.read(row.document_json);
  if (document === null) return null;
  return {
    revision: head.revision,
    baseVersion: row.base_version,
    document,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    canUndo: (await neighbour(read, { portalId, kind }, head.revision, "before")) !== null,
    canRedo: (await neighbour(read, { portalId, kind }, head.revision, "after")) !== null,
  };
}

/**
 * Adds a revision after `expected`, and drops those that were undone. `began` is what the draft was before
 * its first save, so that this can be undone too. Throws RefusedError DRAFT_CHANGED when somebody else
 * saved meanwhile.
 */
export async function addRevision(
  ledger: Ledger,
  place: Place,
  expected: number,
  began: Revision,
  revision: Revision,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    const head = await headOf(tx, place);
    if ((head?.revision ?? 0) !== expected) throw draftChanged;
    if (head === undefined) await insertRevision(tx, place, 0, began);
    await tx
      .deleteFrom("draft_revisions")
      .where("portal_id", "=", place.portalId)
      .where("kind", "=", place.kind)
      .where("revision", ">", expected)
      .execute();
    // Numbers are never given twice, so that an old one cannot be mistaken for what replaced it.
    const next = (head?.newest ?? 0) + 1;
    await insertRevision(tx, place, next, revision);
    await tx
      .deleteFrom("draft_revisions")
      .where("portal_id", "=", place.portalId)
      .where("kind", "=", place.kind)
      .where("revision", "<=", next - mostRevisions)
      .execute();
    await setHead(tx, place, next, next, revision.baseVersion);
  });
}

/** Goes one revision back or forward. Throws RefusedError DRAFT_CHANGED, or NOTHING_TO_UNDO at the end. */
export async function stepDraft(
  ledger: Ledger,
  place: Place,
  expected: number,
  direction: "before" | "after",
): Promise<void> {
  await ledger.transaction(async (tx) => {
    const head = await headOf(tx, place);
    if (head?.revision !== expected) throw draftChanged;
    const to = await neighbour(tx, place, expected, direction);
    if (to === null) {
      throw refuse(409, refusals.nothingToUndo);
    }
    await setHead(tx, place, to.revision, head.newest, to.baseVersion);
  });
}

const draftChanged: RefusedError = refuse(409, refusals.draftChanged, "revision");

function headOf(
  read: Ledger["read"] | LedgerTransaction,
  { portalId, kind }: Place,
): Promise<{ readonly revision: number; readonly newest: number } | undefined> {
  return read
    .selectFrom("drafts")
    .select(["revision", "newest"])
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .executeTakeFirst();
}

async function neighbour(
  read: Ledger["read"] | LedgerTransaction,
  { portalId, kind }: Place,
  revision: number,
  direction: "before" | "after",
): Promise<{ readonly revision: number; readonly baseVersion: number | null } | null> {
  const isBack = direction === "before";
  const row = await read
    .selectFrom("draft_revisions")
    .select(["revision", "base_version"])
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .where("revision", isBack ? "<" : ">", revision)
    .orderBy("revision", isBack ? "desc" : "asc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { revision: row.revision, baseVersion: row.base_version };
}

async function insertRevision(
  tx: LedgerTransaction,
  { portalId, kind }: Place,
  revision: number,
  { document, baseVersion, savedBy, now }: Revision,
): Promise<void> {
  await tx
    .insertInto("draft_revisions")
    .values({
      portal_id: portalId,
      kind,
      revision,
      document_json: JSON.stringify(document),
      base_version: baseVersion,
      saved_at: now,
      saved_by: savedBy,
    })
    .execute();
}

async function setHead(
  tx: LedgerTransaction,
  { portalId, kind }: Place,
  revision: number,
  newest: number,
  baseVersion: number | null,
): Promise<void> {
  const values = { revision, newest, base_version: baseVersion };
  await tx
    .insertInto("drafts")
    .values({ portal_id: portalId, kind, ...values })
    .onConflict((c) => c.columns(["portal_id", "kind"]).doUpdateSet(values))
    .execute();
}
