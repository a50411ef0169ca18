import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { glossary } from "../../src/words/glossary.ts";

const rows = readFileSync(path.join(import.meta.dirname, "../../docs/glossary.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test.each(Object.entries(glossary))(
  "the help of %s says what the glossary says",
  (_, { name, meaning }) => {
    const row = rows.find(([, term]) => term === name.en);
    expect(row?.slice(1, 4)).toEqual([name.en, name.es, meaning.en]);
    expect(meaning.es).not.toBe("");
  },
);
