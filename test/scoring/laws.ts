import * as fc from "fast-check";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { BehaviourEvent, Facts } from "../../src/scoring/facts.ts";
import { type ModelDocument, parseModel } from "../../src/scoring/model/model.ts";
import type { ScoreLine } from "../../src/scoring/result.ts";
import { scoreContact, type Models } from "../../src/scoring/score.ts";
import { decayLaw } from "./decay-law.ts";
import { EVENT_TYPES, modelDocument, type Taste } from "./generate-model.ts";
import { facts, stateBefore } from "./generate-facts.ts";
import { nextChangeLaw } from "./next-change-law.ts";
import { same, says, type Law } from "./law.ts";
import { NOW } from "./sample.ts";
import { leadPart } from "../../src/scoring/result.ts";

const wild: Taste = { positive: false, mostDays: 40 };
const positive: Taste = { positive: true, mostDays: 40 };

export function modelsOf(document: ModelDocument): Models {
  return { lead: compileModel(parseModel(document), lexicon), customer: null };
}

/** What must hold for every model and every contact; `npm run fuzz -- scoring` runs each 10,000 times. */
export const laws: readonly Law[] = [
  {
    name: "the order and the duplication of events do not matter",
    property: fc.property(
      modelDocument(wild),
      facts(),
      fc.infiniteStream(fc.nat()),
      (model, given, random) => {
        const models = modelsOf(model);
        const copies = shuffled(
          [...given.events, ...given.events.filter((_, at) => at % 2 === 0)],
          random,
        );
        const once = scoreContact(models, given, null, NOW);
        same(scoreContact(models, { ...given, events: copies }, null, NOW), once);
      },
    ),
  },
  {
    name: "the points of the lines add up to the score",
    property: fc.property(modelDocument(wild), facts(), stateBefore, (model, given, before) => {
      const score = leadPart(scoreContact(modelsOf(model), given, before, NOW));
      for (const axis of ["fit", "pain"] as const) {
        const lines = score.lines.filter((line) => line.axis === axis);
        says(
          sum(lines, "points") === score[axis],
          `${axis} lines add up to ${sum(lines, "points")}`,
        );
        const exact = axis === "fit" ? score.exactFit : score.exactPain;
        says(Math.abs(sum(lines, "exact") - exact) < 1e-9, `${axis} exact lines add up`);
        says(
          lines.every(({ points, exact: own }) => Math.abs(points - own) < 1),
          "a line is off",
        );
      }
      says(score.leadScore === score.fit + score.pain, "the lead score is fit plus pain");
    }),
  },
  {
    name: "scores are integers within their axis whatever the contact holds",
    property: fc.property(modelDocument(wild), junkFacts(), fc.integer(), (model, given, asOf) => {
      const models = modelsOf(model);
      const { fit, pain, exactFit, exactPain, lines } = leadPart(
        scoreContact(models, given, null, asOf),
      );
      const { axes } = models.lead.model;
      says(Number.isInteger(fit) && fit >= 0 && fit <= axes.fit.max, `fit ${fit}`);
      says(Number.isInteger(pain) && pain >= 0 && pain <= axes.pain.max, `pain ${pain}`);
      says(Math.floor(exactFit + 0.5) === fit && Math.floor(exactPain + 0.5) === pain, "rounding");
      says(
        lines.every(({ points }) => Number.isInteger(points)),
        "a line is not an integer",
      );
    }),
  },
  {
    name: "one more event that matches only positive criteria never lowers the score",
    property: fc.property(modelDocument(positive), facts(), moreEvent(), (model, given, more) => {
      const models = modelsOf(model);
      const before = leadPart(scoreContact(models, given, null, NOW));
      const after = leadPart(
        scoreContact(models, { ...given, events: [...given.events, more] }, null, NOW),
      );
      says(
        after.exactFit >= before.exactFit,
        `fit fell from ${before.exactFit} to ${after.exactFit}`,
      );
      says(
        after.exactPain >= before.exactPain,
        `pain fell from ${before.exactPain} to ${after.exactPain}`,
      );
      says(after.leadScore >= before.leadScore, "the lead score fell");
    }),
  },
  decayLaw,
  nextChangeLaw,
  {
    name: "the same input gives the same result, whatever was scored between",
    property: fc.property(
      modelDocument(wild),
      facts(),
      facts(),
      stateBefore,
      (model, given, other, before) => {
        const models = modelsOf(model);
        const first = scoreContact(models, given, before, NOW);
        scoreContact(models, other, null, NOW);
        same(scoreContact(models, given, before, NOW), first);
        same(scoreContact(modelsOf(model), structuredClone(given), before, NOW), first);
      },
    ),
  },
  {
    name: "a field that is missing never throws and scores as an empty one",
    property: fc.property(modelDocument(wild), facts(), fc.string(), (model, given, name) => {
      const models = modelsOf(model);
      const missing = scoreContact(
        models,
        { ...given, contact: { [name]: null }, company: null },
        null,
        NOW,
      );
      const emptied = { ...given, contact: empty(given.contact), company: empty(given.contact) };
      same(scoreContact(models, emptied, null, NOW), missing);
    }),
  },
];

function empty(values: Facts["contact"]): Facts["contact"] {
  return Object.fromEntries(Object.keys(values).map((key) => [key, ""]));
}

function sum(lines: readonly ScoreLine[], key: "points" | "exact"): number {
  return lines.reduce((total, line) => total + line[key], 0);
}

function shuffled<Item>(items: readonly Item[], random: fc.Stream<number>): Item[] {
  const keys = [...random.take(items.length)];
  return items
    .map((item, at) => ({ item, key: keys[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function moreEvent(): fc.Arbitrary<BehaviourEvent> {
  return fc.record({
    id: fc.constant("one-more"),
    type: fc.constantFrom(...EVENT_TYPES),
    occurredAt: fc.integer({ min: -90 * 864e5, max: 0 }).map((ago) => NOW + ago),
    source: fc.constant("generated"),
    properties: fc.constantFrom({}, { url: "demo" }, { url: "https://acme.com" }),
  });
}

/** Facts that no caller should pass, and that must do no harm. */
function junkFacts(): fc.Arbitrary<Facts> {
  const junk = fc.dictionary(fc.string(), fc.anything(), { maxKeys: 5 });
  const time = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -Infinity));
  const event = fc.record({
    id: fc.string(),
    type: fc.constantFrom(...EVENT_TYPES, "constructor"),
    occurredAt: time,
    source: fc.string(),
    properties: junk,
  });
  return fc.tuple(facts(), junk, fc.array(event, { maxLength: 6 })).map(([base, values, more]) => ({
    ...base,
    contact: { ...base.contact, ...values } as Facts["contact"],
    events: [...base.events, ...more] as BehaviourEvent[],
  }));
}
