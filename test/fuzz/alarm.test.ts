import { expect, test } from "vitest";
import { alarmFigures } from "./alarm/alarm-figures.ts";

test("the alarm of never is silent at 4 %, found at 12 %, and names what is planted", () => {
  const figures = alarmFigures(25, 20261130);
  for (const silent of Object.values(figures.silentAt4)) expect(silent).toBeGreaterThan(0.9);
  expect(figures.foundAt12).toBeGreaterThan(0.75);
  expect(figures.foundWithinYear["100"]).toBe(1);
  expect(figures.named).toBeGreaterThan(0.75);
  expect(figures.namedWrongly).toBeLessThan(0.1);
});
