import type { Caller, Handler } from "../shell/handler.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { draftHasFaults } from "../../account/drafts/check-document.ts";
import { recordUrl } from "../shell/record-url.ts";
import { endPreview, moversOf, previewsOf, type KeptPreview } from "../../account/previews.ts";
import type { Mover } from "../../account/previews.ts";
import { beginPreview } from "./run-preview.ts";
import { showPreview } from "./show-preview.ts";

export const startPreview: Handler<"startPreview"> = async (deps, call) => {
  const { kind } = call.body;
  const { document, revision } = await currentDraft(call.ledger.read, call.portal, kind);
  const checked = checkDocument(document, kind);
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const id = await beginPreview(deps, call, { kind, model: checked.model, revision });
  return show(deps, call, await find(deps, call, id));
};

export const latestPreview: Handler<"latestPreview"> = async (deps, call) => {
  const [latest] = await previewsOf(call.ledger.read, call.portalId, deps.clock.now());
  return { preview: latest === undefined ? null : await show(deps, call, latest) };
};

export const showOnePreview: Handler<"preview"> = async (deps, call) =>
  show(deps, call, await find(deps, call, call.params.id));

export const cancelPreview: Handler<"cancelPreview"> = async (deps, call) => {
  const { ledger, portalId } = call;
  const { id } = await find(deps, call, call.params.id);
  await endPreview(ledger, portalId, id, { state: "cancelled" }, deps.clock.now());
  return show(deps, call, await find(deps, call, id));
};

export const listMovers: Handler<"movers"> = async (deps, call) => {
  const { portal, portalId, ledger, query } = call;
  const { id } = await find(deps, call, call.params.id);
  const all = (await moversOf(ledger.read, portalId, id)).filter(inGroup[query.group]);
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

async function find(
  { clock }: ConsoleDeps,
  { ledger, portalId }: Caller,
  id: string,
): Promise<KeptPreview> {
  const all = await previewsOf(ledger.read, portalId, clock.now());
  const found = all.find((preview) => preview.id === id);
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
  preview: KeptPreview,
): ReturnType<typeof showPreview> {
  return showPreview(call.ledger.read, call.portal, preview, deps.clock.now());
}
