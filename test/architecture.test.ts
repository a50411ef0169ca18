import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { crossingStates } from "../src/store/crossings/state.ts";
import { house } from "./architecture/circles.ts";
import { citedInVain, linksInVain, statesSpelt, violationsOf } from "./architecture/rules.ts";
import { sourceFile, type SourceFile } from "./architecture/source-file.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function read(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] })
    .map((file) => file.replaceAll("\\", "/"))
    .map((file) => sourceFile(file, readFileSync(`${root}/${file}`, "utf8")));
}

const product = read("{src,config,webhooks}/**/*.{ts,tsx}");

/** The documents that are in the repository or will be with the next commit. */
const documents = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(`${root}/${file}`));

test("the product keeps the rules of its house", () => {
  for (const folder of ["src/scoring/", "src/store/", "src/hubspot/", "config/", "webhooks/"]) {
    expect(product.some(({ file }) => file.startsWith(folder))).toBe(true);
  }
  const { folders, arrows } = house(product);
  console.log(`the house: ${product.length} files in ${folders} folders, ${arrows} arrows`);
  expect(arrows).toBeGreaterThan(500);
  expect(violationsOf(product)).toEqual([]);
});

test("every document that a comment cites is in the repository", () => {
  const all = [
    ...product,
    ...read("{test,hubspot/src,hubspot/record-page,hubspot/test}/**/*.{ts,tsx}"),
  ];
  expect(all.some(({ comments }) => comments.some(({ text }) => text.includes(".md")))).toBe(true);
  const texts = new Map(documents.map((file) => [file, readFileSync(`${root}/${file}`, "utf8")]));
  expect(citedInVain(all, texts)).toEqual([]);
});

test("every link between documents leads somewhere", () => {
  const pages = documents.map((file) => ({ file, text: readFileSync(`${root}/${file}`, "utf8") }));
  expect(pages.length).toBeGreaterThan(10);
  expect(linksInVain(pages, (link) => existsSync(`${root}/${link}`))).toEqual([]);
});

test("the map has a line for every room and for every folder in one, and for none that is gone", () => {
  const map = readFileSync(`${root}/docs/ARCHITECTURE.md`, "utf8");
  const lines = map.split("\n").filter((line) => line.startsWith("| `"));
  const named = lines.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  const folders = product.flatMap(({ file }) => {
    const [first = "", room = "", inner = "", ...rest] = file.split("/");
    if (first !== "src") return [first];
    if (inner === "") return [`src/${room}`];
    // The pages of a feature and the schema's parts belong to the folder that they stand in.
    return rest.length === 0 ? [`src/${room}`] : [`src/${room}`, `src/${room}/${inner}`];
  });
  expect(named.toSorted()).toEqual([...new Set(folders)].toSorted());
});

test("a crossing's states are spelt in one file, which answers every question about them", () => {
  const home = "src/store/crossings/state.ts";
  expect(product.some(({ file }) => file === home)).toBe(true);
  expect(statesSpelt(product, crossingStates, home)).toEqual([]);
});

