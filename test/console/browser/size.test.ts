import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { builtConsole, entryBytes, entryScripts } from "../../support/browser/entry-scripts.ts";

test("the first load brings less than 350 kB of JavaScript, gzip", () => {
  expect(entryScripts().length).toBeGreaterThan(0);
  const kilobytes = entryBytes() / 1_000;
  console.log(`first load: ${kilobytes.toFixed(1)} kB of JavaScript, gzip`);
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThan(350);
});

const holds = (name: string, text: string): boolean =>
  readFileSync(path.join(builtConsole, "assets", name), "utf8").includes(text);

test("the editor and the charts come when they are opened", () => {
  const all = readdirSync(path.join(builtConsole, "assets")).filter((name) => name.endsWith(".js"));
  const entry = new Set(entryScripts().map((name) => path.basename(name)));
  for (const text of ["recharts", "Add criterion"]) {
    const holders = all.filter((name) => holds(name, text));
    expect(holders.length).toBeGreaterThan(0);
    expect(holders.filter((name) => entry.has(name))).toEqual([]);
  }
});

test("nothing of the page is inline: its policy would refuse it", () => {
  const html = readFileSync(path.join(builtConsole, "index.html"), "utf8");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\son\w+=/);
});
