import { applyMerge } from "../store/leaving/apply-merge.ts";
import { queueActivity } from "../store/events/activities.ts";
import { contactsOfCompany } from "../store/contacts/companies.ts";
import { erasedAmong, queueErasure } from "../store/contacts/erasures.ts";
import { forgetContact, unburyContact } from "../store/leaving/forget-contact.ts";
import type { LedgerTransaction } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { news, markDirty, type Mark } from "../store/marks/mark-dirty.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { survivorsOf } from "../store/contacts/survivors-of.ts";
import { massChanges } from "../store/marks/busy-sources.ts";
import { byPerson, byWriter, ofCompany, toldText, type ToldHow } from "../store/marks/told.ts";
import { isByHand, isByOurPeople } from "../scoring/event-source.ts";
import type { Hint } from "./hint.ts";

/**
 * Does to the ledger what the events of one portal mean: contacts are marked to be read and scored again,
 * deletions, erasures and merges take effect. Hints may come twice and in any order; a contact that is gone
 * stays gone, and what comes late for a merged one marks its survivor, silently.
 */
export async function applyHints(
  tx: LedgerTransaction,
  portalId: PortalId,
  hints: readonly Hint[],
  now: number,
): Promise<void> {
  await lockPortal(tx, portalId);
  const marks: (Mark & { readonly hint?: Hint })[] = [];
  const push = (hint: Hint, mark: Mark): void => void marks.push({ ...mark, hint });
  for (const hint of hints.toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    switch (hint.kind) {
      case "created":
      case "changed":
        push(hint, {
          contactId: hint.contactId,
          news: news[hint.news],
          hintedAt: hint.occurredAt,
        });
        break;
      case "associated":
        // An association does not move the contact's modification date.
        push(hint, { contactId: hint.contactId, news: news[hint.news] });
        break;
      case "restored":
        await unburyContact(tx, portalId, hint.contactId, hint.occurredAt);
        marks.push({ contactId: hint.contactId, news: news.none });
        break;
      case "deleted":
      case "erased":
        await forgetContact(tx, portalId, hint.contactId, hint.kind, hint.occurredAt);
        break;
      case "merged":
        await applyMerge(tx, portalId, hint.contactId, hint.mergedIds, hint.occurredAt, now);
        break;
      case "company":
        for (const companyId of [hint.companyId, ...(hint.formerIds ?? [])]) {
          for (const contactId of await contactsOfCompany(tx, portalId, companyId)) {
            push(hint, { contactId, news: news[hint.news] });
          }
        }
        break;
      case "activity":
        await queueActivity(tx, portalId, {
          kind: hint.activity,
          activityId: hint.activityId,
          news: news[hint.news],
          notBefore: now,
        });
        break;
      case "echo":
      case "other":
        break;
      default:
        hint satisfies never;
    }
  }
  const told = await withTold(tx, portalId, marks);
  await markDirty(tx, portalId, await withoutGone(tx, portalId, told, now), now);
}

/** Marks with what they say had changed, and silent where the change belongs to a mass. */
async function withTold(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly (Mark & { readonly hint?: Hint })[],
): Promise<Mark[]> {
  const isMass = await massChanges(
    tx,
    portalId,
    marks.flatMap(({ contactId, news: worth, hint }) =>
      worth === news.none || hint === undefined || hint.writer === null
        ? []
        : [{ source: hint.writer, contactId, at: hint.occurredAt }],
    ),
  );
  return marks.map(({ hint, ...mark }) => {
    const property = hint === undefined ? null : propertyOf(hint);
    if (hint === undefined || property === null) return mark;
    const isOfMass =
      mark.news !== news.none &&
      hint.writer !== null &&
      isMass({ source: hint.writer, at: hint.occurredAt });
    const how = isOfMass ? "mass" : howOf(hint);
    // Our own outputs are no news, and nobody asks who wrote them.
    if (how === null) return mark;
    return {
      ...mark,
      news: isOfMass ? news.none : mark.news,
      told:
        toldText(how, property) +
        (mayBeOfMass(hint, how) ? toldText(how, byWriter(hint.writer ?? "", property)) : "") +
        (property === leadStatus && isPersons(hint, how) ? toldText(how, byPerson(property)) : ""),
    };
  });
}

/** Whether it may turn out to be one of many that the same integration writes (enrolment/unsettled.ts). */
function mayBeOfMass({ writer, changeSource }: Hint, how: ToldHow): boolean {
  return how === "news" && writer !== null && changeSource !== null && !isByHand(changeSource);
}

/** The property in which sales says how far it is with a lead. */
const leadStatus = "hs_lead_status";

/** A lead status that a person set may be sales' first contact (docs/contracts.md, SLA). */
function isPersons({ changeSource }: Hint, how: ToldHow): boolean {
  return how === "news" && changeSource !== null && isByOurPeople(changeSource);
}

function howOf({ news: worth, changeSource }: Hint): ToldHow | null {
  if (worth !== "none") return "news";
  if (changeSource === "IMPORT") return "import";
  return changeSource?.startsWith("MERGE_") === true ? "merge" : null;
}

/** What a hint says had changed, as told.ts names it; null when it names nothing. */
function propertyOf(hint: Hint): string | null {
  switch (hint.kind) {
    case "created":
      return "*";
    case "changed":
      return hint.propertyName;
    case "associated":
      return "company";
    case "company":
      return hint.propertyName === null ? null : ofCompany(hint.propertyName);
    case "deleted":
    case "restored":
    case "erased":
    case "merged":
    case "activity":
    case "echo":
    case "other":
      return null;
    default:
      return hint satisfies never;
  }
}

async function withoutGone(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly Mark[],
  now: number,
): Promise<Mark[]> {
  const gone = await survivorsOf(tx, portalId, [...new Set(marks.map((mark) => mark.contactId))]);
  const nobodys = [...gone].flatMap(([id, survivor]) => (survivor === null ? [id] : []));
  // The request that named an erased contact again is one more trace of it.
  const erased = await erasedAmong(tx, portalId, nobodys);
  await queueErasure(tx, portalId, erased, "privacy", now);
  return marks.flatMap((mark) => {
    const survivor = gone.get(mark.contactId);
    if (survivor === undefined) return [mark];
    return survivor === null ? [] : [{ contactId: survivor, news: news.none }];
  });
}
