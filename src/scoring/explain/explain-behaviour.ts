import type { CompiledModel } from "../compile/compile.ts";
import { dayOf } from "../day.ts";
import { whatIsBehind } from "./behind.ts";
import { DID, TRIAL } from "./explain-words.ts";
import type { BehaviourEvent } from "../facts.ts";
import type { ScoreLine } from "../result.ts";
import type { Scope } from "../compile/scope.ts";
import type { Language } from "../text.ts";

/** What one contact did, a phrase a criterion, the one worth most first. Dates are absolute. */
export function behaviourTexts(
  compiled: CompiledModel,
  scope: Scope,
  events: readonly BehaviourEvent[],
  lines: readonly ScoreLine[],
  language: Language,
  timeZone: string,
): readonly string[] {
  const day = (at: number): string => dayOf(at, scope.asOf, language, timeZone);
  const criteria = [...compiled.fit.criteria, ...compiled.pain.criteria];
  return lines
    .filter(({ points, events: count }) => points > 0 && count > 0)
    .sort((a, b) => b.exact - a.exact)
    .flatMap(({ id }) => {
      const criterion = criteria.find(({ criterion: { id: own } }) => own === id);
      if (criterion === undefined) return [];
      const behind = whatIsBehind(compiled, criterion, events, scope);
      const newest = newestByType(behind.events.map(({ event }) => event));
      return phrase(newest, criterion.criterion.label[language], language, day);
    });
}

function newestByType(events: readonly BehaviourEvent[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { type, occurredAt } of events) newest.set(type, occurredAt);
  return newest;
}

function phrase(
  newest: ReadonlyMap<string, number>,
  label: string,
  language: Language,
  day: (at: number) => string,
): readonly string[] {
  const trial = newest.get("trial_started") ?? NaN;
  const use = newest.get("feature_used") ?? NaN;
  if (use >= trial) {
    return [`${TRIAL.started[language]} ${day(trial)} ${TRIAL.used[language]} ${day(use)}`];
  }
  const [last] = [...newest].sort((a, b) => b[1] - a[1]);
  if (last === undefined) return [];
  const [type, at] = last;
  const did = DID[type]?.[language];
  return [did === undefined ? `${label} (${day(at)})` : `${did} ${day(at)}`];
}
