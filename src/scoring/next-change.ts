import { breakpoints, dwellEnd, settled } from "./breakpoints.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts, ReadinessState } from "./facts.ts";
import { ordered } from "./ordered.ts";
import { customerPart, leadPart, type Score } from "./result.ts";
import { scoreContact, type Models } from "./score.ts";
import { tally } from "./tally.ts";

/**
 * The first instant after `asOf` (epoch milliseconds) at which the published score, band, segment,
 * readiness, next step or customer score changes with no new event; null when none ever does. Exact to
 * the millisecond. `before` is what `scoreContact` was given for `asOf`.
 *
 * Between breakpoints points only fall, so that a change there is found by halving.
 */
export function nextChangeAt(
  models: Models,
  facts: Facts,
  before: ReadinessState | null,
  asOf: number,
): number | null {
  const events = ordered(facts.events);
  const known: Facts = { ...facts, events };
  const now = scoreContact(models, known, before, asOf);
  const differs = (at: number): boolean =>
    !sameOutcome(now, scoreContact(models, known, now.readiness, at));

  const instants = instantsOf(models, known, events, now);
  let from = asOf;
  for (const at of [...instants, horizon(models, instants.at(-1) ?? asOf)]) {
    // Just before the next jump: has the fall since the last one shown?
    if (at - 1 > from && differs(at - 1)) return firstBetween(from, at - 1, differs);
    if (differs(at)) return at;
    from = at;
  }
  return null;
}

function instantsOf(
  models: Models,
  facts: Facts,
  events: readonly BehaviourEvent[],
  now: Score,
): readonly number[] {
  const found = new Set<number>();
  const { lead, customer } = models;
  for (const compiled of customer === null ? [lead] : [lead, customer]) {
    const scope = tally(compiled, facts, events, now.asOf);
    for (const at of breakpoints(compiled, facts, events, scope)) found.add(at);
  }
  const end = dwellEnd(lead, now.readiness);
  if (end !== null) found.add(end);
  return [...found].sort((a, b) => a - b);
}

function horizon({ lead, customer }: Models, from: number): number {
  const end = (compiled: CompiledModel | null): number =>
    compiled === null ? 0 : settled(compiled, from);
  return Math.max(from + 1, end(lead), end(customer));
}

/** The first instant in (low, high] that differs, given that `high` does and that none before it reverts. */
function firstBetween(low: number, high: number, differs: (at: number) => boolean): number {
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (differs(middle)) other = middle;
    else same = middle;
  }
  return other;
}

/** True when two scorings say the same to the outside. */
export function sameOutcome(a: Score, b: Score): boolean {
  const [left, right] = [leadPart(a), leadPart(b)];
  const [mine, theirs] = [customerPart(a), customerPart(b)];
  return (
    left.fit === right.fit &&
    left.pain === right.pain &&
    a.band === b.band &&
    a.segment === b.segment &&
    a.kind === b.kind &&
    a.readiness.ready === b.readiness.ready &&
    a.reason?.kind === b.reason?.kind &&
    a.nextStep === b.nextStep &&
    a.funnelStage === b.funnelStage &&
    mine?.customerValue === theirs?.customerValue &&
    mine?.customerLoyalty === theirs?.customerLoyalty
  );
}
