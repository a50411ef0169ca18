/** What a browser that arrives at one of our install addresses wants (hubspot-facts 1.1). */
export type InstallRequest =
  /** Nothing yet: send it to HubSpot's authorize page. */
  | { readonly kind: "start"; readonly portalId: number | null }
  /** Our own link comes back. */
  | { readonly kind: "own"; readonly code: string; readonly state: string }
  /** A Marketplace install without sign-in: HubSpot did the consent, so there is no state of ours. */
  | { readonly kind: "seamless"; readonly code: string; readonly returnUrl: string }
  /** A Marketplace install with sign-in, first step: HubSpot asks for a state. */
  | { readonly kind: "signIn"; readonly returnUrl: string }
  /** Its second step. */
  | {
      readonly kind: "finalize";
      readonly code: string;
      readonly state: string;
      readonly returnUrl: string;
    }
  /** The person, or HubSpot, said no. */
  | { readonly kind: "denied" }
  /** None of these. */
  | { readonly kind: "unclear" };

/** Reads the query of an install address; a parameter that comes twice counts as absent. */
export function readInstallRequest(query: Readonly<Record<string, unknown>>): InstallRequest {
  const text = (name: string): string | null => {
    const value = query[name];
    return typeof value === "string" && value !== "" && value.length <= 4_096 ? value : null;
  };
  const code = text("code");
  const state = text("state");
  const returnUrl = text("returnUrl");
  const step = text("step");

  if (text("error") !== null) return { kind: "denied" };
  if (step === "authorize") {
    return returnUrl === null ? { kind: "unclear" } : { kind: "signIn", returnUrl };
  }
  if (code !== null) {
    if (step === "finalize") {
      return state === null || returnUrl === null
        ? { kind: "unclear" }
        : { kind: "finalize", code, state, returnUrl };
    }
    if (state !== null) return { kind: "own", code, state };
    return returnUrl === null ? { kind: "unclear" } : { kind: "seamless", code, returnUrl };
  }
  if (step !== null || state !== null || returnUrl !== null) return { kind: "unclear" };
  const account = text("portalId");
  if (account === null) return { kind: "start", portalId: null };
  return /^\d{1,15}$/.test(account)
    ? { kind: "start", portalId: Number.parseInt(account, 10) }
    : { kind: "unclear" };
}
