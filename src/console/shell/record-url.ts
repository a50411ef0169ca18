import type { Portal } from "../../store/portals/portals.ts";

/** Where the contact's record is in the portal's own HubSpot; `{contactId}` for the pattern. */
export function recordUrl({ portalId, uiDomain }: Portal, contactId: string): string {
  const isLocal = /^(localhost|127\.0\.0\.1)(:|$)/.test(uiDomain);
  return `${isLocal ? "http" : "https"}://${uiDomain}/contacts/${portalId}/record/0-1/${contactId}`;
}
