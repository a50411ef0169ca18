import { checkDocument } from "../../account/drafts/check-document.ts";
import { versionInForce, type CurrentDraft } from "../../account/drafts/current-draft.ts";
import { adviceOfSales } from "../hygiene/advice-of-sales.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller } from "../shell/handler.ts";
import type { Document, Draft } from "../contract/drafts.ts";
import type { ModelKind } from "../contract/text.ts";

/** The draft as the API answers it, with what hygiene and what sold say of it. */
export async function showDraft(
  deps: ConsoleDeps,
  call: Pick<Caller, "portal" | "portalId" | "ledger">,
  kind: ModelKind,
  draft: CurrentDraft,
): Promise<Draft> {
  const { portal } = call;
  const { model, faults, findings } = checkDocument(draft.document, kind);
  const advice = model === null ? [] : await adviceOfSales(deps, call, model);
  const inForce = versionInForce(portal, kind);
  return {
    kind,
    ...draft,
    isPublished: inForce !== null && isSameModel(draft.document, inForce.model as Document),
    faults: [...faults],
    findings: [...findings, ...advice],
  };
}

/** Whether two documents score alike: version and name apart, whatever the order of their keys. */
function isSameModel(a: Document, b: Document): boolean {
  return canonical({ ...a, version: 0, name: "" }) === canonical({ ...b, version: 0, name: "" });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
