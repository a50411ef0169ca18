import { messageOfFault, type FaultSink } from "./fault-texts.ts";
import type { Condition } from "./condition.ts";
import { conditionsOf } from "./conditions-of.ts";
import type { Model } from "./model-schema.ts";
import { compilePattern, PATTERN_LIMITS } from "./pattern.ts";
import { walk } from "./walk.ts";

/** How many conditions a model may have in all, so that one contact is scored in milliseconds. */
const MOST_CONDITIONS = 2_000;

/** What the schema cannot see in conditions: fields that are not mapped, ranges upside down, patterns. */
export function conditionFaults(model: Model, report: FaultSink): void {
  let conditions = 0;
  let programs = 0;
  for (const root of conditionsOf(model)) {
    for (const { condition, path, insideEvent } of walk(root.condition, root.path)) {
      conditions += 1;
      if (insideEvent) insideEventFaults(condition, path, report);
      else fieldFaults(model, condition, path, report);
      rangeFaults(condition, path, report);
      if (condition.op === "matches") programs += patternFaults(condition.pattern, path, report);
    }
  }
  if (conditions > MOST_CONDITIONS) report("criteria", messageOfFault.tooMany(MOST_CONDITIONS));
  if (programs > PATTERN_LIMITS.programsOfModel)
    report("criteria", messageOfFault.patternsTooLarge);
}

function fieldFaults(model: Model, condition: Condition, path: string, report: FaultSink): void {
  if ("field" in condition && !Object.hasOwn(model.fields, condition.field)) {
    report(`${path}.field`, messageOfFault.unmapped(condition.field));
  }
}

function insideEventFaults(condition: Condition, path: string, report: FaultSink): void {
  if (condition.op === "event") report(path, messageOfFault.eventInEvent);
  if (condition.op === "withinDays") report(path, messageOfFault.windowInEvent);
}

function rangeFaults(condition: Condition, path: string, report: FaultSink): void {
  if (condition.op === "between" && condition.from > condition.to) {
    report(path, messageOfFault.upsideDown);
  }
  if (condition.op !== "size") return;
  const { atLeast, atMost } = condition;
  if (atLeast === undefined && atMost === undefined) report(path, messageOfFault.sizeWithoutEnd);
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    report(path, messageOfFault.upsideDown);
  }
}

/** Reports a pattern that re2 refuses or that is too large; returns the size of its program. */
function patternFaults(source: string, path: string, report: FaultSink): number {
  try {
    const { size } = compilePattern(source);
    if (size > PATTERN_LIMITS.program) report(`${path}.pattern`, messageOfFault.patternTooLarge);
    return size;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    report(`${path}.pattern`, messageOfFault.notAPattern(detail));
    return 0;
  }
}
