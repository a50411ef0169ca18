// Plain JavaScript that Node 18 can read too: it runs before anybody knows whether TypeScript can be loaded.
import { readFileSync } from "node:fs";

/** The oldest Node that runs Ripen, `major.minor`, as package.json names it. */
export const oldestNode = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).ripen.node;

/** True when `version` (like `22.18.0`) is `oldestNode` or newer. */
export function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** What a person with an older Node is told, in both languages. */
export function tooOldText(version) {
  return {
    en: `Ripen needs Node ${oldestNode} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.`,
    es: `Ripen necesita Node ${oldestNode} o posterior, y este es Node ${version}. Instale uno más reciente desde https://nodejs.org y repita la orden.`,
  };
}
