import type { Criterion } from "../../scoring/model/criterion-schema.ts";
import type { Model } from "../../scoring/model/model.ts";
import { daysText, hoursText } from "../../base/counted.ts";
import type { Text } from "../../base/text.ts";
import type { Sheet } from "../contract/sheet.ts";
import { conditionWords } from "../../words/condition-words.ts";
import { decayWords } from "../../words/decay-words.ts";
import { eventName } from "../../words/events.ts";
import { axisLabel } from "../../words/axis-label.ts";

/** A model in words: criteria, definitions and points, for both teams to read and sign. */
export function sheetOf(model: Model, version: number | null): Sheet {
  return {
    kind: model.kind,
    name: model.name,
    version,
    about: model.about,
    axes: (["fit", "pain"] as const).map((axis) => ({
      axis,
      label: axisLabel(model, axis),
      max: model.axes[axis].max,
      criteria: model.criteria.filter((each) => each.axis === axis).map(criterionOf),
    })),
    families: Object.entries(model.families).map(([name, { cap }]) => ({ name, cap })),
    exclusions: model.exclusions.map((each) => ({
      label: each.label,
      when: conditionWords(each.when),
      note: expiryOf(each),
    })),
    limits: model.limits.map((each) => {
      const band = model.bands.find(({ name }) => name === each.band)?.label;
      return {
        label: each.label,
        when: conditionWords(each.when),
        note: {
          en: `at most “${band?.en ?? each.band}”`,
          es: `como máximo «${band?.es ?? each.band}»`,
        },
      };
    }),
    handRaisers: model.handRaisers.map(({ label, types, where, withinDays }) => ({
      label,
      when: conditionWords({ op: "event", types, where, times: 1, withinDays }),
      note: {
        en: `ready at once: ${types.map((type) => eventName(type).en).join(", ")}`,
        es: `listo en el acto: ${types.map((type) => eventName(type).es).join(", ")}`,
      },
    })),
    bands: [...model.bands],
    matrix: {
      fit: [...model.matrix.fit],
      pain: [...model.matrix.pain],
      cells: model.matrix.cells.map((row) => [...row]),
    },
    ready: readyWords(model),
  };
}

function criterionOf(criterion: Criterion): Sheet["axes"][number]["criteria"][number] {
  return {
    id: criterion.id,
    label: criterion.label,
    definition: criterion.definition,
    rules: criterion.rules.map(({ when, points, each }) => ({
      when: conditionWords(when),
      points,
      each,
    })),
    pick:
      criterion.pick === "best"
        ? { en: "the best rule counts", es: "cuenta la mejor regla" }
        : { en: "rules add up", es: "las reglas se suman" },
    unknown: criterion.unknown,
    cap: criterion.cap,
    family: criterion.family,
    decay: criterion.decay === null ? null : decayWords(criterion.decay),
  };
}

function expiryOf({ until, expiresAfterDays }: Model["exclusions"][number]): Text | null {
  if (until !== null) return { en: `until ${until}`, es: `hasta el ${until}` };
  return expiresAfterDays === null
    ? null
    : {
        en: `for ${daysText(expiresAfterDays).en}`,
        es: `durante ${daysText(expiresAfterDays).es}`,
      };
}

function readyWords({ ready, axes }: Model): Text[] {
  const total = axes.fit.max + axes.pain.max;
  return [
    {
      en: `At least ${ready.fit} of ${axes.fit.max} points of fit`,
      es: `Al menos ${ready.fit} de ${axes.fit.max} puntos de ajuste`,
    },
    {
      en: `At least ${ready.pain} of ${axes.pain.max} points of pain`,
      es: `Al menos ${ready.pain} de ${axes.pain.max} puntos de dolor`,
    },
    {
      en: `At least ${ready.total} of ${total} points in total`,
      es: `Al menos ${ready.total} de ${total} puntos en total`,
    },
    {
      en: `No longer ready ${ready.hysteresis} points below, after ${hoursText(ready.dwellHours).en}`,
      es: `Deja de estar listo ${ready.hysteresis} puntos por debajo, al cabo de ${hoursText(ready.dwellHours).es}`,
    },
  ];
}
