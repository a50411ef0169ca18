import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/**
 * Starts the Chromium that npm brings with processes of its own for each page. Its usual arguments put all
 * into one process, where a page sends the cookies of another browser context: sessions would not be apart.
 */
export async function openIsolatedBrowser(): Promise<Browser> {
  // Nothing here draws in three dimensions, and to do that in software takes half of the processor.
  chromium.setGraphicsMode = false;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg)),
    headless: true,
  });
}
