import type { Criterion } from "../model/criterion-schema.ts";
import { finding, type Inspection } from "./finding.ts";
import { mostOfCriterion } from "./reach.ts";

/** Caps that make criteria pointless, or that never cut. */
export function caps(inspection: Inspection): void {
  for (const [at, criterion] of inspection.model.criteria.entries()) {
    criterionCap(inspection, criterion, `criteria[${at}].cap`);
  }
  familyCaps(inspection);
}

function criterionCap({ report }: Inspection, criterion: Criterion, path: string): void {
  const { cap, rules } = criterion;
  if (cap === null) return;
  const positive = rules.map(({ points }) => points).filter((points) => points > 0);
  const uncapped = mostOfCriterion({ ...criterion, cap: null });
  if (cap === 0 || uncapped <= cap) {
    report(
      finding(
        cap === 0 ? "warning" : "info",
        "cap-pointless",
        path,
        cap === 0
          ? [
              "with a cap of 0 the criterion gives nothing",
              "con un tope de 0 el criterio no da nada",
            ]
          : [`the cap of ${cap} never cuts`, `el tope de ${cap} nunca recorta`],
        ["Change the cap, or take it out.", "Cambie el tope o quítelo."],
      ),
    );
  } else if (new Set(positive).size > 1 && positive.every((points) => points >= cap)) {
    report(
      finding(
        "warning",
        "cap-flattens-rules",
        path,
        [
          `every rule reaches the cap of ${cap}, so all are worth the same`,
          `todas las reglas llegan al tope de ${cap}, así que valen lo mismo`,
        ],
        ["Raise the cap, or make it one rule.", "Suba el tope o déjelo en una sola regla."],
      ),
    );
  }
}

/** A family whose cap one criterion fills alone leaves the others nothing to add. */
function familyCaps({ model, report }: Inspection): void {
  for (const [name, { cap }] of Object.entries(model.families)) {
    const members = model.criteria.filter(({ family }) => family === name);
    const most = members.map(mostOfCriterion);
    const sum = most.reduce((total, points) => total + points, 0);
    const path = `families.${name}.cap`;
    if (sum <= cap) {
      report(
        finding(
          "info",
          "cap-pointless",
          path,
          [
            `the family's criteria give ${sum} at most, so the cap of ${cap} never applies`,
            `los criterios de la familia dan ${sum} como mucho: el tope de ${cap} nunca recorta`,
          ],
          ["Lower the cap, or leave it as a bound.", "Baje el tope o déjelo como límite."],
        ),
      );
    } else if (most.some((points) => points > cap)) {
      report(
        finding(
          "warning",
          "family-cap-starves",
          path,
          [
            `one criterion of the family gives more than the cap of ${cap} alone, so the others add nothing`,
            `un criterio de la familia ya supera el tope de ${cap}: los demás no suman nada`,
          ],
          ["Raise the cap, or cap that criterion.", "Suba el tope o ponga uno a ese criterio."],
        ),
      );
    }
  }
}
