import { readFileSync } from "node:fs";

/** The version of Ripen, as package.json has it. */
export const packageVersion: string = String(
  (
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      readonly version: unknown;
    }
  ).version,
);
