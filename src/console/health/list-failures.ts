import {
  discardDeadLetters,
  type FailureGroup,
  namesOfRefused,
} from "../../store/failures/dead-letters.ts";
import { replayDeadLetters } from "../../store/replays/replay-dead-letters.ts";
import { stageOf } from "../../store/failures/cause.ts";
import { failureGroups } from "../../store/failures/failure-groups.ts";
import { causeWords } from "../../words/failure-words.ts";
import type { Handler } from "../shell/handler.ts";
import { noteInAudit } from "../../store/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import { recordUrl } from "../shell/record-url.ts";
import { refusals } from "../../words/refusals.ts";

/** What could not be done: the causes, the largest first, and a page of the contacts, the latest first. */
export const listFailures: Handler<"failures"> = async (
  _deps,
  { ledger, portal, portalId, query },
) => {
  const groups = await failureGroups(ledger.read, portalId);
  const chosen = groupOf(query);
  const matching = ledger.read
    .selectFrom("dead_letters")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "dead_letters.portal_id")
        .onRef("inputs.contact_id", "=", "dead_letters.contact_id"),
    )
    .where("dead_letters.portal_id", "=", portalId)
    .$if(chosen !== null, (all) => all.where((e) => e.and({ ...chosen })));
  const { total } = await matching
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .select([
      "dead_letters.id",
      "dead_letters.contact_id",
      "dead_letters.stage",
      "dead_letters.reason",
      "dead_letters.at",
      "dead_letters.payload_json",
      "inputs.name",
    ])
    .orderBy("dead_letters.id", "desc")
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return {
    total,
    groups: groups.map((group) => ({ ...group, ...causeWords(group) })),
    items: rows.map((row) => ({
      id: row.id,
      contactId: row.contact_id,
      name: row.name ?? "",
      recordUrl: recordUrl(portal, row.contact_id),
      stage: stageOf(row.stage),
      reason: row.reason,
      properties: row.stage === "write" ? namesOfRefused(row.payload_json) : [],
      at: row.at,
    })),
  };
};

/** Null where not one cause is named, but all of them are meant. */
function groupOf(given: {
  readonly stage?: FailureGroup["stage"] | undefined;
  readonly cause?: FailureGroup["cause"] | undefined;
  readonly about?: string | undefined;
}): FailureGroup | null {
  const { stage, cause, about } = given;
  if (stage === undefined || cause === undefined || about === undefined) return null;
  return { stage, cause, about };
}

/** Tries all failures of one cause again, or all there are, as `replayFailure` does one. */
export const replayFailures: Handler<"replayFailures"> = async (deps, call) => {
  const { ledger, portalId, who, body } = call;
  const at = deps.clock.now();
  const group = groupOf(body);
  const contacts = await replayDeadLetters(
    ledger,
    { portalId, ...(group !== null && { group }) },
    at,
  );
  if (contacts === 0) throw noSuchFailure();
  const cause = group === null ? null : causeWords(group).what;
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at, who, what: "failuresReplayed", detail: { contacts, cause } }),
  );
  deps.wakePortal(portalId);
  return { done: true };
};

export const discardFailures: Handler<"discardFailures"> = async (deps, call) => {
  const { ledger, portalId, who, query } = call;
  const group = groupOf(query);
  const filter = { portalId, ...(group !== null && { group }) };
  const by = { who, reason: query.reason };
  const discarded = await discardDeadLetters(ledger, filter, by, deps.clock.now());
  if (discarded === 0) throw noSuchFailure();
  return { done: true };
};

/**
 * Has the contact scored again, which writes it anew; the failure goes off the list. A crossing that HubSpot refused
 * is let go again then; nothing else fires by it.
 */
export const replayFailure: Handler<"replayFailure"> = async (deps, call) => {
  const { ledger, portalId, who, params } = call;
  const now = deps.clock.now();
  const contactId = await contactOf(call);
  const replayed = await replayDeadLetters(ledger, { portalId, id: params.id }, now);
  if (replayed === 0) throw noSuchFailure();
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at: now, who, what: "failureReplayed", detail: { contactId } }),
  );
  deps.wakePortal(portalId);
  return { done: true };
};

export const discardFailure: Handler<"discardFailure"> = async (deps, call) => {
  const { ledger, portalId, who, params, query } = call;
  const filter = { portalId, id: params.id };
  const by = { who, reason: query.reason };
  const discarded = await discardDeadLetters(ledger, filter, by, deps.clock.now());
  if (discarded === 0) throw noSuchFailure();
  return { done: true };
};

async function contactOf({
  ledger,
  portalId,
  params,
}: Parameters<typeof replayFailure>[1]): Promise<string> {
  const row = await ledger.read
    .selectFrom("dead_letters")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("id", "=", params.id)
    .executeTakeFirst();
  if (row === undefined) throw noSuchFailure();
  return row.contact_id;
}

function noSuchFailure() {
  return refuse(404, refusals.noSuchFailure);
}
