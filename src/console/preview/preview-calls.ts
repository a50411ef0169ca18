import type { Caller, Handler } from "../api/handler.ts";
import { refuse } from "../console-error.ts";
import type { ConsoleDeps } from "../deps.ts";
import { checkDocument } from "../drafts/check-document.ts";
import { currentDraft } from "../drafts/current-draft.ts";
import { draftHasFaults } from "../drafts/draft-has-faults.ts";
import { recordUrl } from "../record-url.ts";
import { previewsOf, stopPreview, type RunningPreview } from "./preview-store.ts";
import type { Mover } from "./preview-task.ts";
import { beginPreview } from "./run-preview.ts";
import { showPreview } from "./show-preview.ts";

export const startPreview: Handler<"startPreview"> = async (deps, call) => {
  const { kind } = call.body;
  const { document, revision } = await currentDraft(call.ledger.read, call.portal, kind);
  const checked = checkDocument(document, kind);
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const preview = beginPreview(deps, call, { kind, model: checked.model, revision });
  return show(deps, call, preview);
};

export const latestPreview: Handler<"latestPreview"> = async (deps, call) => {
  const [latest] = previewsOf(deps, call.portalId);
  return { preview: latest === undefined ? null : await show(deps, call, latest) };
};

export const showOnePreview: Handler<"preview"> = async (deps, call) =>
  show(deps, call, find(deps, call, call.params.id));

export const cancelPreview: Handler<"cancelPreview"> = async (deps, call) => {
  const preview = find(deps, call, call.params.id);
  stopPreview(preview, deps.clock.now());
  return show(deps, call, preview);
};

export const listMovers: Handler<"movers"> = async (deps, call) => {
  const { portal, portalId, ledger, query } = call;
  const all = (find(deps, call, call.params.id).counts?.movers ?? []).filter(inGroup[query.group]);
  const page = all.slice(query.offset, query.offset + query.limit);
  const named =
    page.length === 0
      ? []
      : await ledger.read
          .selectFrom("inputs")
          .select(["contact_id", "name", "email"])
          .where("portal_id", "=", portalId)
          .where(
            "contact_id",
            "in",
            page.map((mover) => mover.contactId),
          )
          .execute();
  const nameOf = new Map(named.map((row) => [row.contact_id, row]));
  return {
    total: all.length,
    items: page.map((mover) => ({
      ...mover,
      name: nameOf.get(mover.contactId)?.name ?? "",
      email: nameOf.get(mover.contactId)?.email ?? "",
      recordUrl: recordUrl(portal, mover.contactId),
    })),
  };
};

const inGroup = {
  all: () => true,
  becomesReady: ({ before, after }: Mover) => after.isReady && !before.isReady,
  leavesReady: ({ before, after }: Mover) => before.isReady && !after.isReady,
  band: ({ before, after }: Mover) => before.band !== after.band,
} as const;

function find(deps: ConsoleDeps, { portalId }: Caller, id: string): RunningPreview {
  const found = previewsOf(deps, portalId).find((preview) => preview.id === id);
  if (found !== undefined) return found;
  throw refuse(
    404,
    "NO_SUCH_PREVIEW",
    "There is no such preview any more. Start a new one.",
    "Esa vista previa ya no existe. Inicie otra.",
  );
}

function show(
  deps: ConsoleDeps,
  call: Caller,
  preview: RunningPreview,
): ReturnType<typeof showPreview> {
  return showPreview(call.ledger.read, call.portal, preview, deps.clock.now());
}
