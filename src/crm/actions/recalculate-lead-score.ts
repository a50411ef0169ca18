import { keepActionCall, type ActionOutputs } from "../../store/actions/action-calls.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import { news, markDirty } from "../../store/marks/mark-dirty.ts";
import { textsColumn } from "../../store/engine/json-column.ts";
import { leadPart } from "../../scoring/result.ts";
import { readScore, scoreColumns } from "../../store/scores/kept-score.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { failed, succeeded } from "./action-answer.ts";
import type { Action } from "./answer-action.ts";
import type { CardsDeps } from "../signed/deps.ts";

/** HubSpot wants an answer within 5 s (hubspot-facts 7.5): this leaves time for the way. In milliseconds. */
const answerWithinMs = 3_500;
const lookEveryMs = 100;

const name = "recalculate-lead-score";

/**
 * 'Recalculate lead score': marks the contact, silently, and answers with the score that comes of it. When
 * that takes longer than HubSpot waits, the contact stays in the step until complete-blocked.ts completes it.
 */
export function recalculateLeadScore({
  ledger,
  clock,
}: Pick<CardsDeps, "ledger" | "clock">): Action {
  return {
    name,
    run: async (tx, { portal, contactId, now }) => {
      if (contactId === null) return noScore;
      await markDirty(tx, portal.portalId, [{ contactId, news: news.none }], now);
      return null;
    },
    await: async ({ portalId, callbackId }, contactId, now) => {
      while (clock.now() - now < answerWithinMs) {
        const outputs = await freshOutputs(ledger.read, portalId, contactId, now);
        if (outputs !== null) {
          const call = { callbackId, action: name, contactId, outputs, at: now };
          await ledger.transaction((tx) =>
            keepActionCall(tx, portalId, { ...call, state: "answered" }),
          );
          return outputs;
        }
        await clock.sleep(lookEveryMs);
      }
      return null;
    },
  };
}

const noScore: ActionOutputs = failed({ ready: "false" });

/**
 * The outputs of a scoring made after `since` (epoch milliseconds); null while the contact waits. A
 * contact that HubSpot no longer has fails the step without stopping the workflow.
 */
export async function freshOutputs(
  read: LedgerReader,
  portalId: PortalId,
  contactId: string,
  since: number,
): Promise<ActionOutputs | null> {
  const dirty = await read
    .selectFrom("dirty")
    .select("mark")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  if (dirty !== undefined) return null;
  const row = await read
    .selectFrom("scores")
    .select(["published_json", ...scoreColumns])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  if (row === undefined || row.as_of < since) return noScore;
  const score = readScore(row);
  const { fit, pain, leadScore } = leadPart(score);
  const published = textsColumn.read(row.published_json) ?? {};
  return succeeded({
    fit: String(fit),
    pain: String(pain),
    score: String(leadScore),
    band: score.band,
    ready: String(score.readiness.ready),
    reason: published["ripen_reasons"] ?? "",
  });
}
