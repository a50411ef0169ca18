import { z } from "zod";
import { schemaColumn } from "../store/engine/json-column.ts";
import type { Model } from "../scoring/model/model.ts";
import { segments, type Score } from "../scoring/result.ts";
import type { Text } from "../base/text.ts";
import type { Ledger, LedgerReader } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portal } from "../store/portals/portals.ts";
import { workFailures } from "../words/work-failures.ts";

/** When a preview looks at a contact: now, right after publishing, and once whoever falls below has left (foresee.ts). */
export const sides = ["before", "after", "settled"] as const;
export type Side = (typeof sides)[number];

/** A contact's place at one of these times. */
export type Place = {
  readonly score: number;
  readonly band: string;
  readonly segment: Score["segment"];
  readonly isReady: boolean;
};

export type Mover = { readonly contactId: string } & Readonly<Record<Side, Place>>;

/** What the worker counts; the words are added by whoever asked. */
export type PreviewCounts = {
  readonly contacts: number;
  /** Known without inputs or without a score. */
  readonly left: number;
  /** When all has settled, epoch milliseconds. */
  readonly settledAt: number;
  readonly ready: Readonly<Record<Side, number>>;
  /** Those of the ready ones who are it by a raised hand, whatever their points. */
  readonly raised: Readonly<Record<Side, number>>;
  /** Who is ready then and not now, and the other way round. */
  readonly becomes: Readonly<Record<Exclude<Side, "before">, number>>;
  readonly leaves: Readonly<Record<Exclude<Side, "before">, number>>;
  /** Keys are `before>after>settled`, bands by name. */
  readonly bands: Readonly<Record<string, number>>;
  readonly segments: Readonly<Record<string, number>>;
  /** By the score from which five points on are counted together: before, after, settled. */
  readonly distribution: Readonly<Record<string, readonly [number, number, number]>>;
  readonly sums: Readonly<Record<Side, number>>;
  /** Leads, to which the average refers. */
  readonly leads: Readonly<Record<Side, number>>;
  /** Who meets each scenario's condition in silence; of bound ones those whom nothing leaves out of a catch-up. */
  readonly scenarios: Readonly<Record<string, number>>;
  /**
   * Who becomes ready in silence and did, within the last `lookBackDays`, what ends a silence: raised a hand, or did
   * something of a type that counts towards pain. Each hands itself off once, so that their number divided by these days
   * is about how many do so in a day, if the next four weeks are like the last. It comes from the kept events alone.
   */
  readonly activeLately: number;
  /** Who is ready with the draft and was not by their acts of until `newSince` (epoch milliseconds; null: too short ago to tell). */
  readonly newLately: number;
  readonly newSince: number | null;
  readonly writes: Readonly<Record<string, number>>;
  readonly movers: readonly Mover[];
};

const states = ["reading", "running", "done", "cancelled", "failed"] as const;
type State = (typeof states)[number];

/** A preview as every instance sees it. Those who move are read apart: they may be many. */
export type KeptPreview = {
  readonly id: string;
  readonly kind: Model["kind"];
  readonly draftRevision: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly state: State;
  readonly done: number;
  readonly total: number;
  readonly finishedAt: number | null;
  readonly error: Text | null;
  readonly counts: Omit<PreviewCounts, "movers"> | null;
};

/** How far a preview is that is being made. */
export type PreviewProgress = {
  readonly state: "reading" | "running";
  readonly done: number;
  readonly total: number;
};

/** Days back that say how active contacts are. */
export const lookBackDays = 28;

/** Previews that one account can look back at: the last, and the one before it. */
const keptEach = 2;

const count = z.number();
const bySide = z.object({ before: count, after: count, settled: count });
const later = z.object({ after: count, settled: count });
const byName = z.record(z.string(), count);
const place = z.object({
  score: count,
  band: z.string(),
  segment: z.enum(segments),
  isReady: z.boolean(),
});

const errorColumn = schemaColumn<Text>(z.object({ en: z.string(), es: z.string() }));
const moversColumn = schemaColumn<readonly Mover[]>(
  z.array(z.object({ contactId: z.string(), before: place, after: place, settled: place })),
);
const countsColumn = schemaColumn<Omit<PreviewCounts, "movers">>(
  z.object({
    contacts: count,
    left: count,
    settledAt: count,
    ready: bySide,
    raised: bySide,
    becomes: later,
    leaves: later,
    bands: byName,
    segments: byName,
    distribution: z.record(z.string(), z.tuple([count, count, count])),
    sums: bySide,
    leads: bySide,
    scenarios: byName,
    activeLately: count,
    newLately: count,
    newSince: count.nullable(),
    writes: byName,
  }),
);

/** One that is under way and has not been heard of for so long, in milliseconds, ended with its instance. */
const silentForMs = 60_000;

const underWay = ["reading", "running"];

/** Whether a preview is still being made. */
export function isUnderWay({ state }: Pick<KeptPreview, "state">): boolean {
  return underWay.includes(state);
}

/** What a preview says of its contacts holds for so long, in milliseconds, and ten times as long as it took to make. */
const freshForMs = 10 * 60_000;

/**
 * Whether a preview says nothing of the draft as it stands any more: the draft, what is in force or what is bound has
 * changed since it began, or so much time has passed that its contacts have. One that is under way is none of that by
 * its age alone.
 */
