import type { Portal } from "../../store/portals/portals.ts";
import type { PreviewCounts } from "./preview-task.ts";

/** The enrolments that a publish ticked 'enrol up to N a day' would let go, of all bound scenarios together. */
export function enrolmentsIn(
  { scenarios }: Pick<PreviewCounts, "scenarios">,
  { bindings }: Pick<Portal, "bindings">,
): number {
  return Object.entries(scenarios).reduce(
    (total, [name, contacts]) => total + (bindings[name] === undefined ? 0 : contacts),
    0,
  );
}
