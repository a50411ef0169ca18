import { expect, test } from "vitest";
import { fuzzFiles } from "./files/fuzz-files.ts";

test("a table is read back as it was meant, or what is lost is named", async () => {
  const figures = await fuzzFiles(150, 20261130);
  expect(figures).toMatchObject({ runs: 150, silent: 0, firstSilent: null });
  expect(figures.equal).toBeGreaterThan(80);
  expect(figures.named).toBeGreaterThan(15);
});
