import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts, ReadinessState } from "./facts.ts";
import { endOfDays, instantOf } from "./reading/instant.ts";
import type { Scope } from "./compile/scope.ts";
import { YES } from "./compile/answer.ts";
import { DAY, HOUR } from "./time.ts";
import { verdictBreaks } from "./sales-answer.ts";

/**
 * Every instant after `asOf` at which something of a contact can jump with no new event: an event
 * or a date of the contact happens or leaves a window, a step or an end of a decay is reached, an
 * exclusion or a verdict expires. In no order. Between two of them points only fall.
 */
export function breakpoints(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  { asOf, values, timeZone }: Scope,
): readonly number[] {
  const found = new Set<number>();
  const add = (from: number, breaks: readonly number[]): void => {
    found.add(from);
    for (const age of breaks) found.add(Math.ceil(from + age));
  };
  for (const event of events) {
    for (const slot of compiled.slotsOfType.get(event.type) ?? []) {
      if (slot.where === null || slot.where(event) === YES) add(event.occurredAt, slot.breaks);
    }
  }
  for (const { field, breaks } of compiled.dates) {
    const text = values[field] ?? "";
    add(instantOf(text, timeZone), breaks);
    for (const age of breaks) found.add(endOfDays(text, age / DAY, timeZone));
  }
  for (const { endIn } of compiled.exclusions) found.add(endIn(timeZone));
  for (const at of verdictBreaks(compiled, facts)) found.add(at);
  return [...found].filter((at) => at > asOf && Number.isFinite(at));
}

/** When a ready contact below its thresholds stops being ready; null when that clock does not run. */
export function dwellEnd(compiled: CompiledModel, state: ReadinessState): number | null {
  if (!state.ready || state.belowSince === null) return null;
  return state.belowSince + compiled.model.ready.dwellHours * HOUR;
}

/**
 * After the last breakpoint only half-lives still run. After 64 of the longest nothing of 100 points is
 * left that a double of the size of a score could show.
 */
export function settled({ model }: CompiledModel, from: number): number {
  const longest = Math.max(
    0,
    ...model.criteria.map(({ decay }) => (decay?.kind === "halfLife" ? decay.days : 0)),
  );
  return from + Math.ceil(longest * 64 * DAY);
}
