import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../../scoring/facts.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Instance } from "../../store/instance.ts";
import { markScored } from "../../store/marks/mark-scored.ts";
import type { ModelVersion, Portal } from "../../store/portals/portals.ts";
import { decidedBy } from "../drafts/column-readings.ts";
import { openVersion } from "../models.ts";

/** Who publishes the versions that an account starts with at its install. */
export const publishedByInstall = "ripen";

/**
 * Completes the versions that the install made with what the columns of a first run's first page decide: nobody has
 * saved a mapping yet, and at the install nothing of the account had been read (docs/contracts.md, Model document). It
 * comes before the page is scored; whom a webhook brought earlier is scored again, silently. True when something was
 * decided: what a turn works with has changed.
 */
export async function decideFirstReadings(
  { ledger, portals, clock }: Pick<Instance, "ledger" | "portals" | "clock">,
  portalId: PortalId,
  contacts: readonly { readonly properties: Properties; readonly company: Properties | null }[],
): Promise<boolean> {
  const decided = (portal: Portal, version: ModelVersion): Model | null => {
    const isOfInstall =
      version.publishedBy === publishedByInstall && version.publishedAt >= portal.installedAt;
    const model = isOfInstall ? openVersion(portal, version.version)?.model : undefined;
    if (model === undefined) return null;
    const complete = decidedBy(model, contacts);
    return isDeepStrictEqual(model, complete) ? null : complete;
  };
  const portal = await portals.get(portalId);
  const kinds = (portal?.models ?? []).flatMap((version) => {
    const model = portal && decided(portal, version);
    return model === null ? [] : [model.kind];
  });
  if (kinds.length === 0) return false;
  // Marked first: after a crash in between the page is read again, and decides again.
  await ledger.transaction(async (tx) => {
    for (const kind of kinds) await markScored(tx, portalId, kind, clock.now());
  });
  await portals.change(portalId, (before) => ({
    ...before,
    models: before.models.map((version) => {
      const model = decided(before, version);
      return model === null ? version : { ...version, model };
    }),
  }));
  return true;
}
