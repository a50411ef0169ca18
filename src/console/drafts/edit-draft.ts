import { readyMadeModels } from "../../../config/models.ts";
import type { Handler, Caller } from "../shell/handler.ts";
import type { Document, Draft } from "../contract/drafts.ts";
import type { ModelKind } from "../contract/text.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { currentDraft, saveDraft as save } from "../../account/drafts/current-draft.ts";
import { stepDraft } from "../../account/drafts/draft-store.ts";
import { showDraft } from "./show-draft.ts";
import { refusals } from "../../words/refusals.ts";

export const showCurrentDraft: Handler<"draft"> = async (deps, call) => {
  const { kind } = call.params;
  return showDraft(deps, call, kind, await currentDraft(call.ledger.read, call.portal, kind));
};

export const saveDraft: Handler<"saveDraft"> = (deps, call) =>
  keep(deps, call, call.params.kind, call.body.revision, () => ({ document: call.body.document }));

export const undoDraft: Handler<"undoDraft"> = async (deps, call) => {
  const place = { portalId: call.portalId, kind: call.params.kind };
  await stepDraft(call.ledger, place, call.body.revision, "before");
  return showCurrentDraft(deps, { ...call, query: undefined, body: undefined });
};

export const redoDraft: Handler<"redoDraft"> = async (deps, call) => {
  const place = { portalId: call.portalId, kind: call.params.kind };
  await stepDraft(call.ledger, place, call.body.revision, "after");
  return showCurrentDraft(deps, { ...call, query: undefined, body: undefined });
};

export const startDraft: Handler<"startDraft"> = (deps, call) => {
  const { from, keepMapping, revision } = call.body;
  const { kind } = call.params;
  return keep(deps, call, kind, revision, (before) => {
    const { document, baseVersion } = sourceOf(call, kind, from);
    if (!keepMapping) return { document, baseVersion };
    const fields = keptFields(before, document);
    const outputs = before["outputs"] ?? document["outputs"] ?? {};
    return { document: { ...document, fields, outputs }, baseVersion };
  });
};

export const exportDraft: Handler<"exportDraft"> = async (_deps, call) => {
  const { kind } = call.params;
  const { document } = await currentDraft(call.ledger.read, call.portal, kind);
  return jsonFile(`ripen-${kind}-draft.json`, document);
};

/** A document as a file that a person can read. */
export function jsonFile(
  fileName: string,
  document: Document,
): { readonly fileName: string; readonly pieces: AsyncIterable<string> } {
  return {
    fileName,
    pieces: (async function* () {
      yield `${JSON.stringify(document, null, 2)}\n`;
    })(),
  };
}

async function keep(
  deps: ConsoleDeps,
  call: Caller,
  kind: ModelKind,
  revision: number,
  make: Parameters<typeof save>[4],
): Promise<Draft> {
  return showDraft(deps, call, kind, await save(call, kind, revision, deps.clock.now(), make));
}

function sourceOf(
  { portal }: Caller,
  kind: ModelKind,
  from:
    | { readonly kind: "readyMade"; readonly id: string }
    | { readonly kind: "version"; readonly version: number }
    | { readonly kind: "document"; readonly document: Document },
): { readonly document: Document; readonly baseVersion: number | null } {
  switch (from.kind) {
    case "document":
      return { document: from.document, baseVersion: null };
    case "readyMade": {
      const found = Object.entries(readyMadeModels).find(
        ([id, model]) => id === from.id && model.kind === kind,
      );
      if (found === undefined) throw unknownSource;
      return { document: found[1], baseVersion: null };
    }
    case "version": {
      const found = portal.models.find(({ version }) => version === from.version);
      const document = found?.model as Document | undefined;
      if (document?.["kind"] !== kind) throw unknownSource;
      return { document, baseVersion: from.version };
    }
    default:
      return from satisfies never;
  }
}

const unknownSource = refuse(404, refusals.noSuchModel, "body.from");

/** The new document's fields, read where the draft before read the fields of the same name. */
function keptFields(before: Document, document: Document): unknown {
  const [mapped, fresh] = [before["fields"], document["fields"]];
  if (!isRecord(mapped) || !isRecord(fresh)) return fresh;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, mapping]) => [
      name,
      Object.hasOwn(mapped, name) ? mapped[name] : mapping,
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
