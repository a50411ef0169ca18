import type { AppConfig, Tier } from "../options.ts";

export type ScopeRequest = {
  readonly scopes: readonly string[];
  readonly optional: readonly string[];
};

/** Scopes that an account needs a paid tier for (hubspot-facts 7.1); all others come with every tier. */
const paidScopes: Readonly<Record<string, readonly Tier[]>> = {
  automation: ["professional", "enterprise"],
  "behavioral_events.event_definitions.read_write": ["enterprise"],
  "analytics.behavioral_events.send": ["enterprise"],
};

/** True when an account of that tier can grant the scope. */
export function canGrant(tier: Tier, scope: string): boolean {
  return paidScopes[scope]?.includes(tier) ?? true;
}

/** Reads the `scope` parameter: separated by spaces. */
export function splitScopes(text: string | null): readonly string[] {
  return (text ?? "").split(/\s+/u).filter(Boolean);
}

/**
 * What is wrong with the scopes of an install link against the app's configuration (hubspot-facts 1.2);
 * null when the install screen may open.
 */
export function scopeFault(app: AppConfig, request: ScopeRequest): string | null {
  const missing = app.requiredScopes.filter((scope) => !request.scopes.includes(scope));
  if (missing.length > 0) {
    return `The install link lacks scopes that the app requires: ${missing.join(", ")}.`;
  }
  const allowed = new Set([...app.requiredScopes, ...(app.conditionallyRequiredScopes ?? [])]);
  const unknown = request.scopes.filter((scope) => !allowed.has(scope));
  if (unknown.length > 0) {
    return `These scopes are not among the app's required scopes: ${unknown.join(", ")}.`;
  }
  const unknownOptional = request.optional.filter((scope) => !app.optionalScopes.includes(scope));
  return unknownOptional.length > 0
    ? `These scopes are not among the app's optional scopes: ${unknownOptional.join(", ")}.`
    : null;
}

/** What an account of that tier grants: optional scopes that it cannot or will not grant fall away silently. */
export function grantedScopes(
  { tier, withheld }: { readonly tier: Tier; readonly withheld: ReadonlySet<string> },
  request: ScopeRequest,
): readonly string[] {
  const optional = request.optional.filter(
    (scope) => canGrant(tier, scope) && !withheld.has(scope),
  );
  return [...new Set([...request.scopes, ...optional])];
}
