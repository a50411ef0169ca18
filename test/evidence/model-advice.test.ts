import { expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { modelAdvice } from "../../src/evidence/report/model-advice.ts";

const model = readyMadeModels["b2b-software"];
const [first, second, third] = model.criteria.map(({ id }) => id);
const quiet = { criteria: [], smallestEffect: 0.1, eventsLately: null };

test("criteria with little effect or against their points are named, the others are not", () => {
  const lift = { value: 1, low: 0.9, high: 1.05 };
  const found = modelAdvice(model, {
    ...quiet,
    smallestEffect: 0.15,
    criteria: [
      { id: first ?? "", verdict: "remove", lift },
      { id: second ?? "", verdict: "turn", lift },
      { id: third ?? "", verdict: "keep", lift },
    ],
  });
  expect(found.map(({ code, path }) => [code, path])).toEqual([
    ["criterion-little-effect", "criteria[0]"],
    ["criterion-speaks-against", "criteria[1]"],
  ]);
  expect(found[0]?.message.en).toContain("15%");
  expect(found[0]?.message.es).toContain("15\u00A0%");
});

test("a model of behaviour to which none arrives is told, one that reads none is not", () => {
  const none = { ...quiet, eventsLately: { count: 0, days: 30 } };
  expect(modelAdvice(model, none).map(({ code }) => code)).toEqual(["behaviour-missing"]);
  expect(modelAdvice(model, { ...quiet, eventsLately: { count: 3, days: 30 } })).toEqual([]);
  const profile = {
    ...model,
    criteria: model.criteria.filter(({ axis }) => axis === "fit"),
  };
  expect(modelAdvice(profile, none)).toEqual([]);
});
