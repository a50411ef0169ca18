import type { Score } from "../../scoring/result.ts";
import { desiredValues } from "../../writeback/desired-values.ts";
import { targetOf } from "../../writeback/output-targets.ts";
import { isSameValue } from "../../writeback/values-to-write.ts";
import type { PreviewTask } from "./preview-task.ts";
import type { KnownContact } from "./read-contacts.ts";

/** A new version's number is on every contact; neither is news to anybody's automation. */
const noNews = new Set(["ripen_model_version", "ripen_active_scenarios"]);

/**
 * The properties of a contact that publishing would change: an output that stays where it is changes with
 * its value, one that moves to another property overwrites what stands there, and ours is emptied.
 */
export function writesOf(
  { before, after }: PreviewTask["outputs"],
  { published, properties }: KnownContact,
  score: Score,
  reasons: string,
): readonly string[] {
  const active = published["ripen_active_scenarios"]?.split(";") ?? [];
  const changed: string[] = [];
  for (const [output, value] of Object.entries(desiredValues(score, reasons, active))) {
    const [from, to] = [targetOf(before, output), targetOf(after, output)];
    const last = published[output] ?? "";
    if (from === to) {
      if (!noNews.has(output) && last !== value) changed.push(to);
      continue;
    }
    // Ours stands empty while the output goes elsewhere; the portal's own is as it was last read.
    const standing = to === output ? "" : (properties?.[to] ?? "");
    if (!isSameValue(standing, value)) changed.push(to);
    if (from === output && last !== "") changed.push(from);
  }
  return changed;
}
