import { handoffScenario } from "../../../src/store/crossings/handoffs.ts";
import { hasBegun, isSilent } from "../../../src/store/crossings/state.ts";
import type { WholeApp } from "../../support/app/whole-app.ts";

/** A hand-off that was told. Times in epoch milliseconds. */
export type HandedOver = {
  readonly generation: number;
  readonly crossedAt: number;
  readonly toldAt: number;
  readonly addressee: string;
  readonly askedAgainAt: number | null;
};

/** The hand-offs that were told, by contact. */
export async function handoffsOf({
  ledger,
  portalId,
}: WholeApp): Promise<ReadonlyMap<string, readonly HandedOver[]>> {
  const rows = await ledger.read
    .selectFrom("handoffs")
    .select(["contact_id", "generation", "crossed_at", "told_at", "addressee", "asked_again_at"])
    .where("portal_id", "=", portalId)
    .where("told_at", "is not", null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.contact_id)].map(([id, group]) => [
      id,
      group.map((row) => ({
        generation: row.generation,
        crossedAt: row.crossed_at,
        toldAt: row.told_at ?? Infinity,
        addressee: row.addressee,
        askedAgainAt: row.asked_again_at,
      })),
    ]),
  );
}

/** Contacts whose hand-off stands in silence. */
export async function silentOnes({ ledger, portalId }: WholeApp): Promise<ReadonlySet<string>> {
  const rows = await ledger.read
    .selectFrom("crossings")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("scenario", "=", handoffScenario)
    .where(isSilent.sql())
    .execute();
  return new Set(rows.map((row) => row.contact_id));
}

/** Every start so far, as `<contact> <scenario> <number>`. */
export async function started({ ledger, portalId }: WholeApp): Promise<ReadonlySet<string>> {
  const rows = await ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "scenario", "generation"])
    .where("portal_id", "=", portalId)
    .where(hasBegun.sql())
    .execute();
  return new Set(rows.map((row) => `${row.contact_id} ${row.scenario} ${row.generation}`));
}

/** Entries into workflows beyond one a start. */
export async function doubled(app: WholeApp): Promise<number> {
  const starts = Map.groupBy(await started(app), (key) => key.slice(0, key.lastIndexOf(" ")));
  const entries = Map.groupBy(
    app.portal.enrolments(),
    ({ workflow, contactId }) => `${contactId} ${workflow}`,
  );
  return [...entries].reduce(
    (sum, [key, group]) => sum + Math.max(0, group.length - (starts.get(key)?.length ?? 0)),
    0,
  );
}

/**
 * When the ledger first held a request that names each of these contacts, of those that came at `since` or later; what
 * only tells of our own writing is none. Epoch milliseconds.
 */
export async function arrivals(
  { ledger }: WholeApp,
  ids: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(ids);
  const found = new Map<string, number>();
  const requests = await ledger.read
    .selectFrom("inbox")
    .select(["body", "received_at"])
    .where("received_at", ">=", since)
    .orderBy("received_at")
    .execute();
  for (const { body, received_at: at } of requests) {
    for (const { objectId, propertyName = "" } of eventsIn(body)) {
      const id = String(objectId);
      if (!wanted.has(id) || propertyName.startsWith("ripen_") || found.has(id)) continue;
      found.set(id, at);
    }
  }
  return found;
}

type Event = { readonly objectId?: number; readonly propertyName?: string };

function eventsIn(body: Uint8Array): readonly Event[] {
  return JSON.parse(Buffer.from(body).toString()) as readonly Event[];
}

/** Lets so much time have passed since these contacts were told, asked, and became ready. */
export async function age(
  { ledger, portalId }: WholeApp,
  ids: readonly string[],
  ms: number,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx
      .updateTable("handoffs")
      .set((e) => ({
        crossed_at: e("crossed_at", "-", ms),
        told_at: e("told_at", "-", ms),
        contact_by: e("contact_by", "-", ms),
        raised_at: e("raised_at", "-", ms),
      }))
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", ids)
      .execute();
    await tx
      .updateTable("crossings")
      .set((e) => ({ fired_at: e("fired_at", "-", ms), started_at: e("started_at", "-", ms) }))
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", ids)
      .execute();
    await tx
      .updateTable("events")
      .set((e) => ({ occurred_at: e("occurred_at", "-", ms) }))
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", ids)
      .execute();
    await tx
      .updateTable("scores")
      .set((e) => ({ ready_since: e("ready_since", "-", ms) }))
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", ids)
      .execute();
  });
}
