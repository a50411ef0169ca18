/**
 * The house from its ground up (design.md, The house): a unit imports from its own level and from those
 * before it, never in a circle. A folder's files are one unit.
 */
export const levels: readonly (readonly string[])[] = [
  ["src/base"],
  ["src/scoring"],
  ["config", "src/evidence", "src/store"],
  ["src/hubspot", "webhooks", "src/words"],
  // What a turn works with: types alone.
  ["src/portal-work.ts"],
  ["src/oauth", "src/behaviour", "src/enrolment", "src/reading", "src/writeback", "src/outcomes"],
  ["src/decide.ts"],
  ["src/pipeline.ts"],
  ["src/lane"],
  ["src/account", "src/inbox"],
  ["src/console", "src/crm"],
  [
    "src/jobs",
    "src/operations",
    "src/metrics",
    "src/erasure",
    "src/commands",
    "src/server.ts",
    "src/installed-page.ts",
  ],
  ["src/main.ts", "src/cli.ts"],
];

/** The unit that a file belongs to, for instance `src/store`. */
export function unitOf(file: string): string {
  const [first = "", second] = file.split("/");
  return first === "src" ? `src/${second ?? ""}` : first;
}
