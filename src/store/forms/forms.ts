import { eventSource } from "../../scoring/event-source.ts";
import type { BehaviourEvent } from "../../scoring/facts.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { markDirty, news } from "../marks/mark-dirty.ts";

/** A form of the account: HubSpot's id, and what it is called. */
export type Form = {
  readonly formId: string;
  /** Null while nobody has said it: the form goes by its id. */
  readonly name: string | null;
  /** Whether a person gave the name; what contacts tell never replaces it. */
  readonly isNamedByPerson: boolean;
};

/** Names by the forms' ids (docs/contracts.md, Forms). */
export async function readFormNames(
  read: LedgerReader,
  portalId: PortalId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom("forms")
    .select(["form_id", "name"])
    .where("portal_id", "=", portalId)
    .execute();
  return new Map(rows.map((row) => [row.form_id, row.name]));
}

/** The events with the names that the table of forms has by now; a form without one goes by its id. */
export function withFormNames(
  events: readonly BehaviourEvent[],
  names: ReadonlyMap<string, string>,
): readonly BehaviourEvent[] {
  if (!events.some(({ source }) => source === eventSource.form)) return events;
  return events.map((event) => {
    if (event.source !== eventSource.form) return event;
    const { formId = "" } = event.properties;
    return { ...event, properties: { ...event.properties, form: names.get(formId) ?? formId } };
  });
}

/**
 * Takes in the names that contacts told. A name that is new marks everybody who sent that form, so that the events are
 * read again; one that a person gave stays. `now` in epoch milliseconds.
 */
export async function learnForms(
  tx: LedgerTransaction,
  portalId: PortalId,
  told: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  if (told.size === 0) return;
  const known = await tx
    .selectFrom("forms")
    .select(["form_id", "name", "named_by"])
    .where("portal_id", "=", portalId)
    .where("form_id", "in", [...told.keys()])
    .execute();
  const before = new Map(known.map((row) => [row.form_id, row]));
  for (const [formId, name] of told) {
    const row = before.get(formId);
    if (row !== undefined && (row.named_by !== null || row.name === name)) continue;
    await setName(tx, portalId, formId, name, null, now);
  }
}

/** Gives a form its name on behalf of a person; everybody who sent it is marked. `now` in epoch milliseconds. */
export async function nameForm(
  tx: LedgerTransaction,
  portalId: PortalId,
  formId: string,
  name: string,
  by: string,
  now: number,
): Promise<void> {
  await setName(tx, portalId, formId, name, by, now);
}

async function setName(
  tx: LedgerTransaction,
  portalId: PortalId,
  formId: string,
  name: string,
  by: string | null,
  now: number,
): Promise<void> {
  await tx
    .insertInto("forms")
    .values({ portal_id: portalId, form_id: formId, name, named_by: by })
    .onConflict((c) => c.columns(["portal_id", "form_id"]).doUpdateSet({ name, named_by: by }))
    .execute();
  const senders = await tx
    .selectFrom("events")
    .select("contact_id")
    .distinct()
    .where("portal_id", "=", portalId)
    .where("source", "=", eventSource.form)
    .where("id", "like", `form/${formId.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}@%`)
    .execute();
  const marks = senders.map((row) => ({ contactId: row.contact_id, news: news.none }));
  await markDirty(tx, portalId, marks, now);
}

/** The forms that the account's contacts sent, those without a name first, then by name. */
export async function listForms(read: LedgerReader, portalId: PortalId): Promise<readonly Form[]> {
  const sent = await read
    .selectFrom("events")
    .select("id")
    .distinct()
    .where("portal_id", "=", portalId)
    .where("source", "=", eventSource.form)
    .execute();
  const named = await read
    .selectFrom("forms")
    .select(["form_id", "name", "named_by"])
    .where("portal_id", "=", portalId)
    .execute();
  const forms = new Map<string, Form>(
    sent.map(({ id }) => {
      const formId = id.slice("form/".length, id.lastIndexOf("@"));
      return [formId, { formId, name: null, isNamedByPerson: false }];
    }),
  );
  for (const { form_id: formId, name, named_by: by } of named) {
    forms.set(formId, { formId, name, isNamedByPerson: by !== null });
  }
  return [...forms.values()].toSorted(
    (a, b) =>
      Number(a.name !== null) - Number(b.name !== null) ||
      (a.name ?? a.formId).localeCompare(b.name ?? b.formId),
  );
}
