/** Without these nothing works; HubSpot blocks the install screen unless they match the app's configuration (hubspot-facts 1.2, 1.8). */
export const requiredScopes = [
  "oauth",
  "crm.objects.contacts.read",
  "crm.objects.contacts.write",
  "crm.objects.companies.read",
  "crm.schemas.contacts.read",
  "crm.schemas.contacts.write",
] as const;

/** Accounts whose plan cannot grant one install all the same, without the feature (hubspot-facts 1.2, 1.8). */
export const optionalScopes = [
  "automation",
  "crm.lists.read",
  "crm.lists.write",
  "crm.objects.owners.read",
  "crm.objects.deals.read",
] as const;

/** A feature that needs more than the required scopes. */
export type Feature = "workflows" | "lists" | "owners" | "deals";

const needs: Readonly<Record<Feature, readonly (typeof optionalScopes)[number][]>> = {
  workflows: ["automation"],
  lists: ["crm.lists.read", "crm.lists.write"],
  owners: ["crm.objects.owners.read"],
  deals: ["crm.objects.deals.read"],
};

/** A feature that is off, and the scopes that would switch it on. */
export type FeatureOff = { readonly feature: Feature; readonly missing: readonly string[] };

/** The features that the granted scopes do not carry; everything else works. */
export function featuresOff(granted: readonly string[]): readonly FeatureOff[] {
  const has = new Set(granted);
  return (Object.keys(needs) as Feature[]).flatMap((feature) => {
    const missing = needs[feature].filter((scope) => !has.has(scope));
    return missing.length === 0 ? [] : [{ feature, missing }];
  });
}

/** The features that the granted scopes carry. */
export function featuresOn(granted: readonly string[]): ReadonlySet<Feature> {
  const off = new Set(featuresOff(granted).map(({ feature }) => feature));
  return new Set((Object.keys(needs) as Feature[]).filter((feature) => !off.has(feature)));
}

/** The required scopes that were not granted. */
export function missingRequired(granted: readonly string[]): readonly string[] {
  const has = new Set(granted);
  return requiredScopes.filter((scope) => !has.has(scope));
}
