import { invalid } from "../http/refusal.ts";
import type { Portal } from "../portal.ts";
import { readInstant } from "../properties/check-value.ts";
import { findDefinition } from "../properties/definitions.ts";
import { objectTypeOf, type ObjectType } from "../records/object-type.ts";
import type { SearchFilter } from "./filter.ts";
import type { IndexedView } from "./indexed-view.ts";
import { sortKey } from "./sort-key.ts";

export type ViewTest = (view: IndexedView) => boolean;

/** Turns one filter into a test. Throws 400 for a filter that HubSpot refuses (hubspot-facts 3.8). */
export function compileFilter(portal: Portal, type: ObjectType, filter: SearchFilter): ViewTest {
  const { propertyName, operator } = filter;
  if (propertyName.startsWith("associations.")) return byAssociation(portal, filter);
  const definition = findDefinition(portal.definitions[type], propertyName);
  const isTime = definition?.type === "datetime" || definition?.type === "date";
  const keyOf = ({ values }: IndexedView): number | string | null =>
    sortKey(definition, values.get(propertyName));
  const bound = (raw: string | undefined): number | string => {
    if (raw === undefined) throw invalid(`${operator} needs a value`);
    const instant = isTime ? readInstant(raw) : null;
    if (isTime && instant === null) throw invalid(`${raw} is not a time for ${propertyName}`);
    const key = instant ?? sortKey(definition, raw);
    if (key === null || Number.isNaN(key)) throw invalid(`${raw} is no value of ${propertyName}`);
    return key;
  };
  const compare = (test: (key: number | string) => boolean): ViewTest => {
    return (view) => {
      const key = keyOf(view);
      return key !== null && test(key);
    };
  };
  switch (operator) {
    case "LT":
    case "LTE":
    case "GT":
    case "GTE": {
      const limit = bound(filter.value);
      return compare(comparisons[operator](limit));
    }
    case "EQ": {
      const wanted = bound(filter.value);
      return compare((key) => key === wanted);
    }
    case "NEQ": {
      const unwanted = bound(filter.value);
      return (view) => keyOf(view) !== unwanted;
    }
    case "BETWEEN": {
      const [low, high] = [bound(filter.value), bound(filter.highValue)];
      return compare((key) => key >= low && key <= high);
    }
    case "IN":
    case "NOT_IN": {
      const wanted = new Set(lowerCaseValues(filter).map(bound));
      return (view) => wanted.has(keyOf(view) ?? "") === (operator === "IN");
    }
    case "HAS_PROPERTY":
      return (view) => keyOf(view) !== null;
    case "NOT_HAS_PROPERTY":
      return (view) => keyOf(view) === null;
    case "CONTAINS_TOKEN":
    case "NOT_CONTAINS_TOKEN": {
      const token = tokenTest(filter.value ?? "");
      const wanted = operator === "CONTAINS_TOKEN";
      return ({ values }) => token(values.get(propertyName) ?? "") === wanted;
    }
    default:
      return operator satisfies never;
  }
}

const comparisons = {
  LT: (limit: number | string) => (key: number | string) => key < limit,
  LTE: (limit: number | string) => (key: number | string) => key <= limit,
  GT: (limit: number | string) => (key: number | string) => key > limit,
  GTE: (limit: number | string) => (key: number | string) => key >= limit,
} as const;

/** The free text of a search: every word begins a word of the default searchable properties. */
export function compileQuery(
  query: string | undefined,
): (values: ReadonlyMap<string, string>) => boolean {
  const words = (query ?? "").toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  const searched = ["firstname", "lastname", "email", "phone", "company", "name", "domain"];
  return (values) => {
    const text = searched.map((name) => values.get(name) ?? "").join(" ");
    const tokens = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => tokens.some((token) => token.startsWith(word)));
  };
}

/** Text values of IN and NOT_IN match in lower case only: others are refused, so that nobody relies on them. */
function lowerCaseValues({ values, operator, propertyName }: SearchFilter): readonly string[] {
  if (!values || values.length === 0) throw invalid(`${operator} needs values`);
  if (values.some((value) => value !== value.toLowerCase())) {
    throw invalid(`The values of ${operator} for ${propertyName} must be in lower case`);
  }
  return values;
}

/** A token stands for a whole word; `*` at an end for any rest of it. */
function tokenTest(value: string): (text: string) => boolean {
  const wanted = value.toLowerCase().replace(/^\*|\*$/gu, "");
  if (wanted === "") throw invalid("CONTAINS_TOKEN needs a value");
  const open = { start: value.startsWith("*"), end: value.endsWith("*") };
  return (text) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((token) => {
        if (open.start && open.end) return token.includes(wanted);
        if (open.start) return token.endsWith(wanted);
        return open.end ? token.startsWith(wanted) : token === wanted;
      });
}

function byAssociation(portal: Portal, { propertyName, operator, value }: SearchFilter): ViewTest {
  const toType = objectTypeOf(propertyName.slice("associations.".length));
  if (!toType || operator !== "EQ" || value === undefined) {
    throw invalid(`${propertyName} can be searched by EQ and a record id only`);
  }
  return ({ record }) => portal.associations.of(record, toType).some(({ toId }) => toId === value);
}
