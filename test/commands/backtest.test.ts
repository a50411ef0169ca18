import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { backtest } from "../../src/commands/backtest.ts";
import { calibrate } from "../../src/commands/calibrate.ts";
import type { Comparison } from "../../src/evidence/comparison/compare.ts";
import { csvOf, madeLeads } from "../evidence/learning/made-leads.ts";
import { folder, runCommand } from "./run-command.ts";

const place = folder();
afterAll(place.remove);

test("a learned model beats a ready-made one on the same unseen leads, and itself does not", async () => {
  const outcome = ["--outcome", "Converted", "--id", "Lead Id"];
  const train = place.write("train.csv", csvOf(madeLeads(1_500, 1)));
  const [model, report] = [place.path("model.json"), place.path("report.json")];
  await runCommand(calibrate, [train, ...outcome, "--out", model, "--report", report]);
  const unseen = place.write("unseen.csv", csvOf(madeLeads(1_500, 2)));
  expect(Object.keys(readyMadeModels)).toContain("b2b-software");
  const against = ["--against", model, "--against", "b2b-software"];
  const figures = place.path("figures.json");
  const ran = await runCommand(backtest, [
    unseen,
    ...outcome,
    "--model",
    "b2b-software",
    "--report",
    figures,
    "--load",
    "150",
    ...against,
  ]);
  expect(ran.code).toBe(0);
  const { load, first, others } = JSON.parse(readFileSync(figures, "utf8")) as Comparison;
  expect(load).toBe(150);
  const [learned, same] = others;
  expect(learned?.aucDifference.low).toBeGreaterThan(0);
  expect(learned?.chances.auc).toBeLessThan(0.05);
  expect(learned?.found).toBeGreaterThanOrEqual(first.found);
  expect(same?.chances).toEqual({ auc: 1, load: 1 });
  expect(ran.stdout).toMatch(/model finds \d+ of [\d,]+ customers among the best 150 leads/);
});
