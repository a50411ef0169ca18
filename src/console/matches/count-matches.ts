import { lexicon } from "../../../config/lexicon.ts";
import { readyMadeModels } from "../../../config/models.ts";
import { compileModel } from "../../scoring/compile/compile.ts";
import type { BehaviourEvent, Properties } from "../../scoring/facts.ts";
import type { Condition } from "../../scoring/model/condition.ts";
import type { Model } from "../../scoring/model/model.ts";
import { walk } from "../../scoring/model/walk.ts";
import { tally } from "../../scoring/tally.ts";
import type { Matches } from "../contract/matches.ts";
import type { MatchesQuestion } from "./matches-task.ts";

/** A contact as it is held for counting; its events are in order (ordered.ts). */
export type HeldContact = {
  readonly contactId: string;
  readonly name: string;
  readonly contact: Properties;
  readonly company: Properties | null;
  readonly events: readonly BehaviourEvent[];
};

const mostExamples = 3;
const mostKnown = 10;

/** Whom each condition matches, by the very closures that score; null for one that is not whole. Pure. */
export function countMatches(
  held: readonly HeldContact[],
  { asOf, settings, conditions }: Pick<MatchesQuestion, "asOf" | "settings" | "conditions">,
  timeZone: string,
): Matches["conditions"] {
  const usable = conditions.map((condition) =>
    condition !== null && compiles(settings, condition) ? condition : null,
  );
  const whole = usable.flatMap((condition, at) => (condition === null ? [] : [at]));
  const compiled = compileModel(
    carrier(
      settings,
      usable.filter((condition) => condition !== null),
    ),
    lexicon,
  );
  const found = usable.map((condition) =>
    condition === null ? null : { matched: 0, examples: [] as Example[], known: {} },
  );
  for (const { contactId, name, contact, company, events } of held) {
    const facts = {
      contact,
      company,
      events,
      timeZone,
      verdict: null,
      sales: null,
      doNotScore: false,
    };
    const scope = tally(compiled, facts, events, asOf);
    for (const { limit, holds } of compiled.limits) {
      if (!holds(scope)) continue;
      const one = found[whole[Number(limit.id.slice(1))] ?? -1];
      if (!one) continue;
      one.matched += 1;
      if (one.examples.length < mostExamples) one.examples.push({ contactId, name });
    }
  }
  return found.map((one, at) => {
    const condition = usable[at] ?? null;
    return one && condition && { ...one, known: knownValues(held, condition) };
  });
}

/** Whether a condition can be asked: one with a pattern that is no pattern yet cannot. */
function compiles(settings: MatchesQuestion["settings"], condition: Condition): boolean {
  try {
    compileModel(carrier(settings, [condition]), lexicon);
    return true;
  } catch {
    return false;
  }
}

type Example = { readonly contactId: string; readonly name: string };

const label = { en: "Condition", es: "Condición" };

/** A model that holds the conditions as limits: they are compiled and asked as any other. */
function carrier(settings: MatchesQuestion["settings"], conditions: readonly Condition[]): Model {
  const base: Model = readyMadeModels["b2b-software"];
  return {
    ...base,
    ...settings,
    criteria: [],
    exclusions: [],
    handRaisers: [],
    origin: null,
    funnel: {
      ...base.funnel,
      customer: null,
      decision: { from: 0, when: null },
      consideration: { from: 0, when: null },
    },
    limits: conditions.map((when, at) => ({
      id: `c${at}`,
      label,
      when,
      band: base.bands[0]?.name ?? "",
    })),
  };
}

/** What the behaviours that a condition asks for carry where it looks, so that nobody has to guess an address. */
function knownValues(held: readonly HeldContact[], condition: Condition): Record<string, string[]> {
  const asked = new Map<string, Set<string>>();
  for (const { condition: part } of walk(condition, "")) {
    if (part.op !== "event" || part.where === null) continue;
    for (const { condition: test } of walk(part.where, "")) {
      if (!("field" in test)) continue;
      const types = asked.get(test.field) ?? new Set();
      for (const type of part.types) types.add(type);
      asked.set(test.field, types);
    }
  }
  return Object.fromEntries(
    [...asked].map(([field, types]) => [field, mostFrequent(held, field, types)]),
  );
}

function mostFrequent(
  held: readonly HeldContact[],
  field: string,
  types: ReadonlySet<string>,
): string[] {
  const counts = new Map<string, number>();
  for (const { events } of held) {
    for (const { type, properties } of events) {
      const value = types.has(type) ? properties[field] : undefined;
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostKnown)
    .map(([value]) => value);
}
