import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/** Starts the Chromium that npm brings. */
export async function openBrowser(): Promise<Browser> {
  // Nothing here draws in three dimensions, and to do that in software takes half of the processor.
  chromium.setGraphicsMode = false;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
}
