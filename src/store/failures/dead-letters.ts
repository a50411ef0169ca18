import type { ExpressionBuilder } from "kysely";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import type { LedgerTables } from "../engine/tables.ts";
import { noteInAudit } from "../audit-trail.ts";
import { causeOf, type CauseName, type FailureCause, type FailureStage } from "./cause.ts";
import { expectRetry } from "./expect-retry.ts";
import { detailColumn } from "../engine/json-column.ts";
import { portalId as verified, type PortalId } from "../engine/portal-id.ts";

/** What could not be done, as a person is shown it: never with a contact's values. */
export type DeadLetter = {
  readonly id: number;
  readonly portalId: PortalId;
  readonly contactId: string;
  /** `score`: the contact could not be scored. `write`: HubSpot refused its values. `action`: its workflow step could not be completed. `enrolment`: HubSpot refused the call that enrols it. */
  readonly stage: string;
  /** Why, by failures/cause.ts, and what it is about. */
  readonly cause: CauseName;
  readonly about: string;
  readonly reason: string;
  /** Names of the properties whose values were refused. */
  readonly properties: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Which dead letters: one by its number, those of one cause, or all of a portal. */
export type DeadLetterFilter = {
  readonly portalId?: PortalId;
  readonly id?: number;
  readonly group?: FailureGroup;
};

/** Failures of one stage and cause: they are mended together. */
export type FailureGroup = FailureCause & { readonly stage: FailureStage };

/** What could not be done with a contact. */
export type Failed = {
  readonly contactId: string;
  readonly stage: FailureStage;
  /** `other` about nothing where it is left out. */
  readonly why?: FailureCause;
  /** For people: HubSpot's own words, or ours. */
  readonly reason: string;
  /** What was refused, by property; the values are shown to nobody. */
  readonly payload?: Readonly<Record<string, unknown>>;
};

/**
 * Keeps what could not be done, with its cause, for a person to see and to try again, and has it tried again by itself
 * (replays/retry-failures.ts). A contact is kept once a cause. `now` in epoch milliseconds.
 */
export async function addDeadLetter(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, stage, why = unnamed, reason, payload = {} }: Failed,
  now: number,
): Promise<void> {
  const group = { stage, cause: why.cause, about: why.about };
  await tx
    .deleteFrom("dead_letters")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where((e) => e.and(group))
    .execute();
  await tx
    .insertInto("dead_letters")
    .values({
      portal_id: portalId,
      contact_id: contactId,
      ...group,
      reason,
      payload_json: JSON.stringify(payload),
      at: now,
      tried_at: null,
    })
    .execute();
  await expectRetry(tx, portalId, group, now);
}

const unnamed: FailureCause = { cause: "other", about: "" };

/** Dead letters, oldest first, at most `limit`. */
export async function listDeadLetters(
  db: Ledger["read"] | LedgerTransaction,
  filter: DeadLetterFilter,
  limit: number,
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom("dead_letters")
    .selectAll()
    .where((e) => isMeant(e, filter))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    portalId: verified(row.portal_id),
    contactId: row.contact_id,
    stage: row.stage,
    cause: causeOf(row.cause),
    about: row.about,
    reason: row.reason,
    properties: namesOfRefused(row.payload_json),
    at: row.at,
  }));
}

function isMeant(
  e: ExpressionBuilder<LedgerTables, "dead_letters">,
  { portalId, id, group }: DeadLetterFilter,
) {
  return e.and([
    ...(portalId === undefined ? [] : [e("portal_id", "=", portalId)]),
    ...(id === undefined ? [] : [e("id", "=", id)]),
    ...(group === undefined
      ? []
      : [e("stage", "=", group.stage), e("cause", "=", group.cause), e("about", "=", group.about)]),
  ]);
}

/** The names of the properties in a letter's payload, without their values. */
export function namesOfRefused(payloadJson: string): string[] {
  return Object.keys(detailColumn.read(payloadJson) ?? {}).sort();
}

/** What a contact was refused of and has been written of by now is no failure any more. */
export async function dropWritten(
  tx: LedgerTransaction,
  portalId: PortalId,
  written: readonly {
    readonly contactId: string;
    readonly properties: Readonly<Record<string, string>>;
  }[],
): Promise<void> {
  if (written.length === 0) return;
  const byContact = new Map(written.map((one) => [one.contactId, one.properties]));
  const letters = await tx
    .selectFrom("dead_letters")
    .select(["id", "contact_id", "payload_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...byContact.keys()])
    .where("stage", "=", "write")
    // What is being tried ends by replays/retry-failures.ts, which lets the others go with it.
    .where("tried_at", "is", null)
    .execute();
  const over = letters.filter(({ contact_id: id, payload_json: payload }) => {
    const names = namesOfRefused(payload);
    const properties = byContact.get(id) ?? {};
    return names.length > 0 && names.every((name) => name in properties);
  });
  await dropLetters(tx, over);
}

/** Takes letters away for good, with who said why in the audit trail. Gives how many. */
export function discardDeadLetters(
  ledger: Ledger,
  filter: DeadLetterFilter,
  by: { readonly who: string; readonly reason: string },
  now: number,
): Promise<number> {
  return ledger.transaction(async (tx) => {
    const letters = await listDeadLetters(tx, filter, 10_000);
    for (const [portalId, group] of Map.groupBy(letters, (letter) => letter.portalId)) {
      await noteInAudit(tx, {
        portalId,
        at: now,
        who: by.who,
        what: "dead_letters_discarded",
        detail: { letters: group.length, reason: by.reason },
      });
    }
    await dropLetters(tx, letters);
    return letters.length;
  });
}

/** Takes these letters off the list. */
export async function dropLetters(
  tx: LedgerTransaction,
  letters: readonly Pick<DeadLetter, "id">[],
): Promise<void> {
  if (letters.length === 0) return;
  await tx
    .deleteFrom("dead_letters")
    .where(
      "id",
      "in",
      letters.map((letter) => letter.id),
    )
    .execute();
}
