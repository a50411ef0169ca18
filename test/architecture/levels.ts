/**
 * The house from its ground up (design.md, The house): a unit imports from its own level and from those
 * before it, never in a circle. A folder's files are one unit.
 */
export const levels: readonly (readonly string[])[] = [
  ["src/breathe.ts", "src/clock.ts", "src/log.ts", "src/errors.ts", "src/scoring"],
  ["config", "src/evidence", "src/store"],
  ["src/hubspot", "webhooks"],
  // What a turn works with: types alone.
  ["src/portal-work.ts"],
  ["src/oauth", "src/behaviour", "src/enrolment", "src/reading", "src/writeback", "src/outcomes"],
  ["src/pipeline.ts", "src/decide.ts"],
  ["src/inbox", "src/console", "src/cards"],
  // In the browser; of the server it knows the shapes of its answers.
  ["src/console-page"],
  [
    "src/jobs",
    "src/operations",
    "src/metrics",
    "src/erasure",
    "src/commands",
    "src/server.ts",
    "src/open-portal.ts",
    "src/installed-page.ts",
  ],
  ["src/main.ts", "src/cli.ts"],
];

/** The unit that a file belongs to, for instance `src/store`. */
export function unitOf(file: string): string {
  const [first = "", second] = file.split("/");
  return first === "src" ? `src/${second ?? ""}` : first;
}