/** What makes a test fail by its machine: a short limit, a port or a folder that another run has too. */
const ofTheMachine: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a limit of its own", /^ {0,2}\}, [\d_]+\);$|\btimeout: (?!\d{2,3}_000\b)[\d_]+/m],
  ["a port of its own", /\.listen\(\s*[1-9]/],
  ["a look into the shared folder", /readdir(?:Sync)?\(\s*(?:os\.)?tmpdir\(\)/],
  ["a name of its own in the shared folder", /["'`]\/tmp\//],
];

test("no test fails by its machine: limits stand in the configuration, ports and folders are given", () => {
  const tests = globSync("{test,hubspot/test}/**/*.test.{ts,tsx}", {
    cwd: root,
    exclude: ["**/node_modules/**"],
  });
  expect(tests.length).toBeGreaterThan(200);
  const found = tests.flatMap((file) => {
    const text = readFileSync(`${root}/${file}`, "utf8");
    return ofTheMachine.flatMap(([what, pattern]) =>
      pattern.test(text) ? [`${file}: ${what}`] : [],
    );
  });
  expect(found).toEqual([]);
});

test("its imports are really seen", () => {
  const seen = product.flatMap(({ imports }) => imports);
  expect(seen.length).toBeGreaterThan(1_000);
  expect(seen).toEqual(
    expect.arrayContaining(["zod", "@hubspot/api-client", "src/base/errors.ts", "node:fs"]),
  );
});

const typeImport = (from: string, target: string): string =>
  `import type { X } from "${"../".repeat(from.split("/").length - 1)}${target}";`;

const comment = (text: string): string[] =>
  citedInVain(
    [sourceFile("src/a.ts", `/** ${text} */\nexport const x = 1;`)],
    new Map([["docs/there.md", "# There\n\n## 2. Two\n\n### 2.1 More\n"]]),
  );

const violations = (...files: readonly (readonly [file: string, text: string])[]): string[] =>
  violationsOf(files.map(([file, text]) => sourceFile(file, text)));

describe("a planted violation is found", () => {
  test.each([
    ["an import from above", "src/store/a.ts", 'import { x } from "../pipeline.ts";'],
    ["that of a type", "src/reading/a.ts", 'import type { X } from "../pipeline.ts";'],
    ["one over several lines", "src/store/a.ts", 'import {\n  x,\n  y,\n} from "../inbox/b.ts";'],
    ["a re-export", "src/hubspot/a.ts", 'export { x } from "../oauth/tokens.ts";'],
    ["a re-export of all", "src/hubspot/a.ts", 'export * from "../oauth/tokens.ts";'],
    ["an import at run time", "config/a.ts", 'const x = await import("../src/server.ts");'],
    ["one for its effect", "src/store/a.ts", 'import "../main.ts";'],
    ["a test in the product", "src/store/a.ts", 'import { x } from "../../test/x.ts";'],
    ["a room without a level", "src/corner/a.ts", 'import { x } from "../base/errors.ts";'],
    ["an import of such a room", "src/server.ts", 'import { x } from "./corner/a.ts";'],
    ["HubSpot's client elsewhere", "src/oauth/a.ts", 'import { C } from "@hubspot/api-client";'],
    ["a package in scoring", "src/scoring/a.ts", 'import { pino } from "pino";'],
    ["a file system in scoring", "src/scoring/a.ts", 'import { readFileSync } from "node:fs";'],
    ["another room in scoring", "src/scoring/a.ts", 'import { x } from "../store/a.ts";'],
    ["the time in scoring", "src/scoring/a.ts", "export const x = Date.now();"],
    ["a date of now in scoring", "src/scoring/a.ts", "export const x = new Date();"],
    ["chance in scoring", "src/scoring/a.ts", "export const x = Math.random();"],
    ["chance in the learner", "src/evidence/a.ts", "export const x = Math.random();"],
    ["the environment in scoring", "src/scoring/a.ts", 'export const x = process.env["X"];'],
    ["the environment elsewhere", "src/server.ts", 'export const x = process.env["X"];'],
    [
      "the server on a page",
      "src/console/leads/page/a.ts",
      'import { x } from "../../shell/handler.ts";',
    ],
    ["an empty name", "src/store/utils.ts", "export const x = 1;"],
    ["an empty folder name", "src/store/helpers/a.ts", "export const x = 1;"],
    ["a file of more than one idea", "src/store/c.ts", "// line\n".repeat(401)],
  ])("%s", (_, file, text) => {
    expect(violations([file, text])).toHaveLength(1);
  });

  test.each([
    ["of rooms", "src/reading/a.ts", "src/writeback/a.ts"],
    ["of folders within a room", "src/store/marks/a.ts", "src/store/events/a.ts"],
    [
      "of folders deep down",
      "src/console/drafts/page/gates/a.ts",
      "src/console/drafts/page/files/a.ts",
    ],
    ["of a folder and a file beside it", "src/store/marks/a.ts", "src/store/open.ts"],
    ["of two files, by types alone", "src/store/a.ts", "src/store/b.ts"],
  ])("a circle %s", (_, one, other) => {
    expect(violations([one, typeImport(one, other)], [other, typeImport(other, one)])).toHaveLength(
      2,
    );
  });

  test("a circle of folders whose files are in none", () => {
    expect(
      violations(
        ["src/store/marks/a.ts", 'import { x } from "../events/a.ts";'],
        ["src/store/events/a.ts", "export const x = 1;"],
        ["src/store/events/b.ts", 'import { y } from "../marks/b.ts";'],
        ["src/store/marks/b.ts", "export const y = 1;"],
      ),
    ).toHaveLength(2);
  });

  test.each([
    ["in code", 'const x = "waiting";'],
    ["in a type", 'type X = "waiting" | "other";'],
    ["in a query", 'read.where("state", "in", ["waiting"]);'],
  ])("a state of a crossing %s", (_, text) => {
    const spelt = (file: string): string[] =>
      statesSpelt([sourceFile(file, text)], ["waiting"], "src/store/crossings/state.ts");
    expect(spelt("src/enrolment/a.ts")).toEqual([
      "src/enrolment/a.ts:1 spells the state 'waiting'; ask src/store/crossings/state.ts",
    ]);
    expect(spelt("src/store/crossings/state.ts")).toEqual([]);
    expect(spelt("src/inbox/a.ts")).toEqual([]);
  });

  test("a citation of what is not there", () => {
    expect(comment("see there.md section 2, docs/there.md and there.md 2.1")).toEqual([]);
    expect(comment("see gone.md section 2")).toHaveLength(1);
    expect(comment("see there.md section 3")).toHaveLength(1);
    expect(comment("see there.md\n * section 3")).toHaveLength(1);
    expect(comment("(hubspot-facts 4.6)")).toHaveLength(1);
    expect(comment("as issue 5 asks")).toHaveLength(1);
  });

  test("a link that leads nowhere", () => {
    const page = {
      file: "docs/a.md",
      text: "[b](b.md#part) [c](../c.ts) [d](https://example.com)",
    };
    expect(linksInVain([page], (link) => link === "docs/b.md")).toEqual([
      "docs/a.md links to ../c.ts, which is not there",
    ]);
  });

  test("an import that the check cannot follow", () => {
    expect(() => sourceFile("src/a.ts", "const x = await import(name);")).toThrow(/fixed name/);
    expect(() => sourceFile("src/a.ts", "import x = require('y');")).toThrow(/require/);
  });
});

test("what is allowed passes", () => {
  expect(
    violations(
      ["src/scoring/a.ts", 'import { z } from "zod";\nimport { b } from "./b.ts";'],
      ["src/scoring/b.ts", "// Date.now() is not read here\nexport const b = new Date(0);"],
      ["src/hubspot/a.ts", 'import { Client } from "@hubspot/api-client";'],
      ["src/main.ts", 'import { b } from "./scoring/b.ts";\nprocess.env["X"];'],
      ["src/store/a.ts", "export const x = { process: 1 };"],
    ),
  ).toEqual([]);
});
