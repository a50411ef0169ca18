import { compileModel, type CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts } from "./facts.ts";
import type { Answer } from "./result.ts";
import { tally } from "./tally.ts";
import { DAY } from "./time.ts";

/** A yes of whose deals nothing is known ends so long after sales' last act (docs/contracts.md, Verdict). */
const yesLastsDays = 90;
/** Never because of somebody's post or wrong data expires: people move on, and data are mended. */
const expiringAfterDays = 180;
const expiring = new Set(["wrong_role", "bad_data"]);
/** What behaviour since then is worth before decay and caps, for a lead to come back. */
const worthIt = 5;

/** The property in which sales picks the reason of its verdict. */
const reasonProperty = "ripen_verdict_reason";

/**
 * How sales' verdict holds a lead at `asOf` (docs/contracts.md, Verdict); null where it does not, or not any more.
 * `raisedAt` is when the lead last raised a hand, -Infinity for never. `events` come from ordered.ts.
 */
export function answerOf(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  raisedAt: number,
  asOf: number,
): Answer | null {
  const { verdict } = facts;
  if (verdict === null || verdict.at > asOf) return null;
  /** Whether the lead did something of its own since `since` that brings it back. */
  const isBack = (since: number): boolean =>
    raisedAt > since || worthSince(compiled, facts, events, since, asOf) >= worthIt;
  switch (verdict.value) {
    case "never":
      return asOf >= neverEnd(compiled, facts, verdict.at) ? null : "never";
    case "maybe": {
      if (raisedAt > verdict.at) return null;
      const isOver = asOf >= verdict.at + compiled.model.maybeWaitsDays * DAY;
      return isOver && isBack(verdict.at) ? null : "maybe";
    }
    case "yes": {
      const end = yesEnd(facts, verdict.at);
      if (asOf < end) return "yes";
      return isBack(end) ? null : "lost";
    }
    default:
      return verdict.value satisfies never;
  }
}

/** Whether a lead that sales took has bought since (docs/contracts.md, Verdict: deal won, customer), whatever its stage says. */
export function hasBought({ verdict, sales }: Facts, asOf: number): boolean {
  const wonAt = sales?.wonAt ?? null;
  return verdict?.value === "yes" && wonAt !== null && wonAt >= verdict.at && wonAt <= asOf;
}

/** The instants (epoch milliseconds) at which a verdict changes by time alone. */
export function verdictBreaks(compiled: CompiledModel, facts: Facts): readonly number[] {
  const { verdict } = facts;
  if (verdict === null) return [];
  const { value, at } = verdict;
  switch (value) {
    case "never":
      return [at, neverEnd(compiled, facts, at)];
    case "maybe":
      return [at, at + compiled.model.maybeWaitsDays * DAY];
    case "yes":
      return [at, yesEnd(facts, at), facts.sales?.wonAt ?? at];
    default:
      return value satisfies never;
  }
}

/**
 * What comes next for a lead that sales sent back: what its reason asks for; without one, the axis that is farther
 * from its threshold.
 */
export function stepAfterMaybe(
  facts: Pick<Facts, "contact">,
  { fit, pain }: { readonly fit: number; readonly pain: number },
  ready: { readonly fit: number; readonly pain: number },
): "warm_up" | "complete_profile" {
  const reason = facts.contact[reasonProperty]?.trim() ?? "";
  if (["no_need", "no_budget", "timing"].includes(reason)) return "warm_up";
  if (expiring.has(reason)) return "complete_profile";
  return fit - ready.fit < pain - ready.pain ? "complete_profile" : "warm_up";
}

function neverEnd({ model }: CompiledModel, { contact }: Facts, at: number): number {
  const ofModel = model.neverExpiresAfterDays ?? Infinity;
  const ofReason = expiring.has(contact[reasonProperty]?.trim() ?? "")
    ? expiringAfterDays
    : Infinity;
  return at + Math.min(ofModel, ofReason) * DAY;
}

/** When sales was done with a lead that it took: its deal was lost, or nothing was heard of it for long. */
function yesEnd({ sales }: Facts, at: number): number {
  if (sales?.hasOpenDeal === true) return Infinity;
  const lostAt = sales?.lostAt ?? -Infinity;
  if (lostAt >= at) return lostAt;
  return Math.max(at, sales?.lastActAt ?? at) + yesLastsDays * DAY;
}

const uncapped = new WeakMap<CompiledModel, CompiledModel>();

/** The pain points that events after `since` bring, before decay and caps. */
function worthSince(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  since: number,
  asOf: number,
): number {
  const plain = uncapped.get(compiled) ?? withoutDecayAndCaps(compiled);
  uncapped.set(compiled, plain);
  const painOf = (counted: readonly BehaviourEvent[]): number => {
    const scope = tally(plain, facts, counted, asOf);
    return plain.pain.criteria.reduce((sum, { evaluate }) => sum + evaluate(scope).exact, 0);
  };
  const later = events.filter(({ occurredAt }) => occurredAt > since);
  return later.length === 0 ? 0 : painOf(later) - painOf([]);
}

function withoutDecayAndCaps({ model, lexicon }: CompiledModel): CompiledModel {
  const criteria = model.criteria.map((criterion) => ({ ...criterion, decay: null, cap: null }));
  return compileModel({ ...model, criteria }, lexicon);
}
