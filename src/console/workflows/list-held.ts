import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { isIntended, isOutstanding, isRefused } from "../../store/crossings/state.ts";
import { isUncertain, uncertain } from "../../store/crossings/effect-state.ts";
import type { Handler } from "../shell/handler.ts";
import { recordUrl } from "../shell/record-url.ts";
import { heldTexts, type HeldState } from "./held-texts.ts";

type Row = {
  readonly contact_id: string;
  readonly scenario: string;
  readonly state: HeldState;
  readonly at: number;
};

/** Enrolments that wait or were refused: those that need a person first, then the latest first. */
export const listHeld: Handler<"held"> = async (_deps, { ledger, portal, portalId, query }) => {
  const { read } = ledger;
  const { offset, limit } = query;
  const calls = await heldCalls(read, portalId);
  const triggers = await heldTriggers(read, portalId, {
    offset: Math.max(0, offset - calls.length),
    limit: Math.max(0, limit - Math.max(0, calls.length - offset)),
  });
  const page = [...calls.slice(offset, offset + limit), ...triggers.rows];
  const names = await namesOf(read, portalId, page);
  return {
    total: calls.length + triggers.total,
    items: page.map((row) => ({
      contactId: row.contact_id,
      name: names.get(row.contact_id) ?? "",
      recordUrl: recordUrl(portal, row.contact_id),
      scenario: row.scenario,
      state: row.state,
      firedAt: row.at,
      ...heldTexts[row.state],
    })),
  };
};

/** Those that need a person are few: the latest are enough. */
const mostCalls = 1_000;

/** Of what HubSpot refused only the removals: an enrolment that it refused is its crossing's. */
async function heldCalls(read: Ledger["read"], portalId: PortalId): Promise<Row[]> {
  const rows = await read
    .selectFrom("effects")
    .select(["contact_id", "scenario", "state", "intended_at as at"])
    .where("portal_id", "=", portalId)
    .where((e) =>
      e.or([
        e("state", "in", uncertain),
        e.and([e("state", "=", "refused"), e("verb", "=", "unenrol")]),
      ]),
    )
    .orderBy("intended_at", "desc")
    .orderBy("contact_id")
    .limit(mostCalls)
    .execute();
  return rows.map((row) => ({ ...row, state: isUncertain(row.state) ? row.state : "refused" }));
}

async function heldTriggers(
  read: Ledger["read"],
  portalId: PortalId,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly Row[] }> {
  const matching = read
    .selectFrom("crossings")
    .where("portal_id", "=", portalId)
    .where(isOutstanding.sql())
    .where("ended_at", "is", null);
  const { total } = await matching
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .select(["contact_id", "scenario", "state", "fired_at as at"])
    .orderBy("fired_at", "desc")
    .orderBy("contact_id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { total, rows: rows.map((row) => ({ ...row, state: heldAs(row.state) })) };
}

function heldAs(state: string): HeldState {
  if (isRefused(state)) return "refused";
  return isIntended(state) ? "on_its_way" : "behind";
}

async function namesOf(
  read: Ledger["read"],
  portalId: PortalId,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await read
    .selectFrom("inputs")
    .select(["contact_id", "name"])
    .where("portal_id", "=", portalId)
    .where(
      "contact_id",
      "in",
      rows.map((row) => row.contact_id),
    )
    .execute();
  return new Map(found.map((row) => [row.contact_id, row.name]));
}
