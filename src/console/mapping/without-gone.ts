import { lostSources } from "../../reading/check-mapping.ts";
import type { Pause } from "../../store/portals/pauses.ts";
import { restingIn } from "../../store/portals/resting-outputs.ts";
import type { PortalSample } from "./portal-sample.ts";

/**
 * The sample without the properties that are known to be gone from HubSpot by now: it is up to an hour old, and what
 * was deleted since is not to be picked.
 */
export function withoutGone(
  sample: PortalSample,
  pauses: ReadonlyMap<string, Pause>,
): PortalSample {
  const { properties } = sample;
  if (properties === null) return sample;
  const gone = new Set([
    ...lostSources(pauses).map(({ object, name }) => `${object}/${name}`),
    ...restingIn(pauses).flatMap(({ name, why }) => (why === "gone" ? [`contacts/${name}`] : [])),
  ]);
  if (gone.size === 0) return sample;
  return {
    ...sample,
    properties: {
      contacts: properties.contacts.filter(({ name }) => !gone.has(`contacts/${name}`)),
      companies: properties.companies.filter(({ name }) => !gone.has(`companies/${name}`)),
    },
  };
}