export function isOutdated(
  { draftRevision, startedAt, finishedAt }: KeptPreview,
  { models, bindings, dryRunSince = 0 }: Portal,
  revision: number,
  now: number,
): boolean {
  if (draftRevision !== revision) return true;
  const changes = [
    dryRunSince,
    ...models.flatMap(({ publishedAt, leftAt = 0 }) => [publishedAt, leftAt]),
    ...Object.values(bindings).map(({ boundAt }) => boundAt),
  ];
  if (changes.some((at) => at > startedAt)) return true;
  if (finishedAt === null) return false;
  return now - finishedAt > Math.max(freshForMs, 10 * (finishedAt - startedAt));
}

/** The account's previews, newest first. */
export async function previewsOf(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<readonly KeptPreview[]> {
  const rows = await read
    .selectFrom("previews")
    .select(["id", "kind", "draft_revision", "state", "done", "total", "started_at", "seen_at"])
    .select(["finished_at", "error_json", "counts_json"])
    .where("portal_id", "=", portalId)
    .orderBy("started_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => {
    const isLost = underWay.includes(row.state) && now - row.seen_at > silentForMs;
    return {
      id: row.id,
      kind: row.kind === "customer" ? "customer" : "lead",
      draftRevision: row.draft_revision,
      startedAt: row.started_at,
      state: isLost ? "failed" : (states.find((state) => state === row.state) ?? "failed"),
      done: row.done,
      total: row.total,
      finishedAt: isLost ? row.seen_at : row.finished_at,
      error: isLost ? workFailures.previewLost : errorColumn.read(row.error_json ?? "null"),
      counts: countsColumn.read(row.counts_json ?? "null"),
    };
  });
}

/** Who would move by a preview that is done; nobody before. */
export async function moversOf(
  read: LedgerReader,
  portalId: PortalId,
  id: string,
): Promise<readonly Mover[]> {
  const row = await read
    .selectFrom("previews")
    .select("movers_json")
    .where("portal_id", "=", portalId)
    .where("id", "=", id)
    .executeTakeFirst();
  return moversColumn.read(row?.movers_json ?? "[]") ?? [];
}

/** Adds a preview that is now begun; one that is still under way for the account is stopped. */
export async function addPreview(
  ledger: Ledger,
  portalId: PortalId,
  preview: Pick<KeptPreview, "id" | "kind" | "draftRevision" | "startedAt">,
): Promise<void> {
  const { id, kind, draftRevision, startedAt } = preview;
  await ledger.transaction(async (tx) => {
    await tx
      .updateTable("previews")
      .set({ state: "cancelled", finished_at: startedAt })
      .where("portal_id", "=", portalId)
      .where("state", "in", underWay)
      .execute();
    const older = await tx
      .selectFrom("previews")
      .select("id")
      .where("portal_id", "=", portalId)
      .orderBy("started_at", "desc")
      .orderBy("id")
      .execute();
    const dropped = older.slice(keptEach - 1).map((row) => row.id);
    if (dropped.length > 0) {
      await tx
        .deleteFrom("previews")
        .where("portal_id", "=", portalId)
        .where("id", "in", dropped)
        .execute();
    }
    await tx
      .insertInto("previews")
      .values({
        portal_id: portalId,
        id,
        kind,
        draft_revision: draftRevision,
        state: "running",
        done: 0,
        total: 0,
        started_at: startedAt,
        seen_at: startedAt,
        finished_at: null,
        error_json: null,
        counts_json: null,
        movers_json: null,
      })
      .execute();
  });
}

/** Says how far a preview is; false when somebody has stopped it, here or on another instance. */
export async function tellProgress(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  progress: PreviewProgress,
  now: number,
): Promise<boolean> {
  return change(ledger, portalId, id, { ...progress, seen_at: now });
}

/** How a preview ended. One that was stopped meanwhile stays stopped. */
export async function endPreview(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  end:
    | { readonly state: "done"; readonly counts: PreviewCounts }
    | { readonly state: "failed"; readonly error: Text }
    | { readonly state: "cancelled" },
  now: number,
): Promise<void> {
  const values = { state: end.state, finished_at: now };
  switch (end.state) {
    case "done": {
      const { movers, ...counts } = end.counts;
      await change(ledger, portalId, id, {
        ...values,
        done: counts.contacts + counts.left,
        total: counts.contacts + counts.left,
        counts_json: countsColumn.write(counts),
        movers_json: JSON.stringify(movers),
      });
      return;
    }
    case "failed":
      await change(ledger, portalId, id, { ...values, error_json: JSON.stringify(end.error) });
      return;
    case "cancelled":
      await change(ledger, portalId, id, values);
      return;
    default:
      return end satisfies never;
  }
}

/** Changes a preview that is under way; false when it is not. */
async function change(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  values: Readonly<Record<string, string | number>>,
): Promise<boolean> {
  return ledger.transaction(async (tx) => {
    const changed = await tx
      .updateTable("previews")
      .set(values)
      .where("portal_id", "=", portalId)
      .where("id", "=", id)
      .where("state", "in", underWay)
      .returning("id")
      .execute();
    return changed.length > 0;
  });
}
