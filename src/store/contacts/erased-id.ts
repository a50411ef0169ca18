import { hash } from "node:crypto";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * What stands for an erased contact's id in its tombstone: 128 bits of SHA-256, so that late events are
 * known for what they are and the id itself is nowhere any more. Ids are digits, this begins otherwise.
 */
export function erasedId(portalId: PortalId, contactId: string): string {
  return `#${hash("sha256", `ripen erased ${portalId} ${contactId}`, "hex").slice(0, 32)}`;
}
