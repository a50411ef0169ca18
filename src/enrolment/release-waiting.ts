import type { Clock } from "../base/clock.ts";
import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { countStarts, bestWaiting } from "../store/crossings/count-starts.ts";
import { news, markDirty } from "../store/marks/mark-dirty.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import { dayStart } from "../base/time/local-day.ts";

/** Under this name is kept when waiting crossings were looked at last. */
const source = "release";
/** Contacts of one scenario that are looked at at once. */
const most = 100;

/**
 * Has contacts looked at again whose start the cool-down or the day's cap held back, best score first, as many
 * as the day leaves; whether each may go is decided with its score, as always. Looks no more often than the
 * poll does. Returns whether any contact was marked.
 */
export async function releaseWaiting(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, pace, scenarios } = work;
  const held = scenarios.filter(
    ({ mostADay, coolDownDays }) => mostADay !== null || coolDownDays > 0,
  );
  if (held.length === 0) return false;
  const now = clock.now();
  const last = (await readSources(ledger.read, portalId)).get(source);
  if (last !== undefined && now - last.checkedAt < pace.pollEveryMs) return false;
  const started = await countStarts(
    ledger.read,
    portalId,
    held.map(({ name }) => name),
    dayStart(now, work.timeZone),
  );
  const nurturing = scenarios.flatMap(({ name, isNurturing }) => (isNurturing ? [name] : []));
  const due = new Set<string>();
  for (const scenario of held) {
    const left =
      scenario.mostADay === null ? most : scenario.mostADay - (started.get(scenario.name) ?? 0);
    const rivals = scenario.isNurturing ? nurturing : [];
    const limit = Math.min(most, Math.max(0, left));
    for (const contactId of await bestWaiting(
      ledger.read,
      portalId,
      scenario.name,
      rivals,
      limit,
    )) {
      due.add(contactId);
    }
  }
  const marks = [...due].map((contactId) => ({ contactId, news: news.none }));
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await lockPortal(tx, portalId);
    await markDirty(tx, portalId, marks, now);
    await keepSource(tx, portalId, {
      source,
      watermark: now,
      windowTo: null,
      cursor: null,
      checkedAt: now,
      found: (last?.found ?? 0) + marks.length,
    });
  });
  return marks.length > 0;
}
