declare const verified: unique symbol;

/**
 * The id of a HubSpot account (hub id) that came from a verified source: a signed request, the token
 * endpoint's answer, or our own store. Every function that touches a portal's data takes one, so that
 * a number out of a request body cannot be used by mistake.
 */
export type PortalId = number & { readonly [verified]: "PortalId" };

/** Marks an id as verified. Call it only where the id has just been verified. */
export function portalId(value: number): PortalId {
  if (!Number.isSafeInteger(value) || value <= 0 || value >= 1e15) {
    throw new TypeError(`Not a HubSpot account id: ${value}`);
  }
  return value as PortalId;
}
