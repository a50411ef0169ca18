import type { ReadinessState } from "../../scoring/facts.ts";
import { leadPart } from "../../scoring/result.ts";
import { scoreContact, type Models } from "../../scoring/score.ts";
import { factsAt, instantsOf, type ContactHistory } from "../rows/from-histories.ts";

/** A moment at which a model would have handed a lead to sales. */
export type ReplayedHandOff = {
  readonly contact: ContactHistory;
  readonly at: number;
  readonly score: number;
};

/**
 * The hand-offs that a model would have made of the histories, through the product's own readiness (hysteresis, dwell
 * and raised hands), at the end of each day on which something changed. Nothing later than a day is known on it; what
 * follows a contact's first sale is no hand-off.
 */
export function replayedHandOffs(
  models: Models,
  contacts: readonly ContactHistory[],
  now: number,
): ReplayedHandOff[] {
  const found: ReplayedHandOff[] = [];
  for (const contact of contacts) {
    const sold = contact.goals.reduce((least, at) => Math.min(least, at), Infinity);
    let before: ReadinessState | null = null;
    for (const at of instantsOf(contact)) {
      if (at >= sold || at > now) break;
      const score = scoreContact(models, factsAt(contact, at), before, at);
      const { readiness } = score;
      if (readiness.ready && before?.ready !== true)
        found.push({ contact, at, score: leadPart(score).leadScore });
      before = readiness;
    }
  }
  return found;
}
