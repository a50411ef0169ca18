import * as fc from "fast-check";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { Facts, ReadinessState } from "../../src/scoring/facts.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import { nextChangeAt } from "../../src/scoring/next-change.ts";
import { leadPart, type Score } from "../../src/scoring/result.ts";
import { scoreContact, type Models } from "../../src/scoring/score.ts";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import { facts, stateBefore } from "./generate-facts.ts";
import { modelDocument, type Taste } from "./generate-model.ts";
import { says, type Law } from "./law.ts";
import { NOW } from "./sample.ts";

const short: Taste = { positive: false, mostDays: 8 };

/**
 * Checks a prediction against a scan that knows nothing of the engine's breakpoints: windows, steps and
 * expiries are whole days after something dated, so that every jump is at such an instant, and between two
 * of them points only fall. The scan scores just before and at each of them.
 */
export const nextChangeLaw: Law = {
  name: "the predicted next change is exact to the millisecond",
  property: fc.property(modelDocument(short), facts(6), stateBefore, (document, given, before) => {
    const models = { lead: compileModel(parseModel(document), lexicon), customer: null };
    const predicted = nextChangeAt(models, given, before, NOW);
    const now = scoreContact(models, given, before, NOW);
    const outcome = (at: number): string => shown(scoreContact(models, given, now.readiness, at));
    if (predicted !== null) {
      says(predicted > NOW && Number.isInteger(predicted), `predicted ${predicted}`);
      says(outcome(predicted) !== shown(now), "nothing changes at the predicted instant");
      says(predicted - 1 === NOW || outcome(predicted - 1) === shown(now), "it changed before");
    }
    for (const at of scanned(models, given, now.readiness, predicted ?? NOW + 900 * DAY)) {
      says(outcome(at) === shown(now), `it changes at ${at - NOW} ms, predicted ${predicted}`);
    }
  }),
};

/** Every instant from NOW to `end` (left out) that a change could fall on or just before. */
function scanned(
  { lead }: Models,
  given: Facts,
  state: ReadinessState,
  end: number,
): readonly number[] {
  const values = [...Object.values(given.contact), ...Object.values(given.company ?? {})];
  const dates = values.map((value) => Date.parse(value ?? "")).filter(Number.isFinite);
  const sources = [
    ...given.events.map(({ occurredAt }) => occurredAt),
    ...dates,
    ...(given.verdict === null ? [] : [given.verdict.at]),
    Date.parse("2026-03-25"),
  ];
  const instants = new Set<number>([end]);
  for (const source of sources) {
    for (let days = 0; days <= 48; days += 1) instants.add(source + days * DAY);
  }
  const dwell = (state.belowSince ?? NOW) + lead.model.ready.dwellHours * HOUR;
  return [...instants, dwell].flatMap((at) => [at - 1, at]).filter((at) => at > NOW && at < end);
}

/** What the outside sees of a score. */
function shown(score: Score): string {
  const { readiness, reason, ...rest } = score;
  return JSON.stringify({
    fit: leadPart(score).fit,
    pain: leadPart(score).pain,
    band: rest.band,
    segment: rest.segment,
    ready: readiness.ready,
    reason: reason?.kind,
    nextStep: rest.nextStep,
    funnelStage: rest.funnelStage,
  });
}
