import { HubSpotError } from "../hubspot/transport/errors.ts";
import type { Tokens } from "./tokens.ts";

/**
 * The token of a static-auth app or service key (hubspot-facts 1.9), for a company that runs Ripen for one
 * account of its own. It cannot be renewed: HubSpot refusing it is an error that a person must mend.
 */
export function staticToken(token: string): Tokens {
  return {
    accessToken: () => Promise.resolve(token),
    renew: () => Promise.reject(new HubSpotError({ kind: "unauthorised" })),
    remember: () => undefined,
    forget: () => undefined,
  };
}
