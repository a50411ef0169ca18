import chromium from "@sparticuz/chromium";

/**
 * Before any test: on a fresh machine several files would unpack the browser at once, and one would start it while
 * another still writes it.
 */
export async function setup(): Promise<void> {
  await chromium.executablePath();
}
