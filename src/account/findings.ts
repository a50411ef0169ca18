import { z } from "zod";
import type { Text } from "../base/text.ts";
import { detailColumn, schemaColumn } from "../store/engine/json-column.ts";
import type { Ledger, LedgerReader } from "../store/engine/ledger.ts";
import { workFailures } from "../words/work-failures.ts";
import type { PortalId } from "../store/engine/portal-id.ts";

const states = ["running", "done", "cancelled", "failed"] as const;

/** A look that Evidence took at the account, as every instance sees it. */
export type KeptFinding = {
  readonly id: string;
  readonly state: (typeof states)[number];
  readonly done: number;
  readonly total: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** What it judges. */
  readonly modelVersion: number;
  readonly draftRevision: number;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly error: Text | null;
  /** What was found, as its contract has it; null until it is done. */
  readonly result: Readonly<Record<string, unknown>> | null;
};

/** Looks that one account can look back at. */
const keptEach = 3;
/** One that is under way and has not been heard of for so long, in milliseconds, ended with its instance. */
const silentForMs = 60_000;

const errorColumn = schemaColumn<Text>(z.object({ en: z.string(), es: z.string() }));

/** The account's looks, the newest first. */
export async function findingsOf(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<readonly KeptFinding[]> {
  const rows = await read
    .selectFrom("findings")
    .selectAll()
    .where("portal_id", "=", portalId)
    .orderBy("started_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row): KeptFinding => {
    const isLost = row.state === "running" && now - row.seen_at > silentForMs;
    return {
      id: row.id,
      state: isLost ? "failed" : (states.find((state) => state === row.state) ?? "failed"),
      done: row.done,
      total: row.total,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      modelVersion: row.model_version,
      draftRevision: row.draft_revision,
      asked: detailColumn.read(row.asked_json) ?? {},
      error: isLost
        ? workFailures.evidenceLost
        : row.error_json === null
          ? null
          : errorColumn.read(row.error_json),
      result: row.result_json === null ? null : detailColumn.read(row.result_json),
    };
  });
}

/** Adds a look that begins now, ends those under way, and drops the oldest. */
export async function addFinding(
  ledger: Ledger,
  portalId: PortalId,
  finding: Pick<KeptFinding, "id" | "startedAt" | "modelVersion" | "draftRevision" | "asked">,
): Promise<void> {
  const { id, startedAt, modelVersion, draftRevision, asked } = finding;
  await ledger.transaction(async (tx) => {
    await tx
      .updateTable("findings")
      .set({ state: "cancelled", finished_at: startedAt })
      .where("portal_id", "=", portalId)
      .where("state", "=", "running")
      .execute();
    const older = await tx
      .selectFrom("findings")
      .select("id")
      .where("portal_id", "=", portalId)
      .orderBy("started_at", "desc")
      .execute();
    const dropped = older.slice(keptEach - 1).map((row) => row.id);
    if (dropped.length > 0) {
      await tx
        .deleteFrom("findings")
        .where("portal_id", "=", portalId)
        .where("id", "in", dropped)
        .execute();
    }
    await tx
      .insertInto("findings")
      .values({
        portal_id: portalId,
        id,
        state: "running",
        done: 0,
        total: 100,
        started_at: startedAt,
        seen_at: startedAt,
        finished_at: null,
        model_version: modelVersion,
        draft_revision: draftRevision,
        asked_json: JSON.stringify(asked),
        error_json: null,
        result_json: null,
      })
      .execute();
  });
}

/** Says how far a look is, in hundredths; false when somebody has stopped it, here or on another instance. */
export async function tellFinding(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  done: number,
  now: number,
): Promise<boolean> {
  return change(ledger, portalId, id, { done, seen_at: now });
}

/** How a look ended. One that was stopped meanwhile stays stopped. */
export async function endFinding(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  end:
    | { readonly state: "done"; readonly result: object }
    | { readonly state: "failed"; readonly error: Text }
    | { readonly state: "cancelled" },
  now: number,
): Promise<void> {
  const values = { state: end.state, finished_at: now };
  switch (end.state) {
    case "done":
      await change(ledger, portalId, id, {
        ...values,
        done: 100,
        result_json: JSON.stringify(end.result),
      });
      return;
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

/** Changes a look that is under way; false when it is not. */
async function change(
  ledger: Ledger,
  portalId: PortalId,
  id: string,
  values: Readonly<Record<string, string | number>>,
): Promise<boolean> {
  return ledger.transaction(async (tx) => {
    const changed = await tx
      .updateTable("findings")
      .set(values)
      .where("portal_id", "=", portalId)
      .where("id", "=", id)
      .where("state", "=", "running")
      .returning("id")
      .execute();
    return changed.length > 0;
  });
}
