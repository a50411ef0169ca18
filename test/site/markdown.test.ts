import { expect, test } from "vitest";
import { anchorOf, renderMarkdown } from "../../src/site/markdown.ts";

const linkTo = (href: string): string | null => (href === "a.md" ? "/docs/a" : null);

test("links lead to the site or leave their text, and headings can be pointed at", () => {
  const html = renderMarkdown(
    "## It's *here*: 1\n\n[a](a.md) [gone](b.md) <b>x</b> [w](https://w.example)",
    linkTo,
  );
  expect(html).toContain('<h2 id="its-here-1">');
  expect(html).toContain('<a href="/docs/a">a</a> gone &lt;b&gt;');
  expect(html).toContain('<a href="https://w.example">w</a>');
});

test("an anchor keeps the letters of every language", () => {
  expect(anchorOf("Puesta en marcha: ¿cómo?")).toBe("puesta-en-marcha-cómo");
});
