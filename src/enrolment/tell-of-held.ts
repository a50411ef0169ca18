import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import { createTask } from "../hubspot/calls/tasks.ts";
import { HubSpotError } from "../hubspot/transport/errors.ts";
import type { PortalWork } from "../portal-work.ts";
import { bestHeld, heldGroups } from "../store/crossings/held.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import { heldTask } from "../words/breaker-words.ts";

type Deps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Logger };

/** Under this name is kept when the account was told last. */
const source = "held told";
/** An admin is to look within so long, in milliseconds. */
const withinMs = 3_600_000;

/**
 * Tells the account's admins by a task in HubSpot that the breaker holds something (contracts.md, Breaker), once until
 * all of it is answered. The task stands with one of the contacts and with nobody's name. What HubSpot does not take is
 * not tried again: every page says it too. Throws what the store throws.
 */
export async function tellOfHeld({ ledger, clock, log }: Deps, work: PortalWork): Promise<void> {
  const { portalId, lease, client, language } = work;
  const groups = await heldGroups(ledger.read, portalId);
  const [largest] = groups;
  if (largest === undefined) return;
  const since = Math.min(...groups.map((group) => group.since));
  const told = (await readSources(ledger.read, portalId)).get(source);
  if (told !== undefined && told.watermark >= since) return;
  const [contactId] = await bestHeld(ledger.read, portalId, largest.what, 1);
  if (contactId === undefined) return;
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    await keepSource(tx, portalId, {
      source,
      watermark: now,
      windowTo: null,
      cursor: null,
      checkedAt: now,
      found: (told?.found ?? 0) + 1,
    });
  });
  const { subject, body } = heldTask(groups);
  try {
    await createTask(client, {
      contactId,
      ownerId: null,
      subject: subject[language],
      body: body[language],
      dueAt: now + withinMs,
    });
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    log.warn({ portal: portalId, outcome: error.outcome }, "admins were not told by a task");
  }
}
