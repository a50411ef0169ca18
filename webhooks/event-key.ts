import { hash } from "node:crypto";
import type { WebhookEvent } from "./event.ts";

/**
 * The key by which a repeated event is known: 128 bits of SHA-256 in 32 hex digits over everything that
 * a retry repeats, hence without attemptNumber (reliability.md section 3). The eventId alone is not
 * unique.
 */
export function eventKey(event: WebhookEvent): string {
  const { portalId, appId, subscriptionId, eventId, occurredAt, subscriptionType } = event;
  const said = [portalId, appId, subscriptionId, eventId, occurredAt, subscriptionType];
  return hash("sha256", JSON.stringify([...said, ...details(event)]), "hex").slice(0, 32);
}

function details(event: WebhookEvent): readonly unknown[] {
  switch (event.kind) {
    case "propertyChange":
      return [event.objectId, event.propertyName, event.propertyValue];
    case "creation":
    case "deletion":
    case "restore":
    case "privacyDeletion":
    case "other":
      return [event.objectId];
    case "merge":
      return [event.survivorId, event.mergedIds];
    case "associationChange":
      return [event.contactId, event.companyId, event.removed, event.primary];
    default:
      return event satisfies never;
  }
}
