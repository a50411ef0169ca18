import { batchRead, batchSize } from "../hubspot/calls/batch-read.ts";
import type { HubSpot, HubSpotClient } from "../hubspot/transport/client.ts";
import { HubSpotError } from "../hubspot/transport/errors.ts";
import { knownContacts } from "../store/leaving/known-contacts.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import type { Instance } from "../store/instance.ts";
import { forgetContact } from "../store/leaving/forget-contact.ts";
import { news, markDirty } from "../store/marks/mark-dirty.ts";
import type { Portal } from "../store/portals/portals.ts";

/** Whether a restored account has yet to be asked who is gone. */
export function mustAskGone({ restoredAt = 0, goneAskedAt = 0 }: Portal): boolean {
  return goneAskedAt < restoredAt;
}

/**
 * Asks for every restored account, before the server takes requests. Where HubSpot does not answer, the account's own
 * turn asks again before it does anything else.
 */
export async function eraseGoneAtStart(
  instance: Instance,
  hubspot: Pick<HubSpot, "portal">,
): Promise<void> {
  for (const portal of await instance.portals.list()) {
    const { portalId, status } = portal;
    if (status !== "connected" || !mustAskGone(portal)) continue;
    try {
      await eraseGone(instance, hubspot.portal(portalId), portal);
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      instance.log.warn({ portal: portalId, err: error }, "who is gone is asked again later");
    }
  }
}

/**
 * After a restore, before anything else is done for the account: whoever HubSpot does not have any more, also not in
 * its recycle bin, is erased; who is in the bin, or was merged, is marked and goes the usual way. Throws HubSpotError;
 * then it is asked again from the start.
 */
export async function eraseGone(
  { ledger, portals, clock, log }: Instance,
  client: HubSpotClient,
  { portalId }: Portal,
): Promise<void> {
  const known = await knownContacts(ledger, portalId);
  const missing: string[] = [];
  const merged = new Set<string>();
  for (let at = 0; at < known.length; at += batchSize) {
    const asked = known.slice(at, at + batchSize);
    const read = await batchRead(client, "contacts", asked, ["hs_merged_object_ids"]);
    missing.push(...read.missing);
    for (const { properties } of read.objects) {
      for (const id of (properties["hs_merged_object_ids"] ?? "").split(";")) merged.add(id.trim());
    }
  }
  const alive = new Set(merged);
  const unmerged = missing.filter((id) => !merged.has(id));
  for (let at = 0; at < unmerged.length; at += batchSize) {
    const asked = unmerged.slice(at, at + batchSize);
    const { objects } = await batchRead(
      client,
      "contacts",
      asked,
      ["hs_merged_object_ids"],
      "archived",
    );
    for (const { id } of objects) alive.add(id);
  }
  const now = clock.now();
  const gone = unmerged.filter((id) => !alive.has(id));
  const marks = missing.filter((id) => alive.has(id));
  await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    for (const id of gone) await forgetContact(tx, portalId, id, "erased", now);
    await markDirty(
      tx,
      portalId,
      marks.map((contactId) => ({ contactId, news: news.none })),
      now,
    );
  });
  await portals.change(portalId, (before) => ({ ...before, goneAskedAt: now }));
  log.info({ portal: portalId, erased: gone.length }, "who is gone since the backup is erased");
}
