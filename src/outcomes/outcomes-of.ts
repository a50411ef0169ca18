import { stageDate } from "../../config/lifecycle.ts";
import { instantOf } from "../base/time/instant-of.ts";
import type { Properties, Verdict } from "../scoring/facts.ts";
import type { Outcomes } from "../store/outcomes/record-outcomes.ts";

/**
 * What became of a contact as its properties show it: its lifecycle stage with the date on which it became
 * one, and sales' verdict. Pure.
 */
export function outcomesOf(properties: Properties, verdict: Verdict | null): Outcomes {
  const stage = properties["lifecyclestage"]?.trim() || null;
  return {
    lifecycle: stage === null ? null : { stage, at: instantOf(properties[stageDate(stage)]) },
    verdict,
  };
}
