import { instantOf } from "../../base/time/instant-of.ts";
import { news, markDirty } from "../../store/marks/mark-dirty.ts";
import { failed, succeeded } from "./action-answer.ts";
import type { Action } from "./answer-action.ts";
import { detailProperty } from "../../behaviour/event-types.ts";
import { eventTypes } from "../../words/events.ts";
import { addEventTexts } from "../../words/action-texts.ts";

/** How far ahead of ours another clock may be, in milliseconds (reliability.md 4.1). */
const aheadMs = 60_000;
const longestDetail = 500;

/**
 * 'Add behaviour event': keeps an event of the contact, once for each callback id, and marks the contact
 * with news. What it is worth is the model's decision (contracts.md, Behaviour events).
 */
export const addBehaviourEvent: Action = {
  name: "add-behaviour-event",
  run: async (tx, { portal, call, contactId, now }) => {
    const say = addEventTexts[portal.language];
    const type = typeOf(call.inputs["event_type"], call.inputs["custom_name"]);
    if (type === "unknown") return refuse(say.unknownType);
    if (type === "unnamed") return refuse(say.noName);
    const given = call.inputs["occurred_at"];
    const occurredAt = given === undefined ? now : instantOf(given);
    if (occurredAt === null) return refuse(say.noDate);
    if (occurredAt > now + aheadMs) return refuse(say.future);
    if (contactId === null) return refuse(say.gone);
    const detail = call.inputs["detail"]?.slice(0, longestDetail);
    const { portalId } = portal;
    await tx
      .insertInto("events")
      .values({
        portal_id: portalId,
        contact_id: contactId,
        id: `workflow#${call.callbackId}`,
        type: type.name,
        occurred_at: Math.min(occurredAt, now),
        source: "workflow",
        properties_json: JSON.stringify(
          detail === undefined ? {} : { [detailProperty(type.name)]: detail },
        ),
        recorded_at: now,
      })
      .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
      .execute();
    await markDirty(tx, portalId, [{ contactId, news: news.changed }], now);
    return succeeded({ added: "true", explanation: say.added });
  },
};

function refuse(explanation: string): ReturnType<typeof failed> {
  return failed({ added: "false", explanation });
}

function typeOf(
  given: string | undefined,
  customName: string | undefined,
): { readonly name: string } | "unknown" | "unnamed" {
  if (given === "custom") {
    return customName !== undefined && /^[a-z0-9_]{1,60}$/.test(customName)
      ? { name: `custom:${customName}` }
      : "unnamed";
  }
  return given !== undefined && eventTypes.includes(given) ? { name: given } : "unknown";
}
