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

test("the newest released entry is of the package's version, and has its day", () => {
  const entries = [...changelog.matchAll(/^## (.+)$/gm)].map(([, entry = ""]) => entry);
  const newest = entries.find((entry) => entry !== "Unreleased") ?? "";
  expect(newest).toMatch(/^\d+\.\d+\.\d+ \(\d{1,2} [A-Z][a-z]+ \d{4}\)$/);
  expect(newest.split(" ")[0]).toBe(version);
  expect(entries.slice(1)).not.toContain("Unreleased");
});

test("the lockfile is of the package's version", () => {
  const lockfile = JSON.parse(read("package-lock.json")) as {
    readonly version: string;
    readonly packages: { readonly "": { readonly version: string } };
  };
  expect([lockfile.version, lockfile.packages[""].version]).toEqual([version, version]);
});
