import type { Handler } from "../shell/handler.ts";
import { sheetOf } from "./sheet-of.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { draftHasFaults } from "../../account/drafts/check-document.ts";

export const draftSheet: Handler<"draftSheet"> = async (_deps, { ledger, portal, params }) => {
  const { document } = await currentDraft(ledger.read, portal, params.kind);
  const { model, faults } = checkDocument(document, params.kind);
  if (model === null) throw draftHasFaults(faults);
  return sheetOf(model, null);
};
