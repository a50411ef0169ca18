import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** The folder of the built page. */
export const builtConsole = fileURLToPath(new URL("../../../dist/console", import.meta.url));

/** The scripts that the page names itself: its entry and what that needs at once. */
export function entryScripts(): readonly string[] {
  const html = readFileSync(path.join(builtConsole, "index.html"), "utf8");
  return [...html.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? "",
  );
}

/** What the first load brings of JavaScript, in bytes of gzip. */
export function entryBytes(): number {
  return entryScripts()
    .map((name) => gzipSync(readFileSync(path.join(builtConsole, name))).length)
    .reduce((a, b) => a + b, 0);
}
