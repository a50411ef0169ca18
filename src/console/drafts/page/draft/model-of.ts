import type { Criterion } from "../../../../scoring/model/criterion-schema.ts";
import type { Model } from "../../../../scoring/model/model-schema.ts";

const empty: Model = {
  schema: 1,
  id: "model",
  version: 0,
  name: "",
  about: { en: "", es: "" },
  kind: "lead",
  axes: { fit: { max: 50 }, pain: { max: 50 } },
  fields: {},
  outputs: {},
  freeMailDomains: [],
  criteria: [],
  families: {},
  exclusions: [],
  limits: [],
  handRaisers: [],
  bands: [],
  matrix: { fit: [], pain: [], cells: [] },
  ready: { fit: 0, pain: 0, total: 0, hysteresis: 5, dwellHours: 24 },
  roles: {
    jobTitle: null,
    buyingRole: null,
    seniority: null,
    decisionMakerFrom: "director",
    influencerFrom: "senior",
  },
  funnel: {
    customer: null,
    decision: { from: 51, when: null },
    consideration: { from: 26, when: null },
  },
  origin: null,
  maybeWaitsDays: 30,
  neverExpiresAfterDays: null,
};

const emptyCriterion: Omit<Criterion, "id"> = {
  axis: "fit",
  family: null,
  label: { en: "", es: "" },
  definition: { en: "", es: "" },
  rules: [],
  pick: "best",
  unknown: 0,
  cap: null,
  decay: null,
  isContext: false,
};

/**
 * A draft's document with what a person may leave out filled in, as the editor needs it. Nothing is
 * judged here: the server says what is wrong.
 */
export function modelOf(document: Readonly<Record<string, unknown>>): Model {
  const given = document as Partial<Model>;
  const model = { ...empty, ...given };
  return {
    ...model,
    criteria: model.criteria.map((criterion) => ({
      ...emptyCriterion,
      ...criterion,
      rules: (criterion.rules ?? []).map((rule) => ({ ...rule, each: rule.each ?? false })),
    })),
    exclusions: model.exclusions.map((gate) => ({
      ...gate,
      until: gate.until ?? null,
      expiresAfterDays: gate.expiresAfterDays ?? null,
    })),
    handRaisers: model.handRaisers.map((raiser) => ({
      ...raiser,
      where: raiser.where ?? null,
      withinDays: raiser.withinDays ?? 30,
    })),
    ready: { ...empty.ready, ...given.ready },
  };
}
