import * as fc from "fast-check";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { DAY } from "../../src/scoring/time.ts";
import { decay } from "./generate-model.ts";
import { says, type Law } from "./law.ts";
import { criterion, event, facts, NOW, sampleModel, type Decay } from "./sample.ts";
import { leadPart } from "../../src/scoring/result.ts";

/** The share that is left by the textbook, written apart from the engine's own. */
function closedForm(given: Decay, days: number): number {
  switch (given.kind) {
    case "halfLife":
      if (typeof given.endsAfterDays === "number" && days >= given.endsAfterDays) return 0;
      return Math.pow(0.5, days / given.days);
    case "linear":
      return Math.max(0, (given.days - days) / given.days);
    case "steps":
      return given.steps.find(({ untilDays }) => days < untilDays)?.share ?? 0;
    case "window":
      return days < given.days ? 1 : 0;
    default:
      return given satisfies never;
  }
}

const ages = fc.uniqueArray(fc.integer({ min: 0, max: 100 * DAY }), { minLength: 1, maxLength: 8 });

/** Points of several events fade as the closed form says, and never rise while nothing happens. */
export const decayLaw: Law = {
  name: "decay is monotone and agrees with the closed form",
  property: fc.property(
    decay({ positive: false, mostDays: 90 }),
    fc.integer({ min: 1, max: 10 }),
    ages,
    fc.nat({ max: 60 * DAY }),
    (given, points, given_ages, later) => {
      const rules = [{ when: event("trial_started"), points, each: true }];
      const model = sampleModel({
        axes: { fit: { max: 50 }, pain: { max: 1_000 } },
        criteria: [criterion({ axis: "pain", rules, decay: given })],
      });
      const models = { lead: compileModel(parseModel(model), lexicon), customer: null };
      const events = given_ages.map((age, at) => ({
        id: `e${at}`,
        type: "trial_started",
        occurredAt: NOW - age,
        source: "generated",
        properties: {},
      }));
      const at = (asOf: number): number =>
        leadPart(scoreContact(models, facts({ events }), null, asOf)).exactPain;
      const expected = (more: number): number =>
        given_ages.reduce((sum, age) => sum + points * closedForm(given, (age + more) / DAY), 0);
      says(Math.abs(at(NOW) - expected(0)) < 1e-9, `${at(NOW)} is not ${expected(0)}`);
      says(Math.abs(at(NOW + later) - expected(later)) < 1e-9, "later, it is not the closed form");
      says(at(NOW + later) <= at(NOW), `rose from ${at(NOW)} to ${at(NOW + later)}`);
    },
  ),
};
