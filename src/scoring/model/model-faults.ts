import type { Criterion } from "./criterion-schema.ts";
import { messageOfFault, type FaultSink } from "./fault-texts.ts";
import type { Fault } from "./model-error.ts";
import type { Model } from "./model-schema.ts";
import { mappableOutputs } from "./outputs-schema.ts";
import { propertiesRead } from "./properties-read.ts";
import { drivingEvent, isDated, testsEvents, walk } from "./walk.ts";
import type { Condition } from "./condition.ts";
import { conditionsOf } from "./conditions-of.ts";
import { compilePattern, PATTERN_LIMITS } from "./pattern.ts";

/** Everything that is wrong in a document of the right shape: references, orders, patterns. */
export function modelFaults(model: Model): readonly Fault[] {
  const faults: Fault[] = [];
  const report: FaultSink = (path, message) => void faults.push({ path, message });
  repeats(model.criteria, "criteria", report);
  repeats(model.exclusions, "exclusions", report);
  repeats(model.limits, "limits", report);
  for (const [at, criterion] of model.criteria.entries()) {
    criterionFaults(model, criterion, `criteria[${at}]`, report);
  }
  fieldFaults(model, report);
  outputFaults(model, report);
  gateFaults(model, report);
  outcomeFaults(model, report);
  conditionFaults(model, report);
  return faults;
}

function repeats(items: readonly { readonly id: string }[], path: string, report: FaultSink): void {
  const seen = new Set<string>();
  for (const [at, { id }] of items.entries()) {
    if (seen.has(id)) report(`${path}[${at}].id`, messageOfFault.twice(id));
    seen.add(id);
  }
}

function criterionFaults(
  model: Model,
  criterion: Criterion,
  path: string,
  report: FaultSink,
): void {
  const { family, decay } = criterion;
  for (const [at, rule] of criterion.rules.entries()) {
    if (rule.each && drivingEvent(rule.when) === null) {
      report(`${path}.rules[${at}]`, messageOfFault.eachWithoutEvent);
    }
  }
  if (criterion.unknown > 0 && criterion.rules.some(({ when }) => testsEvents(when))) {
    report(`${path}.unknown`, messageOfFault.unknownBehaviour);
  }
  if (family !== null && !Object.hasOwn(model.families, family)) {
    report(`${path}.family`, messageOfFault.noFamily(family));
  } else if (
    family !== null &&
    model.criteria.some((other) => other.family === family && other.axis !== criterion.axis)
  ) {
    report(`${path}.family`, messageOfFault.familyOnTwoAxes(family));
  }
  if (decay?.kind !== "steps") return;
  const steps = decay.steps;
  const fine = steps.every((step, at) => {
    const previous = steps[at - 1];
    return (
      previous === undefined ||
      (previous.untilDays < step.untilDays && previous.share >= step.share)
    );
  });
  if (!fine) report(`${path}.decay.steps`, messageOfFault.stepsRise);
}

function fieldFaults(model: Model, report: FaultSink): void {
  for (const [name, { contact, event }] of Object.entries(model.fields)) {
    if (event !== undefined && contact === undefined) {
      report(`fields.${name}.event`, messageOfFault.eventOfCompany);
    }
    if (event?.kind === "date" && event.at !== undefined) {
      report(`fields.${name}.event.at`, messageOfFault.dateWithAt);
    }
  }
  const used: readonly (readonly [string, string | null | undefined])[] = [
    ["roles.jobTitle", model.roles.jobTitle],
    ["roles.buyingRole", model.roles.buyingRole],
    ["roles.seniority", model.roles.seniority],
    ["origin.field", model.origin?.field],
  ];
  for (const [path, name] of used) {
    if (name !== null && name !== undefined && !Object.hasOwn(model.fields, name)) {
      report(path, messageOfFault.unmapped(name));
    }
  }
}

/** A score that is written where it is read from would feed on itself. */
function outputFaults(model: Model, report: FaultSink): void {
  const read = new Set(propertiesRead(model).contact);
  const taken = new Set<string>();
  const own: readonly string[] = mappableOutputs[model.kind];
  for (const [output, property] of Object.entries(model.outputs)) {
    const path = `outputs.${output}`;
    if (!own.includes(output)) report(path, messageOfFault.outputOfOtherKind);
    if (property.startsWith("ripen_")) report(path, messageOfFault.outputIsOurs(property));
    if (read.has(property)) report(path, messageOfFault.outputIsRead(property));
    if (taken.has(property)) report(path, messageOfFault.twice(property));
    taken.add(property);
  }
}

function gateFaults(model: Model, report: FaultSink): void {
  for (const [at, { when, expiresAfterDays }] of model.exclusions.entries()) {
    if (expiresAfterDays !== null && !isDated(when)) {
      report(`exclusions[${at}].expiresAfterDays`, messageOfFault.expiryWithoutDate);
    }
  }
  for (const [at, { band }] of model.limits.entries()) {
    if (!model.bands.some(({ name }) => name === band)) {
      report(`limits[${at}].band`, messageOfFault.noBand(band));
    }
  }
  if (model.kind === "lead") return;
  for (const part of ["exclusions", "limits", "handRaisers"] as const) {
    if (model[part].length > 0) report(part, messageOfFault.notALead(part));
  }
}

function outcomeFaults(model: Model, report: FaultSink): void {
  const { bands, matrix } = model;
  if (bands[0]?.from !== 0) report("bands[0].from", messageOfFault.firstBand);
  if (!rises(bands.map(({ from }) => from))) report("bands", messageOfFault.rising);
  const names = new Set(bands.map(({ name }) => name));
  if (names.size < bands.length) report("bands", messageOfFault.twice("name"));
  if (!rises(matrix.fit)) report("matrix.fit", messageOfFault.rising);
  if (!rises(matrix.pain)) report("matrix.pain", messageOfFault.rising);
  const rows = matrix.fit.length + 1;
  const columns = matrix.pain.length + 1;
  if (matrix.cells.length !== rows || matrix.cells.some((row) => row.length !== columns)) {
    report("matrix.cells", messageOfFault.cells(rows, columns));
  }
}

function rises(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? -Infinity));
}

/** How many conditions a model may have in all, so that one contact is scored in milliseconds. */
const MOST_CONDITIONS = 2_000;

/** What the schema cannot see in conditions: fields that are not mapped, ranges upside down, patterns. */
function conditionFaults(model: Model, report: FaultSink): void {
  let conditions = 0;
  let programs = 0;
  for (const root of conditionsOf(model)) {
    for (const { condition, path, insideEvent } of walk(root.condition, root.path)) {
      conditions += 1;
      if (insideEvent) insideEventFaults(condition, path, report);
      else unmappedField(model, condition, path, report);
      rangeFaults(condition, path, report);
      if (condition.op === "matches") programs += patternFaults(condition.pattern, path, report);
    }
  }
  if (conditions > MOST_CONDITIONS) report("criteria", messageOfFault.tooMany(MOST_CONDITIONS));
  if (programs > PATTERN_LIMITS.programsOfModel)
    report("criteria", messageOfFault.patternsTooLarge);
}

function unmappedField(model: Model, condition: Condition, path: string, report: FaultSink): void {
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
