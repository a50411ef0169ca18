import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { importsOf } from "./architecture/imports-of.ts";
import { violationsOf, type SourceFile } from "./architecture/violations-of.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function product(): SourceFile[] {
  return globSync("{src,config,webhooks}/**/*.{ts,tsx}", { cwd: root })
    .map((file) => file.replaceAll("\\", "/"))
    .map((file) => ({ file, text: readFileSync(`${root}/${file}`, "utf8") }));
}

test("the product keeps the rules of its house", () => {
  const files = product();
  expect(files.length).toBeGreaterThan(60);
  for (const folder of ["src/scoring/", "src/store/", "src/hubspot/", "config/", "webhooks/"]) {
    expect(files.some(({ file }) => file.startsWith(folder))).toBe(true);
  }
  expect(violationsOf(files)).toEqual([]);
});

test("its imports are really seen", () => {
  const seen = product().flatMap(({ text }) => importsOf(text));
  expect(seen.length).toBeGreaterThan(300);
  expect(seen).toEqual(expect.arrayContaining(["zod", "@hubspot/api-client", "../base/errors.ts"]));
});

const planted = (file: string, text: string, ...others: SourceFile[]) =>
  violationsOf([{ file, text }, ...others]);

describe("a planted violation is found", () => {
  test.each([
    ["an import from above", "src/store/a.ts", 'import { x } from "../pipeline.ts";'],
    ["that of a type", "src/reading/a.ts", 'import type { X } from "../pipeline.ts";'],
    [
      "one over several lines",
      "src/store/a.ts",
      'import {\n  x,\n  y,\n} from "../inbox/lane.ts";',
    ],
    ["a re-export", "src/hubspot/a.ts", 'export { x } from "../oauth/tokens.ts";'],
    ["an import at run time", "config/a.ts", 'const x = await import("../src/server.ts");'],
    ["one for its effect", "src/store/a.ts", 'import "../main.ts";'],
    ["a test in the product", "src/store/a.ts", 'import { x } from "../../test/x.ts";'],
    ["a unit without a level", "src/corner/a.ts", 'import { x } from "../errors.ts";'],
    ["an import of such a unit", "src/server.ts", 'import { x } from "./corner/a.ts";'],
    [
      "HubSpot's client elsewhere",
      "src/oauth/a.ts",
      'import { Client } from "@hubspot/api-client";',
    ],
    ["a package in scoring", "src/scoring/a.ts", 'import { pino } from "pino";'],
    ["a file system in scoring", "src/scoring/a.ts", 'import { readFileSync } from "node:fs";'],
    ["another unit in scoring", "src/scoring/a.ts", 'import { x } from "../errors.ts";'],
    ["the time in scoring", "src/scoring/a.ts", "export const x = Date.now();"],
    ["a date of now in scoring", "src/scoring/a.ts", "export const x = new Date();"],
    ["chance in scoring", "src/scoring/a.ts", "export const x = Math.random();"],
    ["the environment in scoring", "src/scoring/a.ts", 'export const x = process.env["X"];'],
    ["the environment elsewhere", "src/server.ts", 'export const x = process.env["X"];'],
    ["an empty name", "src/store/utils.ts", "export const x = 1;"],
    ["an empty folder name", "src/store/helpers/a.ts", "export const x = 1;"],
  ])("%s", (_, file, text) => {
    expect(planted(file, text)).toHaveLength(1);
  });

  test("a circle on one level", () => {
    const other = { file: "src/writeback/b.ts", text: 'import { x } from "../reading/a.ts";' };
    expect(
      planted("src/reading/a.ts", 'import { x } from "../writeback/b.ts";', other),
    ).toHaveLength(2);
  });

  test("a long file", () => {
    const short = ["a", "b"].map((name) => ({ file: `src/store/${name}.ts`, text: "\n" }));
    expect(planted("src/store/c.ts", "// line\n".repeat(400), ...short)).toEqual([]);
    expect(planted("src/store/c.ts", "// line\n".repeat(401), ...short)).toEqual([
      "src/store/c.ts has 401 lines",
    ]);
  });

  test("an import that the check cannot read", () => {
    expect(() => importsOf("const x = await import(name);")).toThrow(/are understood/);
    expect(() => importsOf("import x = require('y');")).toThrow(/are understood/);
  });
});

test("what is allowed passes", () => {
  const allowed: SourceFile[] = [
    { file: "src/scoring/a.ts", text: 'import { z } from "zod";\nimport { b } from "./b.ts";' },
    {
      file: "src/scoring/b.ts",
      text: "// Date.now() is not read here\nexport const b = new Date(0);",
    },
    { file: "src/hubspot/a.ts", text: 'import { Client } from "@hubspot/api-client";' },
    { file: "src/main.ts", text: 'import { x } from "./scoring/b.ts";\nprocess.env["X"];' },
    { file: "src/store/a.ts", text: "export const x = { process: 1 };\n".repeat(2) },
  ];
  expect(violationsOf(allowed)).toEqual([]);
});
