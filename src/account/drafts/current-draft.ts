import { readyMadeModels } from "../../../config/models.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { ModelVersion, Portal } from "../../store/portals/portals.ts";
import type { Caller } from "../caller.ts";
import { addRevision, readDraft, type Document, type KeptDraft } from "./draft-store.ts";

/** The draft, or what it would begin as: the version in force, else a ready-made model. */
export type CurrentDraft = Pick<
  KeptDraft,
  "revision" | "baseVersion" | "document" | "canUndo" | "canRedo"
> & {
  readonly savedAt: number | null;
  readonly savedBy: string | null;
};

/** The version in force of one kind; null before the first publish. */
export function versionInForce(portal: Portal, kind: Model["kind"]): ModelVersion | null {
  return portal.models.find(({ version }) => version === portal.current[kind]) ?? null;
}

/** The draft of one kind as it stands; revision 0 while nobody has begun one. */
export async function currentDraft(
  read: Ledger["read"],
  portal: Portal,
  kind: Model["kind"],
): Promise<CurrentDraft> {
  const kept = await readDraft(read, { portalId: portal.portalId, kind });
  if (kept !== null) return kept;
  const inForce = versionInForce(portal, kind);
  const start: Model = readyMadeModels[kind === "lead" ? "b2b-software" : "customer"];
  return {
    revision: 0,
    baseVersion: inForce?.version ?? null,
    document: asDraft((inForce?.model ?? start) as Document),
    savedAt: null,
    savedBy: null,
    canUndo: false,
    canRedo: false,
  };
}

/** A document as drafts hold it: its version is given on publishing. */
export function asDraft(document: Document): Document {
  return { ...document, version: 0 };
}

/**
 * Saves what `make` makes of the draft as a new revision after `revision`; without a base version it keeps its own.
 * Throws RefusedError DRAFT_CHANGED when somebody else saved meanwhile.
 */
export async function saveDraft(
  { ledger, portal, portalId, who }: Caller,
  kind: Model["kind"],
  revision: number,
  now: number,
  make: (before: Document) => {
    readonly document: Document;
    readonly baseVersion?: number | null;
  },
): Promise<CurrentDraft> {
  const before = await currentDraft(ledger.read, portal, kind);
  const { document, baseVersion = before.baseVersion } = make(before.document);
  await addRevision(
    ledger,
    { portalId, kind },
    revision,
    { document: before.document, baseVersion: before.baseVersion, savedBy: "ripen", now },
    { document: asDraft(document), baseVersion, savedBy: who, now },
  );
  return currentDraft(ledger.read, portal, kind);
}
