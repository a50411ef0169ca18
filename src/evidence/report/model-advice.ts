import { finding, type Finding } from "../../scoring/hygiene/finding.ts";
import type { Model } from "../../scoring/model/model.ts";
import { testsEvents } from "../../scoring/model/walk.ts";
import { lastDaysText, wholePercentText } from "../../base/counted.ts";
import type { CriterionLine } from "./report.ts";

/** What outcomes and behaviour say of a model in force, beside its criteria. */
export type ModelEvidence = {
  /** As the report has them. */
  readonly criteria: readonly Pick<CriterionLine, "id" | "verdict" | "lift">[];
  /** The least effect on the odds that deserves points, 0 to 1: the admin's X %, .1 by default. */
  readonly smallestEffect: number;
  /** Behaviour events that arrived lately; null where nobody counted. */
  readonly eventsLately: { readonly count: number; readonly days: number } | null;
};

/**
 * What hygiene says from evidence (docs/evidence.md, Beside every criterion): criteria with little effect, criteria
 * that speak against what their points say, and a model of behaviour to which none arrives.
 */
export function modelAdvice(model: Model, evidence: ModelEvidence): Finding[] {
  const percent = wholePercentText(evidence.smallestEffect);
  const ofCriteria = evidence.criteria.flatMap(({ id, verdict }): Finding[] => {
    const at = model.criteria.findIndex((criterion) => criterion.id === id);
    const label = model.criteria[at]?.label;
    if (label === undefined) return [];
    const path = `criteria[${at}]`;
    if (verdict === "remove") {
      return [
        finding(
          "warning",
          "criterion-little-effect",
          path,
          [
            `'${label.en}' changes the odds of a sale by less than ${percent.en} beside the other criteria`,
            `«${label.es}» cambia menos de un ${percent.es} las probabilidades de venta junto a los demás criterios`,
          ],
          [
            "Remove it, then check the others again: they depend on each other.",
            "Quítelo y vuelva a mirar los demás: dependen unos de otros.",
          ],
        ),
      ];
    }
    if (verdict !== "turn") return [];
    return [
      finding(
        "warning",
        "criterion-speaks-against",
        path,
        [
          `'${label.en}' gives points to leads that buy less often than the others`,
          `«${label.es}» da puntos a leads que compran menos que los demás`,
        ],
        [
          "Remove its points, or give them to the leads that do not meet it.",
          "Quítele los puntos o déselos a quienes no lo cumplen.",
        ],
      ),
    ];
  });
  return [...ofCriteria, ...noBehaviour(model, evidence.eventsLately)];
}

function noBehaviour(model: Model, lately: ModelEvidence["eventsLately"]): Finding[] {
  if (lately === null || lately.count > 0) return [];
  const readsIt = model.criteria.some(({ rules }) => rules.some(({ when }) => testsEvents(when)));
  if (!readsIt) return [];
  return [
    finding(
      "warning",
      "behaviour-missing",
      "criteria",
      [
        `the model gives points for behaviour, and none arrived ${lastDaysText(lately.days).en}`,
        `el modelo da puntos por comportamiento y no llegó ninguno ${lastDaysText(lately.days).es}`,
      ],
      [
        "Track what leads do: without it pain stays at 0.",
        "Registre lo que hacen los leads: sin eso el dolor se queda en 0.",
      ],
    ),
  ];
}
