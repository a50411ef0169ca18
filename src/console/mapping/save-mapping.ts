import { lexicon } from "../../../config/lexicon.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { columnKinds } from "../../scoring/model/column-kind.ts";
import { columnVote } from "../../scoring/reading/column-reading.ts";
import type { ColumnKind, Reading } from "../../scoring/reading/readings.ts";
import { mapDraftFields } from "../../account/drafts/map-draft.ts";
import { refuse } from "../../account/refusal.ts";
import { showDraft } from "../drafts/show-draft.ts";
import type { Handler } from "../shell/handler.ts";
import { portalSample, type PortalSample } from "./portal-sample.ts";
import { refusals } from "../../words/refusals.ts";

/**
 * Maps fields of the draft, with what the sampled values of their properties decide. A property that the portal is
 * known not to have is refused.
 */
export const saveMapping: Handler<"saveMapping"> = async (deps, call) => {
  const sample = await portalSample(deps, call.portalId);
  const { properties } = sample;
  const { kind } = call.params;
  const { fields, revision } = call.body;
  if (properties !== null) {
    for (const [field, { contact, company }] of Object.entries(fields)) {
      if (contact !== null) checkKnown(properties.contacts, contact, field);
      if (company !== null) checkKnown(properties.companies, company, field);
    }
  }
  const draft = await currentDraft(call.ledger.read, call.portal, kind);
  const { model } = checkDocument(draft.document, kind);
  const kinds = model === null ? new Map<string, ColumnKind>() : columnKinds(model);
  const read = Object.fromEntries(
    Object.entries(fields).map(([field, places]) => [
      field,
      { ...places, ...readingOf(kinds.get(field), places, sample) },
    ]),
  );
  return showDraft(deps, call, kind, await mapDraftFields(deps, call, kind, revision, read));
};

/** What the values of both properties decide; nothing is said before they have been sampled. */
function readingOf(
  kind: ColumnKind | undefined,
  { contact, company }: { readonly contact: string | null; readonly company: string | null },
  { filled }: PortalSample,
): { readonly reading?: Reading | null } {
  if (kind === undefined || filled === null) return {};
  const vote = columnVote(kind, lexicon);
  for (const value of [
    ...(filled.contacts.of.get(contact ?? "")?.values ?? []),
    ...(filled.companies.of.get(company ?? "")?.values ?? []),
  ]) {
    vote.add(value);
  }
  return { reading: vote.reading() };
}

function checkKnown(
  properties: readonly { readonly name: string }[],
  wanted: string,
  field: string,
): void {
  if (properties.some(({ name }) => name === wanted)) return;
  throw refuse(400, refusals.propertyUnknown(wanted), `fields.${field}`);
}
