import { COLUMN_NAMES } from "../../../config/columns.ts";
import { profileFields, usageFields } from "../../../config/models/fields.ts";
import type { Mapping } from "../../scoring/model/fields-schema.ts";
import type { Property } from "../../hubspot/calls/list-properties.ts";
import { words } from "../../scoring/reading/fold.ts";
import type { ObjectType } from "../contract/mapping.ts";
import type { PortalSample } from "./portal-sample.ts";
import { isOurs } from "./read-sample.ts";
import { isUsable } from "./usable-types.ts";

/** What stands in names and labels beside what exports call a column: a word that is a column's name nowhere. */
const besides: Readonly<Record<string, readonly string[]>> = {
  companyDomain: ["email"],
  country: ["market", "mercado"],
  buyingRole: ["role", "rol"],
  source: ["analytics source", "source", "origen", "fuente"],
};

/** The properties behind each field of the ready-made models, and of those that many models have. */
const properties: Readonly<Record<string, Pick<Mapping, "contact" | "company">>> = {
  ...profileFields,
  ...usageFields,
  revenue: { company: "annualrevenue" },
};

/** What a field's property is usually called: by HubSpot, then as exports call its columns; the first is the best. */
function hintsFor(field: string): readonly string[] {
  const { contact, company } = properties[field] ?? {};
  const own = COLUMN_NAMES.filter(({ object, property }) =>
    object === "contact" ? property === contact : property === company,
  );
  return [
    ...[company, contact].flatMap((name) => (name === undefined ? [] : [words(name)])),
    ...own.flatMap(({ names }) => names.map((name) => words(name))),
    ...(besides[field] ?? []),
    spelledOut(field),
  ];
}

const most = 5;

export type Suggestion = {
  readonly object: ObjectType;
  readonly name: string;
  readonly label: string;
  readonly fill: number | null;
};

/**
 * The properties that a field is most likely to be read from, by names, labels and types; of two that
 * sound alike the one filled more often. What the field cannot use is not among them.
 */
export function suggest(
  field: string,
  types: ReadonlySet<string> | null,
  sample: PortalSample,
): readonly Suggestion[] {
  const wanted = hintsFor(field);
  const found: { readonly rank: number; readonly suggestion: Suggestion }[] = [];
  for (const object of ["contacts", "companies"] as const) {
    for (const property of sample.properties?.[object] ?? []) {
      if (isOurs(property.name) || property.hidden || !isUsable(types, property)) continue;
      const sound = soundsLike(wanted, property);
      if (sound === 0) continue;
      const fill = fillOf(sample, object, property.name);
      const suggestion = {
        object,
        name: property.name,
        label: property.label || property.name,
        fill,
      };
      found.push({ rank: sound + (fill ?? 0) / 2, suggestion });
    }
  }
  return found
    .sort((a, b) => b.rank - a.rank || (a.suggestion.name < b.suggestion.name ? -1 : 1))
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

/** The share (0-1) of the sampled records that have a value; null before the sample. */
export function fillOf(sample: PortalSample, object: ObjectType, name: string): number | null {
  const filled = sample.filled?.[object];
  if (filled === undefined || filled.records === 0) return null;
  return (filled.of.get(name)?.filled ?? 0) / filled.records;
}

/** 0 for no likeness; an exact name says more than a word inside a label, an early hint more than a late one. */
function soundsLike(wanted: readonly string[], { name, label }: Property): number {
  const texts = [words(name), words(label)];
  let best = 0;
  for (const [at, hint] of wanted.entries()) {
    const weight = 1 - at / (wanted.length * 4);
    for (const text of texts) {
      const strength = text === hint ? 3 : ` ${text} `.includes(` ${hint} `) ? 1.5 : 0;
      best = Math.max(best, strength * weight);
    }
  }
  return best;
}

function spelledOut(field: string): string {
  return words(field.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2"));
}
