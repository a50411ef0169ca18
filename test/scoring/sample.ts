import { lexicon } from "../../config/lexicon.ts";
import { compileModel, type CompiledModel } from "../../src/scoring/compile/compile.ts";
import type { Condition } from "../../src/scoring/model/condition.ts";
import type { BehaviourEvent, Facts } from "../../src/scoring/facts.ts";
import { parseModel, type ModelDocument } from "../../src/scoring/model/model.ts";
import { scoreContact, type Models } from "../../src/scoring/score.ts";
import { DAY } from "../../src/scoring/time.ts";
import type { LeadScore } from "../../src/scoring/result.ts";

/** A Friday noon, UTC. */
export const NOW = Date.parse("2026-03-20T12:00:00Z");

export type Criterion = ModelDocument["criteria"][number];
export type Decay = NonNullable<Criterion["decay"]>;

const label = { en: "Label", es: "Etiqueta" };
const definition = { en: "What it means to both.", es: "Lo que significa para ambos." };

/** A criterion on fit that tests `title`, changed as given. */
export function criterion(given: Partial<Criterion> & Pick<Criterion, "rules">): Criterion {
  return { id: "tested", axis: "fit", label, definition, ...given };
}

/** A rule's condition as a person writes it, defaults left out. */
export type When = Criterion["rules"][number]["when"];

/** At least `times` events of a type. */
export function event(
  type: string,
  given: Partial<Extract<Condition, { op: "event" }>> = {},
): When {
  return { op: "event", types: [type], where: null, times: 1, withinDays: null, ...given };
}

/** A small lead model with four text fields and one criterion an axis, changed as given. */
export function sampleModel(given: Partial<ModelDocument> = {}): ModelDocument {
  return {
    schema: 1,
    id: "sample",
    version: 7,
    name: "Sample",
    kind: "lead",
    fields: {
      title: { contact: "jobtitle" },
      country: { company: "country", contact: "country" },
      size: { company: "numberofemployees" },
      mail: { contact: "email" },
      stage: { contact: "lifecyclestage" },
      since: { contact: "since" },
    },
    criteria: [
      criterion({
        rules: [
          { when: { op: "seniorityAtLeast", field: "title", level: "director" }, points: 30 },
        ],
      }),
      criterion({
        id: "trial",
        axis: "pain",
        rules: [{ when: event("trial_started"), points: 20 }],
      }),
    ],
    bands: [
      { name: "low", label, from: 0 },
      { name: "middle", label, from: 30 },
      { name: "top", label, from: 50 },
    ],
    matrix: {
      fit: [30],
      pain: [20],
      cells: [
        ["blue", "purple"],
        ["purple", "red"],
      ],
    },
    ready: { fit: 30, pain: 20, total: 50, hysteresis: 5, dwellHours: 24 },
    ...given,
  };
}

export function compiled(given: Partial<ModelDocument> = {}): CompiledModel {
  return compileModel(parseModel(sampleModel(given)), lexicon);
}

/** A lead model alone. */
export function models(given: Partial<ModelDocument> = {}): Models {
  return { lead: compiled(given), customer: null };
}

/** A contact of whom nothing is known, changed as given. */
export function facts(given: Partial<Facts> = {}): Facts {
  return {
    contact: {},
    company: null,
    events: [],
    verdict: null,
    sales: null,
    doNotScore: false,
    ...given,
  };
}

let serial = 0;

/** An event so many days before NOW (after it when negative). */
export function happened(
  type: string,
  daysAgo: number,
  properties: BehaviourEvent["properties"] = {},
): BehaviourEvent {
  serial += 1;
  return { id: `e${serial}`, type, occurredAt: NOW - daysAgo * DAY, source: "test", properties };
}

/** The score of a contact that is no customer. */
export function scoreLead(...given: Parameters<typeof scoreContact>): LeadScore {
  const score = scoreContact(...given);
  if (score.kind !== "lead") throw new TypeError("this contact is a customer");
  return score;
}
