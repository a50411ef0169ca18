import { firstRunEnd } from "../../account/see-account.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { propertiesColumn } from "../../store/engine/json-column.ts";
import { dayMs, utcDayOf } from "../../base/time/utc-day.ts";
import type { Task } from "../shell/worker/task.ts";
import { surveyDays, type EventSurvey, type Survey, type SurveyTask } from "./survey-task.ts";

const pageSize = 2_000;

/** Counts moves and behaviour of the last 30 days. Runs in a worker thread. */
async function makeSurvey(
  read: Ledger["read"],
  portalId: PortalId,
  { asOf, fields }: SurveyTask,
): Promise<Survey> {
  const since = asOf - surveyDays * dayMs;
  return {
    asOf,
    moves: await countMoves(read, portalId, utcDayOf(since)),
    readiness: await countReadiness(
      read,
      portalId,
      Math.max(since, (await firstRunEnd(read, portalId)) ?? asOf),
    ),
    events: await countEvents(read, portalId, since, asOf),
    filled: await filledFields(read, portalId, fields),
  };
}

export const task: Task<SurveyTask, Survey> = makeSurvey;

/** A lead's place then is its last score of that day or before; who was not known then did not move. */
async function countMoves(
  read: Ledger["read"],
  portalId: PortalId,
  day: number,
): Promise<Survey["moves"]> {
  const counts = new Map<string, number>();
  for (let after = ""; ;) {
    const now = await read
      .selectFrom("scores")
      .select(["contact_id", "fit", "pain", "moved_day"])
      .where("portal_id", "=", portalId)
      .where("kind", "=", "lead")
      .where("contact_id", ">", after)
      .orderBy("contact_id")
      .limit(pageSize)
      .execute();
    const last = now.at(-1)?.contact_id;
    if (last === undefined) break;
    const days = await read
      .selectFrom("score_days")
      .select(["contact_id", "fit", "pain"])
      .where("portal_id", "=", portalId)
      .where("contact_id", ">", after)
      .where("contact_id", "<=", last)
      .where("day", "<=", day)
      .orderBy("contact_id")
      .orderBy("day")
      .execute();
    // Rows come by rising day: the last of each contact stays.
    const then = new Map(days.map((row) => [row.contact_id, row]));
    for (const { contact_id: id, fit, pain, moved_day: movedDay } of now) {
      if (movedDay !== null && movedDay <= day) continue;
      const before = then.get(id);
      if (before === undefined || (before.fit === fit && before.pain === pain)) continue;
      const key = `${before.fit},${before.pain},${fit},${pain}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    after = last;
  }
  return [...counts].map(([key, contacts]) => {
    const [fromFit = 0, fromPain = 0, toFit = 0, toPain = 0] = key.split(",").map(Number);
    return [fromFit, fromPain, toFit, toPain, contacts];
  });
}

/**
 * Leads that crossed into ready or out of it since then (epoch milliseconds), net of those who came back to where they
 * were: a publish moves them at once, which points of whole days do not show.
 */
async function countReadiness(
  read: Ledger["read"],
  portalId: PortalId,
  since: number,
): Promise<Survey["readiness"]> {
  const rows = await read
    .selectFrom("readiness_changes")
    .innerJoin("scores", (join) =>
      join
        .onRef("scores.portal_id", "=", "readiness_changes.portal_id")
        .onRef("scores.contact_id", "=", "readiness_changes.contact_id"),
    )
    .select([
      "readiness_changes.contact_id",
      "readiness_changes.ready as changed_to",
      "scores.ready",
    ])
    .where("readiness_changes.portal_id", "=", portalId)
    .where("readiness_changes.at", ">", since)
    .orderBy("readiness_changes.contact_id")
    .orderBy("readiness_changes.at")
    .execute();
  // The first change since then says what the lead was before.
  const first = new Map(rows.toReversed().map((row) => [row.contact_id, row]));
  const moved = [...first.values()].filter((row) => row.ready === row.changed_to);
  const became = moved.filter(({ ready }) => ready === 1).length;
  return { became, left: moved.length - became };
}

async function countEvents(
  read: Ledger["read"],
  portalId: PortalId,
  since: number,
  asOf: number,
): Promise<EventSurvey[]> {
  const rows = await read
    .selectFrom("events")
    .select((e) => [
      "type",
      e.fn
        .sum<number | null>(e.case().when("occurred_at", ">=", since).then(1).else(0).end())
        .as("recent"),
      e.fn.max<number>("occurred_at").as("last_at"),
    ])
    .where("portal_id", "=", portalId)
    .where("occurred_at", "<=", asOf)
    .groupBy("type")
    .orderBy("type")
    .execute();
  return rows.map((row) => ({ type: row.type, recent: row.recent ?? 0, lastAt: row.last_at }));
}

/** Walks through the customers until each field was seen with a value. */
async function filledFields(
  read: Ledger["read"],
  portalId: PortalId,
  fields: SurveyTask["fields"],
): Promise<string[]> {
  const filled = new Set<string>();
  for (let after = ""; filled.size < fields.length;) {
    const rows = await read
      .selectFrom("scores")
      .innerJoin("inputs", (join) =>
        join
          .onRef("inputs.portal_id", "=", "scores.portal_id")
          .onRef("inputs.contact_id", "=", "scores.contact_id"),
      )
      .select(["scores.contact_id", "inputs.properties_json", "inputs.company_json"])
      .where("scores.portal_id", "=", portalId)
      .where("scores.kind", "=", "customer")
      .where("scores.contact_id", ">", after)
      .orderBy("scores.contact_id")
      .limit(pageSize)
      .execute();
    const last = rows.at(-1)?.contact_id;
    if (last === undefined) break;
    for (const row of rows) {
      const contact = propertiesColumn.read(row.properties_json);
      const company = row.company_json === null ? null : propertiesColumn.read(row.company_json);
      for (const { field, contact: ofContact = "", company: ofCompany = "" } of fields) {
        if (contact?.[ofContact] || company?.[ofCompany]) filled.add(field);
      }
    }
    after = last;
  }
  return [...filled];
}
