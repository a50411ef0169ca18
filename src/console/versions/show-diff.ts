import type { Handler } from "../shell/handler.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { draftHasFaults } from "../../account/drafts/check-document.ts";
import { openVersion } from "../../account/models.ts";
import { differences } from "./differences.ts";
import { noSuchVersion } from "../../account/versions/publish.ts";

/** What differs between a version and another one or the draft. */
export const showDiff: Handler<"diff"> = async (_deps, { ledger, portal, query }) => {
  const from = openVersion(portal, query.from)?.model;
  if (from === undefined) throw noSuchVersion;
  if (query.to !== undefined) {
    const to = openVersion(portal, query.to)?.model;
    if (to === undefined) throw noSuchVersion;
    return { changes: differences(from, to) };
  }
  const draft = await currentDraft(ledger.read, portal, query.kind);
  const { model, faults } = checkDocument(draft.document, query.kind);
  if (model === null) throw draftHasFaults(faults);
  return { changes: differences(from, model) };
};
