import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import type { Score } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { facts, stateBefore } from "./generate-facts.ts";
import { modelDocument } from "./generate-model.ts";
import { modelsOf } from "./laws.ts";
import { scored, since } from "./outcome-sample.ts";
import { NOW } from "./sample.ts";

describe("the stage of the funnel", () => {
  const funnel = {
    funnel: {
      decision: { from: 60, when: { op: "equals" as const, field: "stage", value: "opportunity" } },
      consideration: { from: 30, when: { op: "equals" as const, field: "stage", value: "mql" } },
    },
  };
  test.each<[number, number, string | null, Score["funnelStage"]]>([
    [0, 0, null, "awareness"],
    [29, 0, null, "awareness"],
    [30, 0, null, "consideration"],
    [0, 0, "mql", "consideration"],
    [50, 9, null, "consideration"],
    [50, 10, null, "decision"],
    [0, 0, "opportunity", "decision"],
    [30, 26, null, "decision"],
  ])("fit %d, pain %d, lifecycle %s: %s", (fit, pain, stage, expected) => {
    expect(scored(fit, pain, null, funnel, { stage }).funnelStage).toBe(expected);
  });
  test("has defaults at the bounds of the four categories", () => {
    expect(scored(25, 0).funnelStage).toBe("awareness");
    expect(scored(26, 0).funnelStage).toBe("consideration");
    expect(scored(50, 0).funnelStage).toBe("consideration");
    expect(scored(50, 1).funnelStage).toBe("decision");
  });
});

describe("bands and matrix", () => {
  test.each<[number, string]>([
    [0, "low"],
    [29, "low"],
    [30, "middle"],
    [49, "middle"],
    [50, "top"],
  ])("a total of %d is in band %s", (fit, band) => {
    expect(scored(fit, 0).band).toBe(band);
  });
});

describe("the segment", () => {
  test.each<[number, number, boolean, Score["segment"], string]>([
    [29, 19, false, "blue", "a blue cell"],
    [30, 19, false, "purple", "a purple cell"],
    [29, 20, false, "purple", "a purple cell"],
    [30, 20, false, "purple", "a red cell, five points short in total"],
    [35, 20, false, "red", "ready"],
    [26, 29, false, "red", "ready outside the red cell"],
    [22, 30, true, "red", "ready still, below the threshold of fit"],
  ])("of fit %d and pain %d (ready before: %s) is %s: %s", (fit, pain, wasReady, segment) => {
    expect(scored(fit, pain, wasReady ? since() : null).segment).toBe(segment);
  });
  test("of a red cell that is short says what is missing", () => {
    const { segment, missing } = scored(30, 20);
    expect(segment).toBe("purple");
    expect(missing).toContainEqual({ kind: "points", of: "total", short: 5 });
  });
  test("is red exactly for whoever is ready, whatever model, contact and memory", () => {
    fc.assert(
      fc.property(
        modelDocument({ positive: false, mostDays: 40 }),
        facts(),
        stateBefore,
        (model, given, memory) => {
          const { kind, segment, readiness } = scoreContact(modelsOf(model), given, memory, NOW);
          expect(kind !== "lead" || (segment === "red") === readiness.ready).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("the red cells of the ready-made models begin at the ready thresholds", () => {
  for (const { kind, matrix, ready } of Object.values(readyMadeModels)) {
    if (kind !== "lead") continue;
    const red = matrix.cells.flatMap((row, fit) =>
      row.flatMap((colour, pain) => (colour === "red" ? [{ fit, pain }] : [])),
    );
    expect(Math.min(...red.map(({ fit }) => matrix.fit[fit - 1] ?? 0))).toBe(ready?.fit);
    expect(Math.min(...red.map(({ pain }) => matrix.pain[pain - 1] ?? 0))).toBe(ready?.pain);
  }
});
