import { findingsOf } from "../../account/findings.ts";
import { modelAdvice } from "../../evidence/report/model-advice.ts";
import type { Finding } from "../../scoring/hygiene/finding.ts";
import type { Model } from "../../scoring/model/model.ts";
import { evidenceWish, findings as findingsSchema } from "../contract/evidence.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller } from "../shell/handler.ts";
import { readSurvey } from "../survey/read-survey.ts";
import { surveyDays } from "../survey/survey-task.ts";

/**
 * What hygiene says from what sold and from the behaviour that arrived: criteria with little effect or that speak
 * against their points, by the latest look, and behaviour that the model counts and that does not come.
 */
export async function adviceOfSales(
  deps: ConsoleDeps,
  { ledger, portal, portalId }: Pick<Caller, "ledger" | "portal" | "portalId">,
  model: Model,
): Promise<Finding[]> {
  if (model.kind !== "lead") return [];
  const now = deps.clock.now();
  const looks = await findingsOf(ledger.read, portalId, now);
  const judged = looks.flatMap(({ asked, result, modelVersion }) => {
    const found = findingsSchema.safeParse(result).data;
    if (found === undefined || modelVersion !== portal.current.lead) return [];
    const criteria = found.criteria.flatMap(({ verdict, ...rest }) =>
      verdict === null ? [] : [{ ...rest, verdict }],
    );
    const wish = evidenceWish.safeParse(asked).data;
    return criteria.length === 0 ? [] : [{ criteria, smallestEffect: wish?.smallestEffect ?? 0.1 }];
  });
  const survey = readSurvey(deps, portal);
  // Before a month has gone by nobody can miss what a month should bring.
  const isOldEnough = now - portal.installedAt >= surveyDays * 86_400_000;
  return modelAdvice(model, {
    criteria: judged[0]?.criteria ?? [],
    smallestEffect: judged[0]?.smallestEffect ?? 0.1,
    eventsLately:
      survey === null || !isOldEnough
        ? null
        : {
            count: survey.events.reduce((sum, { recent }) => sum + recent, 0),
            days: surveyDays,
          },
  });
}
