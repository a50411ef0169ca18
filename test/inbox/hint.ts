import type { Hint, Meaning } from "../../src/inbox/hint.ts";

/** A hint of the portal of these tests; `occurredAt` in epoch milliseconds. */
export function hintOf(meaning: Meaning, occurredAt: number, portalId = 12345): Hint {
  return {
    ...meaning,
    portalId,
    occurredAt,
    changeSource: "CRM_UI",
    writer: null,
    eventKey: "0".repeat(32),
  };
}

export const created = (contactId: string, at: number): Hint =>
  hintOf({ kind: "created", contactId, news: "created" }, at);

export const changed = (contactId: string, at: number): Hint =>
  hintOf(
    {
      kind: "changed",
      contactId,
      propertyName: "jobtitle",
      propertyValue: "CEO",
      news: "changed",
    },
    at,
  );

export const deleted = (contactId: string, at: number): Hint =>
  hintOf({ kind: "deleted", contactId, news: "none" }, at);

export const restored = (contactId: string, at: number): Hint =>
  hintOf({ kind: "restored", contactId, news: "none" }, at);

export const erased = (contactId: string, at: number): Hint =>
  hintOf({ kind: "erased", contactId, news: "none" }, at);

export const merged = (contactId: string, mergedIds: readonly string[], at: number): Hint =>
  hintOf({ kind: "merged", contactId, mergedIds, news: "none" }, at);

export const ofCompany = (companyId: string, at: number): Hint =>
  hintOf(
    { kind: "company", contactId: null, companyId, propertyName: "industry", news: "changed" },
    at,
  );
