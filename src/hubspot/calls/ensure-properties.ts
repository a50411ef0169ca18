import { z } from "zod";
import { type OptionSpec, type PropertySpec, ripenGroup } from "../../../config/properties/spec.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { ensureGroup, isConflict } from "./ensure-group.ts";
import { HubSpotError } from "../transport/errors.ts";
import { listProperties, property, type Property } from "./list-properties.ts";
import { apiVersion } from "../transport/wire.ts";

/** A property that is in the portal under our name as something else; we leave it alone and do not write it. */
export type PropertyConflict = {
  readonly name: string;
  /** Type and field type, for instance `number/number`. */
  readonly expected: string;
  readonly found: string;
};

/** What was done. Every wanted name is in `created`, `present` or `conflicts`. */
export type PropertiesReport = {
  readonly created: readonly string[];
  readonly present: readonly string[];
  /** Those of `present` that got options which were missing. */
  readonly extended: readonly string[];
  readonly conflicts: readonly PropertyConflict[];
};

const path = `/crm/properties/${apiVersion}/contacts`;

/**
 * Makes sure that the wanted contact properties exist, with their group, labels and options in the portal's
 * language; a second run changes nothing (hubspot-facts 4.4). What exists is never changed, but for options
 * that are missing: a property of another type is reported instead. Throws HubSpotError.
 */
export async function ensureProperties(
  client: HubSpotClient,
  wanted: readonly PropertySpec[],
  language: "en" | "es",
): Promise<PropertiesReport> {
  await ensureGroup(client, ripenGroup, language);
  const before = byName(await listProperties(client, "contacts"));
  const missing = wanted.filter(({ name }) => !before.has(name));
  const born = await create(client, missing, language);

  const report = { present: [] as string[], extended: [] as string[] };
  const conflicts: PropertyConflict[] = missing.flatMap((spec) =>
    born.has(spec.name) ? [] : [{ name: spec.name, expected: typeOf(spec), found: "archived" }],
  );
  for (const spec of wanted) {
    const found = before.get(spec.name);
    if (found === undefined) continue;
    const comparison = compareProperty(spec, found, language);
    if (comparison.kind === "conflict") {
      conflicts.push({ name: spec.name, expected: typeOf(spec), found: comparison.found });
      continue;
    }
    report.present.push(spec.name);
    if (comparison.kind === "options missing") {
      await patchOptions(client, spec.name, comparison.options);
      report.extended.push(spec.name);
    }
  }
  return { created: [...born], ...report, conflicts };
}

const created = z.object({ results: z.array(property).default([]) });

/** Creates all in one batch; what it does not answer for is created singly, so that one cannot hold back the rest. */
async function create(
  client: HubSpotClient,
  specs: readonly PropertySpec[],
  language: "en" | "es",
): Promise<ReadonlySet<string>> {
  const born = new Set<string>();
  if (specs.length === 0) return born;
  try {
    const answer = await client.call({
      kind: "other",
      method: "POST",
      path: `${path}/batch/create`,
      body: { inputs: specs.map((spec) => propertyBody(spec, language)) },
      schema: created,
      idempotent: true,
    });
    for (const { name } of answer.results) born.add(name);
  } catch (error) {
    if (!(error instanceof HubSpotError) || error.outcome.kind !== "refused") throw error;
  }
  const left = specs.filter(({ name }) => !born.has(name));
  for (const spec of left) {
    try {
      await client.call({
        kind: "other",
        method: "POST",
        path,
        body: propertyBody(spec, language),
        schema: z.unknown(),
        idempotent: true,
      });
      born.add(spec.name);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  if (left.every(({ name }) => born.has(name))) return born;
  // 409 for a name that was not listed: made a moment ago by another run or a repeated call, or archived.
  const now = byName(await listProperties(client, "contacts"));
  for (const { name } of left) if (now.has(name)) born.add(name);
  return born;
}

async function patchOptions(
  client: HubSpotClient,
  name: string,
  options: readonly unknown[],
): Promise<void> {
  await client.call({
    kind: "other",
    method: "PATCH",
    path: `${path}/${name}`,
    route: `${path}/{name}`,
    body: { options },
    schema: z.unknown(),
    idempotent: true,
  });
}

function byName(properties: readonly Property[]): ReadonlyMap<string, Property> {
  return new Map(properties.map((found) => [found.name, found]));
}

function typeOf(spec: PropertySpec): string {
  return `${spec.type}/${spec.fieldType}`;
}

/** How a property of the portal relates to the one that we want under its name. */
type Comparison =
  | { readonly kind: "same" }
  /** `options` is the whole new list: HubSpot replaces the old one by it. Existing options stay as they are. */
  | { readonly kind: "options missing"; readonly options: readonly unknown[] }
  | { readonly kind: "conflict"; readonly found: string };

/**
 * A property serves when our values can be written into it: same type, writable, and several values only
 * where we write several. Labels, descriptions and the order of options are the admin's to change.
 */
function compareProperty(spec: PropertySpec, found: Property, language: "en" | "es"): Comparison {
  const type = `${found.type}/${found.fieldType}`;
  if (!found.writable) return { kind: "conflict", found: `${type} (read-only)` };
  if (found.type !== spec.type || takesSeveral(found) !== takesSeveral(spec)) {
    return { kind: "conflict", found: type };
  }
  if (spec.type !== "enumeration") return { kind: "same" };
  const known = new Set(found.options.map(({ value }) => value));
  const missing = spec.options.filter(({ value }) => !known.has(value));
  if (missing.length === 0) return { kind: "same" };
  if (!found.optionsWritable) return { kind: "conflict", found: `${type} (read-only options)` };
  const added = missing.map((option, index) =>
    optionBody(option, found.options.length + index, language),
  );
  return { kind: "options missing", options: [...found.options, ...added] };
}

function takesSeveral({ fieldType }: { readonly fieldType: string }): boolean {
  return fieldType === "checkbox";
}

/** The body that creates a property (hubspot-facts 4.2), with its texts in one language. */
export function propertyBody(spec: PropertySpec, language: "en" | "es"): Record<string, unknown> {
  return {
    name: spec.name,
    label: spec.label[language],
    description: spec.description[language],
    groupName: ripenGroup.name,
    type: spec.type,
    fieldType: spec.fieldType,
    formField: false,
    ...(spec.options.length === 0
      ? {}
      : { options: spec.options.map((option, index) => optionBody(option, index, language)) }),
  };
}

/** One option; the value is stable English under a translated label (contracts.md). */
function optionBody(
  option: OptionSpec,
  displayOrder: number,
  language: "en" | "es",
): Record<string, unknown> {
  return { label: option.label[language], value: option.value, displayOrder, hidden: false };
}
