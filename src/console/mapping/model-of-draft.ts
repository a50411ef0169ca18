import type { Model } from "../../scoring/model.ts";
import { checkDocument } from "../drafts/check-document.ts";
import type { CurrentDraft } from "../drafts/current-draft.ts";

/** The draft as a model; null while it has faults. */
export function modelOfDraft({ document }: Pick<CurrentDraft, "document">): Model | null {
  return checkDocument(document, document["kind"] === "customer" ? "customer" : "lead").model;
}
