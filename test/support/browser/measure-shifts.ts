import type { Page } from "playwright-core";

/** Adds up from now on how far things jump while a page loads; a person's own input does not count. */
export async function measureShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  `);
}

/** How far things have jumped since the page was opened (Cumulative Layout Shift). */
export async function shiftOf(page: Page): Promise<number> {
  return Number(await page.evaluate("window.shifted"));
}
