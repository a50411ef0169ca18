import type { WebhookEvent } from "../../webhooks/event.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import type { News, Meaning, SplitLimits } from "./hint.ts";

/**
 * What `event` means, and whether it is news, by contracts.md (Crossings; What changed): imports and
 * merges are silent, and so is anything about our own outputs; our own write of an output is an echo.
 * What sales fill in is news whoever wrote it: the card writes it for a person.
 */
export function meaningOf(event: WebhookEvent, limits: SplitLimits): Meaning {
  const news = isSilent(event.changeSource) ? "none" : "changed";
  switch (event.kind) {
    case "propertyChange":
      return event.object === "contact"
        ? meaningOfChange(event, limits)
        : aboutCompany(event.objectId, event.propertyName, news);
    case "creation":
      return meaningOfCreation(event, news);
    case "deletion":
    case "restore":
      if (event.object === "company") return aboutCompany(event.objectId, null, "none");
      return {
        kind: event.kind === "deletion" ? "deleted" : "restored",
        contactId: event.objectId,
        news: "none",
      };
    case "privacyDeletion":
      return { kind: "erased", contactId: event.objectId, news: "none" };
    case "merge":
      if (event.object === "company") return aboutCompany(event.survivorId, null, "none");
      return {
        kind: "merged",
        contactId: event.survivorId,
        mergedIds: event.mergedIds,
        news: "none",
      };
    case "associationChange": {
      const { contactId, companyId, removed, primary } = event;
      return { kind: "associated", contactId, companyId, removed, primary, news };
    }
    case "other": {
      const { subscriptionType, reason } = event;
      return { kind: "other", contactId: null, subscriptionType, reason, news: "none" };
    }
    default:
      return event satisfies never;
  }
}

function meaningOfChange(
  event: Extract<WebhookEvent, { readonly kind: "propertyChange" }>,
  limits: SplitLimits,
): Meaning {
  const { objectId: contactId, propertyName, propertyValue } = event;
  const output = isOutput(event.portalId, propertyName, limits);
  if (output && event.changeSource === "INTEGRATION" && event.sourceId === String(limits.appId)) {
    return { kind: "echo", contactId, propertyName, news: "none" };
  }
  const news = output || isSilent(event.changeSource) ? "none" : "changed";
  return { kind: "changed", contactId, propertyName, propertyValue, news };
}

function meaningOfCreation(
  event: Extract<WebhookEvent, { readonly kind: "creation" }>,
  news: "changed" | "none",
): Meaning {
  const { object, objectId } = event;
  switch (object) {
    case "contact": {
      const created = news === "none" ? "none" : "created";
      return { kind: "created", contactId: objectId, news: created };
    }
    case "company":
      return aboutCompany(objectId, null, "none");
    case "meeting":
    case "call":
      return {
        kind: "activity",
        contactId: null,
        activity: object,
        activityId: objectId,
        news,
      };
    default:
      return object satisfies never;
  }
}

function aboutCompany(companyId: string, propertyName: string | null, news: News): Meaning {
  return { kind: "company", contactId: null, companyId, propertyName, news };
}

function isOutput(portalId: number, propertyName: string, limits: SplitLimits): boolean {
  if (propertyName.startsWith("ripen_")) return !inputsOfSales.has(propertyName);
  return limits.isMappedOutput(portalId, propertyName);
}

/** Imports, and the values that a merge moves between records (contracts.md, Crossings). */
function isSilent(changeSource: string | null): boolean {
  return changeSource === "IMPORT" || (changeSource?.startsWith("MERGE_") ?? false);
}
