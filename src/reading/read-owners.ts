import { hasOutcome } from "../hubspot/transport/errors.ts";
import { listOwners } from "../hubspot/calls/list-owners.ts";
import type { PortalWork } from "../portal-work.ts";
import { keepOwners } from "../store/owners/owners.ts";
import { checkFence } from "../store/engine/lease.ts";
import { pauseFeature, readPauses } from "../store/portals/pauses.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import type { ReadingDeps } from "./reading.ts";

/** Under this name is kept when the owners were read last. */
const source = "poll:owners";

/**
 * Reads the account's owners, where the permission was granted: who they are and in which teams. Returns whether they
 * were read. Throws HubSpotError; then they are read again.
 */
export async function readOwnersOf(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
): Promise<boolean> {
  const { portalId, client, pace } = work;
  const now = clock.now();
  if (!work.features.has("owners")) return false;
  const known = (await readSources(ledger.read, portalId)).get(source);
  if (known !== undefined && now - known.checkedAt < pace.ownersEveryMs) return false;
  if ((await readPauses(ledger.read, portalId, now)).has("feature:owners")) return false;
  try {
    const owners = await listOwners(client);
    await ledger.transaction(async (tx) => {
      await checkFence(tx, work.lease);
      await keepOwners(tx, portalId, owners);
      const found = owners.length;
      await keepSource(tx, portalId, {
        source,
        watermark: now,
        windowTo: null,
        cursor: null,
        checkedAt: now,
        found,
      });
    });
    return true;
  } catch (error) {
    if (!hasOutcome(error, "forbidden")) throw error;
    const refusal =
      error.outcome.kind === "forbidden" ? error.outcome : { missingScopes: [] as const };
    await pauseFeature(ledger, portalId, "owners", refusal, { now, restMs: pace.forbiddenMs });
    return false;
  }
}
