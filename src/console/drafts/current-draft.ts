import { readyMadeModels } from "../../../config/models.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { ModelVersion, Portal } from "../../store/portals/portals.ts";
import type { Document, Draft } from "../contract/drafts.ts";
import type { ModelKind } from "../contract/text.ts";
import { checkDocument } from "./check-document.ts";
import { readDraft, type KeptDraft } from "./draft-store.ts";

/** The draft, or what it would begin as: the version in force, else a ready-made model. */
export type CurrentDraft = Pick<
  KeptDraft,
  "revision" | "baseVersion" | "document" | "canUndo" | "canRedo"
> & {
  readonly savedAt: number | null;
  readonly savedBy: string | null;
};

/** The version in force of one kind; null before the first publish. */
export function versionInForce(portal: Portal, kind: ModelKind): ModelVersion | null {
  return portal.models.find(({ version }) => version === portal.current[kind]) ?? null;
}

export async function currentDraft(
  read: Ledger["read"],
  portal: Portal,
  kind: ModelKind,
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

/** A document as drafts hold it: its version is given on publishing (contracts.md, Model document). */
export function asDraft(document: Document): Document {
  return { ...document, version: 0 };
}

/** The draft as the API answers it. */
export function showDraft(portal: Portal, kind: ModelKind, draft: CurrentDraft): Draft {
  const { faults, findings } = checkDocument(draft.document, kind);
  const inForce = versionInForce(portal, kind);
  return {
    kind,
    ...draft,
    isPublished: inForce !== null && isSameModel(draft.document, inForce.model as Document),
    faults: [...faults],
    findings: [...findings],
  };
}

/** Whether two documents score alike: version and name apart, whatever the order of their keys. */
export function isSameModel(a: Document, b: Document): boolean {
  return canonical({ ...a, version: 0, name: "" }) === canonical({ ...b, version: 0, name: "" });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
