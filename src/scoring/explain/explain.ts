import { behaviourTexts } from "./explain-behaviour.ts";
import { outcomeText } from "./explain-outcome.ts";
import { profileText, roleText } from "./explain-profile.ts";
import type { Facts } from "../facts.ts";
import { modelBehind } from "./model-behind.ts";
import { ordered } from "../ordered.ts";
import type { Score } from "../result.ts";
import type { Models } from "../score.ts";
import { tally } from "../tally.ts";
import type { Language } from "../text.ts";

/** The most characters that the CRM property `ripen_reasons` takes. */
export const MOST_CHARACTERS = 250;

/**
 * One sentence for a person: who the contact is, what it did and when, and what is missing for ready. At
 * most 250 characters, absolute dates only, in an IANA time zone. `score` is what `scoreContact` said of
 * these facts. What does not fit is left out whole, the least telling first.
 */
export function explainInOneSentence(
  models: Models,
  facts: Facts,
  score: Score,
  language: Language,
  timeZone: string,
): string {
  const outcome = outcomeText(models, score, language, timeZone);
  if (score.reason?.kind === "objection") return cut(joined([outcome]));
  const { compiled, lines } = modelBehind(models, score);
  const events = ordered(facts.events);
  const leadScope = tally(models.lead, facts, events, score.asOf);
  const profile = profileText(models.lead, leadScope, score.role, language);
  const scope = tally(compiled, facts, events, score.asOf);
  const did = behaviourTexts(compiled, scope, events, lines, language, timeZone).slice(0, 3);
  for (let kept = did.length; kept >= 0; kept -= 1) {
    const sentence = joined([profile, ...did.slice(0, kept), outcome]);
    if (sentence.length <= MOST_CHARACTERS) return sentence;
  }
  return cut(joined([roleText(score.role, language), outcome]));
}

function joined(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last resort, for labels that are themselves too long. */
function cut(sentence: string): string {
  if (sentence.length <= MOST_CHARACTERS) return sentence;
  return `${sentence.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
}
