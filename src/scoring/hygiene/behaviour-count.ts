import { testsEvents } from "../walk.ts";
import { finding, type Inspection } from "./finding.ts";

/** How many behaviour criteria a model may have (domain.md section 9). */
export const BEHAVIOUR_CRITERIA = { start: 15, warn: 20, error: 25 } as const;

/** Start with 10 to 15 behaviour criteria; above 20 a warning, above 25 an error. */
export function behaviourCount({ model, report }: Inspection): void {
  const count = model.criteria.filter(({ rules }) =>
    rules.some(({ when }) => testsEvents(when)),
  ).length;
  const advice = [
    "Keep the 10 to 15 that tell most, and take out the rest.",
    "Conserve los 10 o 15 que más dicen y quite el resto.",
  ] as const;
  const message = [
    `${count} behaviour criteria are hard to understand and to maintain`,
    `${count} criterios de comportamiento son difíciles de entender y de mantener`,
  ] as const;
  if (count > BEHAVIOUR_CRITERIA.error) {
    report(finding("error", "behaviour-criteria-too-many", "criteria", message, advice));
  } else if (count > BEHAVIOUR_CRITERIA.warn) {
    report(finding("warning", "behaviour-criteria-too-many", "criteria", message, advice));
  } else if (count > BEHAVIOUR_CRITERIA.start) {
    report(finding("info", "behaviour-criteria-over-start", "criteria", message, advice));
  }
}
