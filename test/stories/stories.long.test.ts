import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { missedBars, type Story } from "../support/stories/story.ts";

const folder = import.meta.dirname;
const names = globSync("*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));

test.each(names)(
  "the story %s comes to its end in small, and every figure keeps its bar",
  async (name) => {
    const { story } = (await import(path.join(folder, name))) as { readonly story: Story };
    const figures = await story.run({ people: 60, seed: 3 }, () => undefined);
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    expect(missedBars(figures)).toEqual([]);
  },
);

test("a figure that misses its bar is said, one that keeps it is not", () => {
  const figures = {
    lost: { value: 1, most: 0 },
    told: { value: 5 },
    scored: { value: 3, least: 3, most: 3 },
    missing: { value: Number.NaN, least: 1 },
  };
  expect(missedBars(figures)).toEqual([
    "lost is 1, at most 0 is promised",
    "missing is NaN, at least 1 is promised",
  ]);
});
