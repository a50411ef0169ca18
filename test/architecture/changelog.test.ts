import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const read = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
const changelog = read("CHANGELOG.md");
const { version, dependencies } = JSON.parse(read("package.json")) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

test("every runtime dependency has its reason in the changelog, and nothing else has", () => {
  const section = changelog.split("### Runtime dependencies, each with its reason")[1] ?? "";
  const rows = [...section.matchAll(/^\| (@?[a-z0-9][\w./-]*) +\| (.+?) +\|$/gm)].filter(
    ([, name]) => name !== "package",
  );
  expect(new Set(rows.map(([, name]) => name))).toEqual(new Set(Object.keys(dependencies)));
  expect(rows).toHaveLength(Object.keys(dependencies).length);
  for (const [, , reason = ""] of rows) expect(reason).toMatch(/\S+ \S+/);
});

test("a dependency is pinned to one version", () => {
  for (const [name, wanted] of Object.entries(dependencies)) {
    expect([name, wanted]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  }
});

test("the newest entry is of the package's version, or of what is not released yet", () => {
  const newest = /^## (.+)$/m.exec(changelog)?.[1] ?? "";
  expect(newest === "Unreleased" || newest.startsWith(version)).toBe(true);
});
