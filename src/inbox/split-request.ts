import { countEvents, type NoEvents } from "../../webhooks/count-events.ts";
import type { WebhookEvent } from "../../webhooks/event.ts";
import { eventKey } from "../../webhooks/event-key.ts";
import { exceededLimit } from "../../webhooks/event-limits.ts";
import { parseEvent } from "../../webhooks/parse-event.ts";
import { readEvents } from "../../webhooks/read-events.ts";
import { redactEvent } from "../../webhooks/redact-event.ts";
import type { Hint, SplitLimits, News, Meaning } from "./hint.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import { isByContact } from "../scoring/event-source.ts";

/** An event that could not be understood. It is kept apart and harms no other. */
export type Rejected = {
  /** Its place in the request, from 0; null when the request as a whole is no list of events. */
  readonly index: number | null;
  /** One sentence without any of the event's values. */
  readonly reason: string;
  /** JSON text without personal data, short enough to be stored and shown. */
  readonly event: string;
};

export type SplitRequest = {
  /** In the order of the request. */
  readonly hints: readonly Hint[];
  readonly rejected: readonly Rejected[];
};

/** Why a request cannot be taken apart at all; the door lets it in, because it does not read that far. */
const wholeReasons: Readonly<Record<Exclude<NoEvents, "no_events">, string>> = {
  not_json: "the body is not JSON",
  not_an_array: "the body is no JSON array",
  too_many_events: "the body is a list of more than 100 events",
  nested_too_deep: "the body nests too deep to be read",
};

/**
 * Takes a stored request apart: one hint for each event that can be understood, one rejection for each
 * that cannot, and one for a body that is no list of 1 to 100 events, so that nothing of the request is
 * lost without a trace. Pure, and never throws: whatever the bytes are, every event ends in exactly one
 * of the two lists, or the body in the second.
 */
export function splitRequest(body: Uint8Array, limits: SplitLimits): SplitRequest {
  const counted = countEvents(body);
  if (!counted.ok && counted.reason !== "no_events") {
    const event = JSON.stringify(`[body of ${body.length} bytes]`);
    return { hints: [], rejected: [{ index: null, reason: wholeReasons[counted.reason], event }] };
  }
  const events = readEvents(body) ?? [];
  const hints: Hint[] = [];
  const rejected: Rejected[] = [];
  events.forEach((raw, index) => {
    const read = readEvent(raw, limits);
    if (typeof read === "string") rejected.push({ index, reason: read, event: redactEvent(raw) });
    else hints.push(hintOf(read, limits));
  });
  return { hints, rejected };
}

/** The event, or the reason why it is none. */
function readEvent(raw: unknown, limits: SplitLimits): WebhookEvent | string {
  const exceeded = exceededLimit(raw);
  if (exceeded !== null) return exceeded;
  const parsed = parseEvent(raw);
  if (!parsed.ok) return parsed.reason;
  const { latestOccurredAt } = limits;
  return latestOccurredAt !== undefined && parsed.event.occurredAt > latestOccurredAt
    ? "occurredAt: lies in the future"
    : parsed.event;
}

function hintOf(event: WebhookEvent, limits: SplitLimits): Hint {
  return {
    portalId: event.portalId,
    occurredAt: event.occurredAt,
    changeSource: event.changeSource,
    writer: writerOf(event),
    // A hash a hint is a fifth of the splitter's work, and few hints are asked for it.
    get eventKey() {
      return eventKey(event);
    },
    ...meaningOf(event, limits),
  };
}

function writerOf({ changeSource, sourceId }: WebhookEvent): string | null {
  if (changeSource === null || sourceId === null) return null;
  if (isSilent(changeSource) || isByContact(changeSource)) return null;
  return `${changeSource} ${sourceId}`;
}

/**
 * What `event` means, and whether it is news, by contracts.md (Crossings; What changed): imports and
 * merges are silent, and so is anything about our own outputs; our own write of an output is an echo.
 * What sales fill in is news whoever wrote it: the card writes it for a person.
 */
function meaningOf(event: WebhookEvent, limits: SplitLimits): Meaning {
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
      if (event.object === "company") {
        return { ...aboutCompany(event.survivorId, null, "none"), formerIds: event.mergedIds };
      }
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

function aboutCompany(
  companyId: string,
  propertyName: string | null,
  news: News,
): Extract<Meaning, { readonly kind: "company" }> {
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
