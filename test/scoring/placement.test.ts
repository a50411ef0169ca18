import { describe, expect, test } from "vitest";
import type { Score } from "../../src/scoring/result.ts";
import { scored } from "./outcome-sample.ts";

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
  test.each<[number, number, Score["segment"]]>([
    [29, 19, "blue"],
    [30, 19, "purple"],
    [29, 20, "purple"],
    [30, 20, "red"],
  ])("fit %d and pain %d lie in %s", (fit, pain, segment) => {
    expect(scored(fit, pain).segment).toBe(segment);
  });
});
