import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/all-commands.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What people read; docs/hubspot-facts.md names files of HubSpot's own. */
const documents = [
  "README.md",
  "CHANGELOG.md",
  ".github/SECURITY.md",
  ...globSync("docs/**/*.md", { cwd: root }).map((file) => file.replaceAll("\\", "/")),
].filter((file) => existsSync(path.join(root, file)));

/** The text without its blocks and spans of code. */
function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "");
}

/** The anchor that a heading gets, as GitHub and our own pages make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

function anchorsOf(file: string): ReadonlySet<string> {
  return new Set([...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => anchorOf(text)));
}

describe.each(documents)("%s", (file) => {
  const text = read(file);

  test("links to files and headings that are there", () => {
    const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [name = "", anchor] = link.split("#");
      const target = name === "" ? file : path.posix.join(path.posix.dirname(file), name);
      if (!existsSync(path.join(root, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("names npm scripts and commands of ripen that there are", () => {
    const asked = [...text.matchAll(/\bnpm run ([a-z][a-z:-]*[a-z])/g)].map(
      ([, name = ""]) => name,
    );
    expect(asked.filter((name) => !(name in scripts))).toEqual([]);
    const called = [...text.matchAll(/(?:npx |`)ripen ([a-z][a-z-]+)/g)].map(
      ([, name = ""]) => name,
    );
    expect(called.filter((name) => !(name in commands) && name !== "help")).toEqual([]);
  });
});
