import { instantOf } from "../base/time/instant-of.ts";
import { isOwnAct } from "../scoring/event-source.ts";
import type { Facts } from "../scoring/facts.ts";
import { leftOutReasons, writeLeftOut, type LeftOutReason } from "../store/crossings/catch-ups.ts";
import type { CrossingChange } from "../store/crossings/crossing.ts";
import { isSilent } from "../store/crossings/state.ts";

/** Nobody who did nothing for so long is written to unasked, in milliseconds: twelve months. */
const signOfLifeMs = 365 * 86_400_000;

/**
 * Why a catch-up leaves the contact out unless it is ticked (contracts.md, What stayed silent can be caught up): every
 * reason that holds at `asOf`. Pure.
 */
export function leftOutOf({ contact, events, sales }: Facts, asOf: number): LeftOutReason[] {
  const since = asOf - signOfLifeMs;
  const createdAt = instantOf(contact["createdate"]);
  const isAlive =
    (createdAt !== null && createdAt > since) ||
    events.some((event) => event.occurredAt > since && event.occurredAt <= asOf && isOwnAct(event));
  const holds: Readonly<Record<LeftOutReason, boolean>> = {
    opted_out: contact["hs_email_optout"] === "true",
    bounced: (contact["hs_email_hard_bounce_reason_enum"] ?? "") !== "",
    not_marketing: contact["hs_marketable_status"] === "false",
    open_deal: sales?.hasOpenDeal === true,
    quiet: !isAlive,
  };
  return leftOutReasons.filter((reason) => holds[reason]);
}

/** The changes with what a catch-up must know of those that stay silent. */
export function withLeftOut(
  changes: readonly CrossingChange[],
  facts: Facts,
  asOf: number,
): readonly CrossingChange[] {
  const isAsked = changes.some((each) => each.change === "fired" && isSilent(each.state));
  if (!isAsked) return changes;
  const leftOut = writeLeftOut(leftOutOf(facts, asOf));
  if (leftOut === null) return changes;
  return changes.map((each) =>
    each.change === "fired" && isSilent(each.state) ? { ...each, leftOut } : each,
  );
}
