import type { CompiledModel } from "./compile/compile.ts";
import { isOwnAct } from "./event-source.ts";
import type { Facts } from "./facts.ts";
import { walk } from "./model/walk.ts";
import type { Model } from "./model/model-schema.ts";
import { ordered } from "./ordered.ts";
import { tally } from "./tally.ts";

/** What events say about the will of the contact itself. Epoch milliseconds; null for nothing of the kind. */
export type Acts = {
  /** When it last raised its hand. */
  readonly raisedAt: number | null;
  /** When it last did something of a type that counts towards pain, whatever is left of its points. */
  readonly painAt: number | null;
};

/** Opening a mail is no act that anybody waits for. */
const passive: ReadonlySet<string> = new Set(["email_opened"]);

/** What of `facts.events` the lead model takes as a raised hand or as an act of pain by `asOf`. Pure. */
export function actsOf(compiled: CompiledModel, facts: Facts, asOf: number): Acts {
  const own = facts.events.filter((event) => event.occurredAt <= asOf && isOwnAct(event));
  if (own.length === 0) return { raisedAt: null, painAt: null };
  const scope = tally(compiled, facts, ordered(own), asOf);
  const raised = Math.max(...compiled.handRaisers.map(({ newest }) => newest(scope)), -Infinity);
  const types = painTypes(compiled.model);
  const pained = own.reduce(
    (latest, { type, occurredAt }) =>
      types.has(type) && !passive.has(type) ? Math.max(latest, occurredAt) : latest,
    raised,
  );
  return {
    raisedAt: raised === -Infinity ? null : raised,
    painAt: pained === -Infinity ? null : pained,
  };
}

const painTypesOf = new WeakMap<Model, ReadonlySet<string>>();

/** Types of events for which the model gives points of pain. */
function painTypes(model: Model): ReadonlySet<string> {
  const known = painTypesOf.get(model);
  if (known !== undefined) return known;
  const types = new Set<string>();
  for (const { axis, rules } of model.criteria) {
    for (const { when, points } of rules) {
      if (axis !== "pain" || points <= 0) continue;
      for (const { condition, negated } of walk(when, "")) {
        if (condition.op === "event" && !negated)
          condition.types.forEach((type) => types.add(type));
      }
    }
  }
  painTypesOf.set(model, types);
  return types;
}
