import type { Page } from "playwright-core";

/** A text that stands on a page by itself, and whether it is a name that somebody gave or a code of HubSpot's. */
type Shown = { readonly text: string; readonly isName: boolean };

/**
 * Every text that is visible, heard or hinted at: what stands in an element directly, labels, placeholders and titles.
 * What is set in code or monospace is a name, as is whatever a link to a record or a property's own line says.
 */
export async function textsOnPage(page: Page): Promise<readonly Shown[]> {
  return page.evaluate(`(() => {
    const found = new Map();
    const put = (text, isName) => {
      const clean = text.replace(/\\s+/g, " ").trim();
      if (clean !== "") found.set(clean, { text: clean, isName: isName && (found.get(clean)?.isName ?? true) });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest("script, style, #boot") !== null) continue;
      put(node.data, element.closest("code, [data-name], [style*=monospace]") !== null);
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) put(element.getAttribute(name) ?? "", false);
    }
    return [...found.values()];
  })()`);
}
