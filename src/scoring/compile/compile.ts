import { compileCriterion, type CompiledCriterion } from "./compile-criterion.ts";
import { type Workshop, compileCondition, type SlotUse } from "./compile-condition.ts";
import { wordsOf, type Words } from "./compile-test.ts";
import type { Axis } from "./axis.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import type { Model } from "../model/model-schema.ts";
import { readBy } from "../reading/column-reading.ts";
import { remember } from "../remember.ts";
import type { FieldReader, Scope, Slot } from "./scope.ts";
import type { Facts } from "../facts.ts";
import type { Mapping } from "../model/fields-schema.ts";
import { YES } from "./answer.ts";
import type { Condition } from "../model/condition.ts";
import type { Exclusion, HandRaiser, Limit } from "../model/gates-schema.ts";
import { instantOf } from "../reading/instant.ts";
import { DAY } from "../time.ts";
import { rankOf, type Seniority } from "../reading/seniority.ts";
import type { Role } from "../result.ts";
import { words } from "../reading/fold.ts";
import { roleWordOf } from "../reading/title.ts";

/** A model whose conditions are closures and whose word lists and patterns are ready. */
export type CompiledModel = {
  readonly model: Model;
  readonly lexicon: Lexicon;
  readonly readers: readonly FieldReader[];
  /** The index of each logical field in `readers`. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly slots: readonly Slot[];
  /** How many of the first `slots` are the criteria's; those of gates and stages come behind. */
  readonly criteriaSlots: number;
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
  const { readers, indexOf } = compileFields(model, lexicon);
  const freeMailDomains = new Set(model.freeMailDomains.map((domain) => domain.toLowerCase()));
  const shop: Workshop = {
    words: wordsOf(lexicon, freeMailDomains),
    title: indexOf.get(model.roles.jobTitle ?? "") ?? -1,
    level: indexOf.get(model.roles.seniority ?? "") ?? -1,
    indexOf,
    slots: [],
    dates: [],
  };
  const criteria = model.criteria.map((criterion) => compileCriterion(criterion, shop));
  const criteriaSlots = shop.slots.length;
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
    criteriaSlots,
    slotsOfType: byType(shop.slots),
    dates: shop.dates,
    scope: {
      asOf: 0,
      timeZone: "UTC",
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
function compileFields(model: Model, lexicon: Lexicon): CompiledFields {
  const names = Object.keys(model.fields);
  return {
    readers: Object.values(model.fields).map((mapping) => {
      const read = readerOf(mapping);
      if (mapping.reading === undefined) return read;
      const byColumn = remember(readBy(mapping.reading, lexicon));
      return (facts) => {
        const value = read(facts);
        return value === null ? null : byColumn(value);
      };
    }),
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

const gate: SlotUse = { weigh: null, breaks: [], showsInterest: false };

type CompiledExclusion = {
  readonly exclusion: Exclusion;
  /** Null when it does not hold; otherwise when it ends (epoch milliseconds), null for never. */
  readonly holds: (scope: Scope) => { readonly until: number | null } | null;
  /** The fixed end in an IANA time zone, epoch milliseconds; Infinity without one. */
  readonly endIn: (timeZone: string) => number;
};

/** An exclusion ends at its `until`, or so many days after the newest reason for it, whichever is first. */
function compileExclusion(exclusion: Exclusion, shop: Workshop): CompiledExclusion {
  const { until, expiresAfterDays } = exclusion;
  const expiry = expiresAfterDays === null ? Infinity : expiresAfterDays * DAY;
  const breaks = expiry === Infinity ? [] : [expiry];
  const { check, dating } = compileCondition(exclusion.when, { ...gate, breaks }, shop);
  const endIn = (timeZone: string): number =>
    until === null ? Infinity : instantOf(until, timeZone);
  return {
    exclusion,
    endIn,
    holds: (scope) => {
      if (check(scope) !== YES) return null;
      const ends = Math.min(endIn(scope.timeZone), dating(scope) + expiry);
      if (scope.asOf >= ends) return null;
      return { until: ends === Infinity ? null : ends };
    },
  };
}

type CompiledLimit = {
  readonly limit: Limit;
  /** The index of the highest band that a limited contact can be in. */
  readonly band: number;
  readonly holds: (scope: Scope) => boolean;
};

function compileLimit(limit: Limit, model: Model, shop: Workshop): CompiledLimit {
  const band = model.bands.findIndex(({ name }) => name === limit.band);
  return { limit, band: Math.max(0, band), holds: compileHolds(limit.when, shop) };
}

type CompiledHandRaiser = {
  readonly handRaiser: HandRaiser;
  /** When the newest event that counts occurred, epoch milliseconds; -Infinity for none. */
  readonly newest: (scope: Scope) => number;
};

function compileHandRaiser(handRaiser: HandRaiser, shop: Workshop): CompiledHandRaiser {
  const { types, where, withinDays } = handRaiser;
  const condition: Condition = { op: "event", types, where, times: 1, withinDays };
  const { dating } = compileCondition(condition, { ...gate, showsInterest: true }, shop);
  return { handRaiser, newest: dating };
}

/** A condition that either holds or does not: unknown is not enough for a gate or a stage. */
function compileHolds(condition: Condition, shop: Workshop): (scope: Scope) => boolean {
  const { check } = compileCondition(condition, gate, shop);
  return (scope) => check(scope) === YES;
}

/** The role in the purchase of the contact in hand. */
type RoleOf = (scope: Scope) => Role;

/**
 * Roles from HubSpot's buying role, the most deciding first: internal values and labels in English and Spanish,
 * as `words` gives them.
 */
const BUYING_ROLES: readonly (readonly [Role, ReadonlySet<string>])[] = (
  [
    [
      "decision_maker",
      "decision maker;budget holder;executive sponsor;economic buyer;tomador de decisiones;responsable de la toma de decisiones;responsable de decisiones;decisor;responsable del presupuesto;titular del presupuesto;patrocinador ejecutivo",
    ],
    [
      "influencer",
      "influencer;champion;blocker;legal and compliance;legal compliance;influenciador;influyente;persona influyente;promotor;defensor;bloqueador;legal y cumplimiento;asuntos legales y cumplimiento;juridico y cumplimiento",
    ],
    ["end_user", "end user;user;usuario final;usuario"],
  ] as const
).map(([role, names]) => [role, new Set(names.split(";"))] as const);

/** What sales entered as the buying role comes first, then the job title (domain.md section 2). */
function compileRole(
  model: Model,
  { lexicon, seniority, levelOption }: Words,
  indexOf: ReadonlyMap<string, number>,
): RoleOf {
  const { jobTitle, buyingRole, decisionMakerFrom, influencerFrom } = model.roles;
  const title = indexOf.get(jobTitle ?? "");
  const buying = indexOf.get(buyingRole ?? "");
  const levelField = indexOf.get(model.roles.seniority ?? "");
  const byLevelOf = (level: Seniority | null): Role =>
    level === null ? "unknown" : roleOfLevel(level, decisionMakerFrom, influencerFrom);
  const fromTitle = remember((text) => {
    const byLevel = byLevelOf(seniority(text));
    const byWord = roleWordOf(text, lexicon);
    return byWord === null || byLevel === "decision_maker" ? byLevel : byWord;
  });
  const fromBuying = remember(roleOfBuying);
  return ({ values }) => {
    const entered = buying === undefined ? null : values[buying];
    const role = entered ? fromBuying(entered) : "unknown";
    if (role !== "unknown") return role;
    const option = levelField === undefined ? null : values[levelField];
    const given = option ? byLevelOf(levelOption(option)) : "unknown";
    if (given !== "unknown") return given;
    const text = title === undefined ? null : values[title];
    return text ? fromTitle(text) : "unknown";
  };
}

function roleOfBuying(value: string): Role {
  const options = value.split(/[;,|]/).map((option) => words(option));
  const found = BUYING_ROLES.find(([, names]) => options.some((option) => names.has(option)));
  return found?.[0] ?? "unknown";
}

function roleOfLevel(level: Seniority, decides: Seniority, influences: Seniority): Role {
  if (rankOf(level) >= rankOf(decides)) return "decision_maker";
  return rankOf(level) >= rankOf(influences) ? "influencer" : "end_user";
}
