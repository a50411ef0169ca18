import type { Model } from "../model/model.ts";
import type { ScoreLine } from "../result.ts";
import type { Text } from "../../base/text.ts";

/** What a line of a score is about: the criterion in the admin's words, or the limit that took points away. */
export function lineName({ kind, id }: Pick<ScoreLine, "kind" | "id">, model: Model): Text {
  switch (kind) {
    case "criterion": {
      const criterion = model.criteria.find((one) => one.id === id);
      return criterion === undefined
        ? {
            en: "A criterion that the model no longer has",
            es: "Un criterio que el modelo ya no tiene",
          }
        : { en: criterion.label.en || id, es: criterion.label.es || id };
    }
    case "familyCap":
      return { en: `Limit of the group “${id}”`, es: `Tope del grupo «${id}»` };
    case "axisMax":
      return { en: "Upper limit", es: "Tope superior" };
    case "axisMin":
      return { en: "Lower limit", es: "Tope inferior" };
    default:
      return kind satisfies never;
  }
}
