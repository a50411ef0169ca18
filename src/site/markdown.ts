import MarkdownIt from "markdown-it";

/** Where a relative link of a document leads on the site; null for nowhere: its text stays alone. */
export type LinkTo = (href: string) => string | null;

const absolute = /^(?:https?:|mailto:|#)/;

/** Markdown as HTML. HTML in it is shown as text, and addresses that could run something are not links. */
export function renderMarkdown(text: string, linkTo: LinkTo): string {
  const markdown = new MarkdownIt({ html: false, linkify: true });
  markdown.core.ruler.push("site", (state) => {
    for (const [at, token] of state.tokens.entries()) {
      if (token.type === "heading_open") {
        token.attrSet("id", anchorOf(state.tokens[at + 1]?.content ?? ""));
      }
      let isOpen = true;
      for (const child of token.children ?? []) {
        if (child.type === "link_open") {
          const to = target(String(child.attrGet("href") ?? ""), linkTo);
          isOpen = to !== null;
          child.attrs = [["href", to ?? ""]];
        }
        if (child.type === "image") {
          const src = String(child.attrGet("src") ?? "");
          child.attrSet("src", target(src, linkTo) ?? "");
        }
        // A link to nowhere leaves its text.
        if (!isOpen && child.type.startsWith("link_")) child.type = "text";
        if (child.type === "link_close") isOpen = true;
      }
    }
  });
  return markdown.render(text);
}

function target(href: string, linkTo: LinkTo): string | null {
  return absolute.test(href) ? href : linkTo(href);
}

/** As the places that show Markdown make them: lower case, words joined by hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}
