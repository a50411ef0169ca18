/**
 * The house from its ground up (docs/ARCHITECTURE.md): a room imports from its own level and from those before it. A
 * room is a folder or a file of src, or one of the two folders beside it.
 */
export const levels: readonly (readonly string[])[] = [
  ["src/base"],
  ["src/scoring"],
  ["config", "src/evidence"],
  ["src/store", "src/words"],
  ["src/hubspot", "webhooks"],
  // What a turn works with: types alone.
  ["src/portal-work.ts"],
  ["src/oauth", "src/behaviour", "src/enrolment", "src/reading", "src/writeback", "src/outcomes"],
  ["src/decide.ts", "src/account"],
  ["src/pipeline.ts"],
  ["src/lane"],
  ["src/inbox", "src/erasure"],
  ["src/console", "src/crm"],
  ["src/jobs", "src/metrics", "src/operations", "src/site", "src/server.ts"],
  ["src/commands"],
  ["src/composition"],
  ["src/main.ts", "src/cli.ts"],
];

/** The room that a file stands in, for instance `src/store`. */
export function roomOf(file: string): string {
  const [first = "", second] = file.split("/");
  return first === "src" ? `src/${second ?? ""}` : first;
}

/** The rooms whose files may import no others of ours, and the packages that they may use. */
export const pureRooms: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  "src/scoring": { rooms: ["src/base"], packages: ["zod", "re2js"] },
  "src/evidence": {
    rooms: ["src/base", "src/scoring", "src/words"],
    packages: ["zod", "simple-statistics", "ml-matrix"],
  },
};
