import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.join(root, "dist/console");

beforeAll(() => {
  const run = spawnSync(process.execPath, [path.join(root, ".ci/build-console.mjs")]);
  if (run.status !== 0) throw new Error(`The page was not built: ${run.stderr.toString()}`);
}, 60_000);

/** The scripts that the page names itself: its entry and what that needs at once. */
function entryScripts(): readonly string[] {
  const html = readFileSync(path.join(built, "index.html"), "utf8");
  return [...html.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? "",
  );
}

test("the first load brings less than 350 kB of JavaScript, gzip", () => {
  const scripts = entryScripts();
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.map((name) => gzipSync(readFileSync(path.join(built, name))).length);
  expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(350 * 1000);
});

test("the editor and the charts come when they are opened", () => {
  const all = readdirSync(path.join(built, "assets")).filter((name) => name.endsWith(".js"));
  const entry = new Set(entryScripts().map((name) => path.basename(name)));
  const holds = (name: string, text: string): boolean =>
    readFileSync(path.join(built, "assets", name), "utf8").includes(text);
  for (const text of ["recharts", "Add criterion"]) {
    const holders = all.filter((name) => holds(name, text));
    expect(holders.length).toBeGreaterThan(0);
    expect(holders.filter((name) => entry.has(name))).toEqual([]);
  }
});

test("nothing of the page is inline: its policy would refuse it", () => {
  const html = readFileSync(path.join(built, "index.html"), "utf8");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\son\w+=/);
});
