import { dayStart } from "../../base/time/local-day.ts";
import { turnsOf } from "../../enrolment/release-catch-ups.ts";
import { readLeftOut, readOffers, type Offer } from "../../store/crossings/catch-ups.ts";
import { readQueues } from "../../store/crossings/queues.ts";
import { releasedSince } from "../../store/crossings/releases.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { CatchUp } from "../contract/workflows.ts";

/** What of each scenario could be caught up, and what is under way, by the scenario's name; `now` in epoch milliseconds. */
export async function catchUpsOf(
  read: LedgerReader,
  { portalId, timeZone }: Portal,
  now: number,
): Promise<ReadonlyMap<string, CatchUp[]>> {
  const offers = await readOffers(read, portalId);
  const queues = await readQueues(read, portalId);
  const today = dayStart(now, timeZone);
  const all = new Map<string, CatchUp[]>();
  const add = (scenario: string, catchUp: CatchUp): void => {
    all.set(scenario, [...(all.get(scenario) ?? []), catchUp]);
  };
  for (const queue of queues) {
    const { scenario, source } = queue;
    if (source === "held") continue;
    const offer = offers.find((each) => each.scenario === scenario && each.source === source);
    const { mostADay, expected, startedAt, startedBy, ticked } = queue;
    add(scenario, {
      ...shown(source, offer),
      queue: {
        mostADay,
        expected,
        startedAt,
        startedBy,
        ticked: readLeftOut(ticked),
        today: await releasedSince(read, portalId, turnsOf(scenario), today),
      },
    });
  }
  for (const offer of offers) {
    const { scenario, source } = offer;
    const isUnderWay = queues.some((each) => each.scenario === scenario && each.source === source);
    if (!isUnderWay) add(scenario, { ...shown(source, offer), queue: null });
  }
  return all;
}

function shown(
  source: CatchUp["source"],
  offer: Offer | undefined,
): Pick<CatchUp, "source" | "contacts" | "leftOut"> {
  return {
    source,
    contacts: offer?.contacts ?? 0,
    leftOut: [...(offer?.leftOut ?? [])].map(([reasons, contacts]) => ({
      reasons: readLeftOut(reasons.split(",")),
      contacts,
    })),
  };
}
