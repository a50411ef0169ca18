import { expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import { readProjectText } from "./project-files.ts";

const marketplace = readProjectText("../docs/marketplace.md");

test("the Marketplace page gives a reason for every scope that the app asks for, and for no other", () => {
  const table = marketplace.slice(
    marketplace.indexOf("## Scopes and their reasons"),
    marketplace.indexOf("## Shared data"),
  );
  const explained = [...table.matchAll(/^\| `([a-z.]+)` +\| .{10,}\|$/gm)].map((match) => match[1]);
  expect(explained).toEqual([...requiredScopes, ...optionalScopes]);
});

test.each([
  ["sales-guide.md", "en"],
  ["guia-ventas.md", "es"],
] as const)("%s calls the verdicts and the hand-off as the product does", (file, language) => {
  const guide = readProjectText(`../docs/${file}`);
  const words = readProjectText(`src/app/cards/words-${language}.ts`);
  const verdicts = /\n {2}verdict: \{ yes: "(.+?)", maybe: "(.+?)", never: "(.+?)" \}/.exec(words);
  expect(verdicts).not.toBe(null);
  for (const verdict of verdicts?.slice(1) ?? []) expect(guide).toContain(`**${verdict}**`);
  const handoff = scenarios.find(({ name }) => name === "handoff")?.label[language] ?? "";
  expect(guide).toContain(handoff);
});

test("the guides fit on a page", () => {
  for (const file of ["sales-guide.md", "guia-ventas.md"]) {
    expect(readProjectText(`../docs/${file}`).split(/\s+/).length).toBeLessThan(750);
  }
});
