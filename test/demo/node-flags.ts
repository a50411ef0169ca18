import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { readonly scripts: { readonly start: string } };

/** Node's own options as `npm start` has them, so that what tests and benchmarks start is what people run. */
export const nodeFlags: readonly string[] = scripts.start
  .split(" ")
  .filter((word) => word.startsWith("--") && !word.startsWith("--env-file"));
