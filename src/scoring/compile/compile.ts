import { compileCriterion, type CompiledCriterion } from "./compile-criterion.ts";
import type { Workshop } from "./compile-condition.ts";
import { wordsOf } from "./compile-test.ts";
import {
  type CompiledExclusion,
  type CompiledHandRaiser,
  type CompiledLimit,
  compileExclusion,
  compileHandRaiser,
  compileHolds,
  compileLimit,
} from "./compile-gates.ts";
import type { Axis } from "./axis.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import type { Model } from "../model/model-schema.ts";
import { compileRole, type RoleOf } from "./role.ts";
import type { FieldReader, Scope, Slot } from "./scope.ts";
import type { Facts } from "../facts.ts";
import type { Mapping } from "../model/fields-schema.ts";

/** A model whose conditions are closures and whose word lists and patterns are ready. */
export type CompiledModel = {
  readonly model: Model;
  readonly lexicon: Lexicon;
  readonly readers: readonly FieldReader[];
  /** The index of each logical field in `readers`. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly slots: readonly Slot[];
  readonly slotsOfType: ReadonlyMap<string, readonly Slot[]>;
  readonly dates: Workshop["dates"];
  readonly fit: Axis;
  readonly pain: Axis;
  readonly exclusions: readonly CompiledExclusion[];
  readonly limits: readonly CompiledLimit[];
  readonly handRaisers: readonly CompiledHandRaiser[];
  readonly isCustomer: (scope: Scope) => boolean;
  readonly decides: (scope: Scope) => boolean;
  readonly considers: (scope: Scope) => boolean;
  readonly roleOf: RoleOf;
  readonly scope: Scope;
};

/** Prepares a model for scoring: once for each version, then used for every contact. */
export function compileModel(model: Model, lexicon: Lexicon): CompiledModel {
  const { readers, indexOf } = compileFields(model);
  const freeMailDomains = new Set(model.freeMailDomains.map((domain) => domain.toLowerCase()));
  const shop: Workshop = {
    words: wordsOf(lexicon, freeMailDomains),
    indexOf,
    slots: [],
    dates: [],
  };
  const criteria = model.criteria.map((criterion) => compileCriterion(criterion, shop));
  const exclusions = model.exclusions.map((exclusion) => compileExclusion(exclusion, shop));
  const limits = model.limits.map((limit) => compileLimit(limit, model, shop));
  const handRaisers = model.handRaisers.map((raiser) => compileHandRaiser(raiser, shop));
  const stage = (condition: Model["funnel"]["customer"]): ((scope: Scope) => boolean) =>
    condition === null ? () => false : compileHolds(condition, shop);
  const { funnel } = model;
  return {
    model,
    lexicon,
    readers,
    indexOf,
    fit: axisOf("fit", model, criteria),
    pain: axisOf("pain", model, criteria),
    exclusions,
    // The lowest band first: it is the one that counts when several limits hold.
    limits: limits.sort((a, b) => a.band - b.band),
    handRaisers,
    isCustomer: stage(funnel.customer),
    decides: stage(funnel.decision.when),
    considers: stage(funnel.consideration.when),
    roleOf: compileRole(model, shop.words, indexOf),
    slots: shop.slots,
    slotsOfType: byType(shop.slots),
    dates: shop.dates,
    scope: {
      asOf: 0,
      values: readers.map(() => null),
      count: new Float64Array(shop.slots.length),
      newest: new Float64Array(shop.slots.length),
      weight: new Float64Array(shop.slots.length),
    },
  };
}

function axisOf(name: "fit" | "pain", model: Model, criteria: readonly CompiledCriterion[]): Axis {
  const own = criteria.filter(({ criterion }) => criterion.axis === name);
  const families = Object.entries(model.families).map(([id, { cap }]) => ({
    id,
    cap,
    members: own.flatMap(({ criterion }, at) => (criterion.family === id ? [at] : [])),
  }));
  return {
    name,
    max: model.axes[name].max,
    criteria: own,
    families: families.filter(({ members }) => members.length > 0),
  };
}

function byType(slots: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> {
  const found = new Map<string, Slot[]>();
  for (const slot of slots) {
    for (const type of new Set(slot.types)) {
      const list = found.get(type);
      if (list === undefined) found.set(type, [slot]);
      else list.push(slot);
    }
  }
  return found;
}

/** The readers of a model's fields and the index of each by name. */
type CompiledFields = {
  readonly readers: readonly FieldReader[];
  readonly indexOf: ReadonlyMap<string, number>;
};

/** Makes one reader a field. */
function compileFields(model: Model): CompiledFields {
  const names = Object.keys(model.fields);
  return {
    readers: Object.values(model.fields).map(readerOf),
    indexOf: new Map(names.map((name, index) => [name, index])),
  };
}

function readerOf({ contact, company }: Mapping): FieldReader {
  if (company === undefined) return (facts) => valueOf(facts.contact, contact);
  if (contact === undefined) return (facts) => valueOf(facts.company, company);
  return ({ contact: person, company: organisation }: Facts) =>
    valueOf(organisation, company) ?? valueOf(person, contact);
}

/** Anything but a text with something in it is unknown, whatever a caller passes. */
function valueOf(properties: Facts["company"], name: string | undefined): string | null {
  if (properties === null || name === undefined) return null;
  const value = properties[name];
  if (typeof value !== "string" || value === "") return null;
  return value.charCodeAt(0) <= 0x20 && value.trim() === "" ? null : value;
}
