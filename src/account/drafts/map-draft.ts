import { countFilled } from "../../hubspot/calls/count-filled.ts";
import { listProperties } from "../../hubspot/calls/list-properties.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Reading } from "../../scoring/reading/readings.ts";
import { noteInAudit } from "../../store/audit-trail.ts";
import type { AccountDeps, Caller } from "../caller.ts";
import { refuse } from "../refusal.ts";
import { checkDocument, draftHasFaults } from "./check-document.ts";
import { currentDraft, saveDraft, type CurrentDraft } from "./current-draft.ts";
import type { Document } from "./draft-store.ts";
import { checkTarget, outputMapped } from "./output-target.ts";
import { refusals } from "../../words/refusals.ts";

/** Where a field is read: the contact's property, the company's, or both. */
export type FieldWish = {
  readonly contact: string | null;
  readonly company: string | null;
  /** What the column decides of each value; null for nothing. Left out, it stays while the places do. */
  readonly reading?: Reading | null;
};

/** A model document whose fields are read where `fields` says; what else they carry stays. */
export function withFields(
  document: Document,
  fields: Readonly<Record<string, FieldWish>>,
): Document {
  const mapped = fieldsOf(document);
  const changed = Object.entries(fields).map(([field, { contact, company, reading }]) => {
    const standing = mapped[field];
    const {
      contact: was,
      company: its,
      reading: kept,
      ...rest
    } = isRecord(standing) ? standing : {};
    const stays = (was ?? null) === contact && (its ?? null) === company;
    const read = reading === undefined ? (stays ? kept : null) : reading;
    const places = {
      ...(contact === null ? {} : { contact }),
      ...(company === null ? {} : { company }),
      ...(read === null || read === undefined ? {} : { reading: read }),
    };
    return [field, { ...rest, ...places }] as const;
  });
  return { ...document, fields: { ...mapped, ...Object.fromEntries(changed) } };
}

/** The fields of a document that may be incomplete. */
export function fieldsOf(document: Document): Readonly<Record<string, unknown>> {
  return isRecord(document["fields"]) ? document["fields"] : {};
}

/** Reads fields of the draft elsewhere from now on. Throws RefusedError DRAFT_CHANGED. */
export function mapDraftFields(
  { clock }: Pick<AccountDeps, "clock">,
  call: Caller,
  kind: Model["kind"],
  revision: number,
  fields: Readonly<Record<string, FieldWish>>,
): Promise<CurrentDraft> {
  return saveDraft(call, kind, revision, clock.now(), (before) => ({
    document: withFields(before, fields),
  }));
}

/**
 * Sends an output of the draft to a property of the account's own, or back to ours (`property` null). Only a property
 * that can take it is accepted, and only when the caller has seen how many values would be overwritten
 * (`overwrites`); that is kept in the audit trail. Throws RefusedError and HubSpotError.
 */
export async function mapDraftOutput(
  { clock, hubspot }: Pick<AccountDeps, "clock" | "hubspot">,
  call: Caller,
  { kind, output }: { readonly kind: Model["kind"]; readonly output: string },
  wish: {
    readonly property: string | null;
    readonly overwrites: number | null;
    readonly revision: number;
  },
): Promise<CurrentDraft> {
  const { ledger, portal, portalId, who } = call;
  const { property, overwrites, revision } = wish;
  if (property !== null) {
    const draft = await currentDraft(ledger.read, portal, kind);
    const { model, faults } = checkDocument(draft.document, kind);
    if (model === null) throw draftHasFaults(faults);
    const client = hubspot.portal(portalId, "person");
    const found = (await listProperties(client, "contacts")).find(({ name }) => name === property);
    checkTarget(portal, model, output, property, found);
    const contacts = await countFilled(client, property);
    if (overwrites === null || contacts > overwrites) throw unseen(property, contacts);
  }
  const saved = await saveDraft(call, kind, revision, clock.now(), (before) => {
    const { [output]: _before, ...others } = isRecord(before["outputs"]) ? before["outputs"] : {};
    const outputs = property === null ? others : { ...others, [output]: property };
    return { document: { ...before, outputs } };
  });
  await ledger.transaction((tx) =>
    noteInAudit(tx, {
      portalId,
      at: clock.now(),
      who,
      what: property === null ? "outputUnmapped" : outputMapped,
      detail: { kind, output, ...(property !== null && { property, overwrites }) },
    }),
  );
  return saved;
}

function unseen(property: string, contacts: number): ReturnType<typeof refuse> {
  return refuse(409, refusals.overwritesUnseen(property, contacts), "body.overwrites");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
