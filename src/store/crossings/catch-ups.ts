import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { markDirty, news } from "../marks/mark-dirty.ts";
import { standing } from "../writes/standing.ts";
import type { Crossing } from "./crossing.ts";
import type { QueueSource } from "./queues.ts";
import { becomes, isSilent, runsOrIsNext } from "./state.ts";
import type { Why } from "./whys.ts";
import { hasNoRival } from "./rivals.ts";

/** Whence a catch-up's contacts come: why their crossings stayed silent. */
export type CatchUpSource = Exclude<QueueSource, "held">;

/** The whys of each source, as the crossings hold them. */
const whysOf: Readonly<Record<CatchUpSource, readonly Why[]>> = {
  first_run: ["first_run"],
  binding: ["binding"],
  publish: ["publish", "mapping"],
  import: ["import", "merge", "restored"],
};

/** Who is left out of a catch-up unless an admin ticks it. */
export const leftOutReasons = [
  "opted_out",
  "bounced",
  "not_marketing",
  "open_deal",
  "quiet",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Reasons as the ledger keeps them, in the order of the list; null for none. */
export function writeLeftOut(reasons: readonly LeftOutReason[]): string | null {
  return reasons.length === 0 ? null : leftOutReasons.filter((r) => reasons.includes(r)).join(",");
}

/** Reasons as `writeLeftOut` wrote them; what is none of them is left away. */
export function readLeftOut(texts: readonly string[]): LeftOutReason[] {
  return leftOutReasons.filter((reason) => texts.includes(reason));
}

/** Contacts that meet a scenario's condition and stayed silent for one reason. */
export type Offer = {
  readonly scenario: string;
  readonly source: CatchUpSource;
  /** Those whom no reason leaves out. */
  readonly contacts: number;
  /** Those whom exactly these reasons leave out, by the text that the ledger keeps. */
  readonly leftOut: ReadonlyMap<string, number>;
};

/** What could be caught up, by scenario and source; sources of which nobody is left are none. */
export async function readOffers(read: LedgerReader, portalId: PortalId): Promise<Offer[]> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => ["scenario", "why", "left_out", e.fn.countAll<number>().as("n")])
    .where("portal_id", "=", portalId)
    .where(isSilent.sql())
    .where("ended_at", "is", null)
    .where("rearmed_at", "is", null)
    .groupBy(["scenario", "why", "left_out"])
    .execute();
  const offers: Offer[] = [];
  for (const [scenario, of] of Map.groupBy(rows, (row) => row.scenario)) {
    for (const source of sources) {
      const group = of.filter((row) => whysOf[source].some((why) => why === row.why));
      if (group.length === 0) continue;
      const leftOut = new Map<string, number>();
      let contacts = 0;
      for (const { left_out: reasons, n } of group) {
        if (reasons === null) contacts += n;
        else leftOut.set(reasons, (leftOut.get(reasons) ?? 0) + n);
      }
      offers.push({ scenario, source, contacts, leftOut });
    }
  }
  return offers.sort((a, b) => (a.scenario < b.scenario ? -1 : 1));
}

const sources: readonly CatchUpSource[] = ["first_run", "binding", "publish", "import"];

/** How many of an offer go with these ticks: whoever has a reason that is not ticked stays out. */
export function countGoing({ contacts, leftOut }: Offer, ticked: readonly string[]): number {
  return [...leftOut].reduce(
    (sum, [reasons, n]) =>
      sum + (reasons.split(",").every((reason) => ticked.includes(reason)) ? n : 0),
    contacts,
  );
}

/** Every combination of ticked reasons, as the ledger keeps them. */
function combinationsOf(ticked: readonly string[]): string[] {
  const reasons = leftOutReasons.filter((reason) => ticked.includes(reason));
  return reasons
    .reduce<LeftOutReason[][]>(
      (all, reason) => [...all, ...all.map((each) => [...each, reason])],
      [[]],
    )
    .flatMap((each) => writeLeftOut(each) ?? []);
}

/** Whether a crossing is one that a publish left silent, and that could still be caught up. */
export function isOfPublish(latest: Crossing | undefined): boolean {
  return (
    latest !== undefined &&
    latest.silent &&
    latest.endedAt === null &&
    latest.rearmedAt === null &&
    whysOf.publish.some((why) => why === latest.why)
  );
}

type Of = {
  readonly scenario: string;
  readonly source: CatchUpSource;
  readonly ticked: readonly string[];
  /** Scenarios of which none may run, or be about to, for the contact. */
  readonly rivals: readonly string[];
};

/** The next of a queue, best first (standing.ts), then by id. */
export async function bestSilent(
  read: LedgerReader,
  portalId: PortalId,
  { scenario, source, ticked, rivals }: Of,
  limit: number,
): Promise<string[]> {
  if (limit <= 0) return [];
  const allowed = combinationsOf(ticked);
  const rows = await read
    .selectFrom("crossings")
    .innerJoin("scores", (j) =>
      j
        .onRef("scores.portal_id", "=", "crossings.portal_id")
        .onRef("scores.contact_id", "=", "crossings.contact_id"),
    )
    .select("crossings.contact_id")
    .where("crossings.portal_id", "=", portalId)
    .where("crossings.scenario", "=", scenario)
    .where(isSilent.sql("crossings.state"))
    .where("crossings.why", "in", whysOf[source])
    .where("crossings.ended_at", "is", null)
    .where("crossings.rearmed_at", "is", null)
    .where((e) =>
      e.or([
        e("crossings.left_out", "is", null),
        ...(allowed.length === 0 ? [] : [e("crossings.left_out", "in", allowed)]),
      ]),
    )
    .where(hasNoRival(rivals, runsOrIsNext))
    .orderBy(standing, "desc")
    .orderBy("crossings.contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.contact_id);
}

/**
 * Gives silent crossings their turn at `now` (epoch milliseconds), which is their instant from here on: they wait only
 * as any crossing does, and whether each still may go is decided with its score. What woke or ended meanwhile is left
 * alone, so that nobody goes twice. Gives how many those were.
 */
export async function giveTurn(
  tx: LedgerTransaction,
  portalId: PortalId,
  { scenario, source }: Pick<Of, "scenario" | "source">,
  contactIds: readonly string[],
  now: number,
): Promise<number> {
  if (contactIds.length === 0) return 0;
  const rows = await tx
    .updateTable("crossings")
    .set({ state: becomes.waiting, why: caughtUp, fired_at: now, left_out: null })
    .where("portal_id", "=", portalId)
    .where("scenario", "=", scenario)
    .where(isSilent.sql())
    .where("why", "in", whysOf[source])
    .where("ended_at", "is", null)
    .where("rearmed_at", "is", null)
    .where("contact_id", "in", contactIds)
    .returning("contact_id")
    .execute();
  const marks = rows.map((row) => ({ contactId: row.contact_id, news: news.none }));
  await markDirty(tx, portalId, marks, now);
  return rows.length;
}

/** Why a crossing fired that was caught up (contracts.md, Whys). */
const caughtUp = "caught_up";
