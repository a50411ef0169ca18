import type { CompiledModel } from "../scoring/compile/compile.ts";
import { salesFactsOf } from "../outcomes/sales-facts.ts";
import { customerPart, leadPart, type Score } from "../scoring/result.ts";
import { scoreContact } from "../scoring/score.ts";
import type { Instance } from "../store/instance.ts";
import type { Portal } from "../store/portals/portals.ts";
import { recall } from "../store/scores/recall.ts";
import { sampleScores } from "../store/scores/sample-scores.ts";
import { addToTally } from "../store/engine/tally.ts";

type Models = { readonly lead: CompiledModel; readonly customer: CompiledModel | null };

/** Contacts of a portal that one night looks at. */
const sampleSize = 200;

/**
 * Makes a sample of every portal's scores again from scratch, for the instant at which they were made, and compares.
 * The counts stay in the ledger: `score_checks`, and `score_mismatches`, which must stay 0 (reliability.md section 3).
 */
export async function checkSample(
  deps: Instance & {
    /** The models in force; null for a portal that is not scored. */
    readonly modelsOf: (portal: Portal) => Models | null;
    /** 0 to 1: where the sample begins. */
    readonly random?: () => number;
  },
): Promise<void> {
  const { ledger, portals, log } = deps;
  for (const portal of await portals.list()) {
    const models = deps.modelsOf(portal);
    if (models === null) continue;
    const { portalId } = portal;
    const at = (deps.random ?? Math.random)();
    const sample = await sampleScores(ledger, portalId, sampleSize, at);
    const ids = sample.map(({ contactId }) => contactId);
    const known = await recall(ledger, portalId, ids);
    let checked = 0;
    let wrong = 0;
    for (const { contactId, properties, company } of sample) {
      const { score, verdict, events, deals, handoff } = known(contactId);
      if (score === null || !isOfModels(score, models)) continue;
      const facts = {
        contact: properties,
        company,
        events,
        verdict,
        sales: salesFactsOf(
          {
            contact: properties,
            company,
            events,
            deals,
            firstContactAt: handoff?.firstContactAt ?? null,
          },
          score.asOf,
        ),
        timeZone: portal.timeZone,
        doNotScore: properties["ripen_do_not_score"] === "true",
      };
      const again = scoreContact(models, facts, score.readiness, score.asOf);
      checked += 1;
      if (isSame(again, score)) continue;
      wrong += 1;
      log.error({ portal: portalId, contact: contactId }, "a score differs from one made afresh");
    }
    await ledger.transaction(async (tx) => {
      await addToTally(tx, "score_checks", checked);
      await addToTally(tx, "score_mismatches", wrong);
    });
    log.info({ portal: portalId, checked, wrong }, "a sample of the scores was made again");
  }
}

function isSame(again: Score, score: Score): boolean {
  const [ofLead, standing] = [leadPart(again), leadPart(score)];
  return (
    ofLead.fit === standing.fit &&
    ofLead.pain === standing.pain &&
    again.band === score.band &&
    customerPart(again)?.customerScore === customerPart(score)?.customerScore
  );
}

/** A score of another version is on its way to be made again anyway. */
function isOfModels(
  score: { readonly kind: "lead" | "customer"; readonly modelVersion: number },
  { lead, customer }: Models,
): boolean {
  const { model } = score.kind === "customer" ? (customer ?? lead) : lead;
  return score.modelVersion === model.version;
}
