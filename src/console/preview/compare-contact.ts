import { explainInOneSentence } from "../../scoring/explain/explain.ts";
import { withBlankLines } from "../../scoring/explain/blank-lines.ts";
import { modelBehind } from "../../scoring/explain/model-behind.ts";
import { customerPart, leadPart, type Score } from "../../scoring/result.ts";
import type { Models } from "../../scoring/score.ts";
import type { Handler } from "../shell/handler.ts";
import type { Comparison, Explanation } from "../contract/explanation.ts";
import { refuse } from "../../account/refusal.ts";
import { withColumnReadings } from "../../account/drafts/column-readings.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { modelsInForce, openVersion } from "../../account/models.ts";
import { recordUrl } from "../shell/record-url.ts";
import { bandLabel, gateText, missingText } from "../../words/gate-text.ts";
import { lineName } from "../../scoring/explain/line-name.ts";
import { takeFacts } from "../../decide.ts";
import { rulesOf } from "../../lane/open-portal.ts";
import type { PortalRules } from "../../portal-work.ts";
import type { Facts } from "../../scoring/facts.ts";
import { targetsOf } from "../../writeback/output-targets.ts";
import { foresee, type Outlook } from "./foresee.ts";
import { readThese } from "./read-contacts.ts";
import { portalWith } from "./run-preview.ts";
import { refusals } from "../../words/refusals.ts";

/**
 * One contact under the stored score and as the draft would have it, right after publishing and once all has settled,
 * each explained. HubSpot is not asked.
 */
export const compareContact: Handler<"compareContact"> = async (deps, call) => {
  const { ledger, portal, portalId, params } = call;
  const outputs = targetsOf(modelsInForce(portal));
  const [contact] = await readThese(ledger.read, portalId, outputs, [params.contactId]);
  const named = await ledger.read
    .selectFrom("inputs")
    .select(["name", "email", "company", "read_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", params.contactId)
    .executeTakeFirst();
  if (contact?.reading === undefined || contact.reading === null || named === undefined) {
    throw unknownContact;
  }
  const { known, reading } = contact;
  const { timeZone } = portal;
  const factsAt = (sources: PortalRules["sources"], at: number): Facts =>
    takeFacts({ sources, timeZone }, reading, known, at).facts;

  const inForce = compiledInForce(portal, known.score);
  const draft = await currentDraft(ledger.read, portal, params.kind);
  const { model } = checkDocument(draft.document, params.kind);
  let drafted: Pick<Comparison, "draft" | "settled"> = { draft: null, settled: null };
  const rules =
    model === null
      ? null
      : rulesOf(
          portalWith(
            portal,
            await withColumnReadings(ledger.read, portalId, model),
            call.who,
            // Compiled once for as long as the draft stands.
            draft.savedAt ?? portal.installedAt,
          ),
        );
  if (rules !== null) {
    const asOf = deps.clock.now();
    const { after, settled } = foresee({ ...rules, challenger: null }, reading, contact, asOf);
    const explained = ({ score }: Outlook): Explanation =>
      explain(rules.models, factsAt(rules.sources, score.asOf), score, timeZone, null);
    drafted = { draft: explained(after), settled: explained(settled) };
  }
  return {
    contact: {
      contactId: contact.contactId,
      name: named.name,
      email: named.email,
      company: named.company,
      recordUrl: recordUrl(portal, contact.contactId),
      readAt: named.read_at,
    },
    published:
      inForce === null
        ? null
        : explain(
            inForce,
            factsAt([], known.score.asOf),
            known.score,
            timeZone,
            known.score.modelVersion,
          ),
    ...drafted,
  };
};

/** The models that made a stored score; null when its version is gone. */
function compiledInForce(portal: Parameters<typeof openVersion>[0], score: Score): Models | null {
  const byCustomerModel = customerPart(score) !== null;
  const lead = openVersion(portal, byCustomerModel ? portal.current.lead : score.modelVersion);
  const customer = openVersion(
    portal,
    byCustomerModel ? score.modelVersion : portal.current.customer,
  );
  return lead === null
    ? null
    : { lead: lead.compiled(), customer: customer === null ? null : customer.compiled() };
}

function explain(
  models: Models,
  facts: Parameters<typeof explainInOneSentence>[1],
  score: Score,
  timeZone: string,
  version: number | null,
): Explanation {
  const { fit, pain, leadScore, missing } = leadPart(score);
  const { compiled, lines: kept } = modelBehind(models, score);
  const { model } = compiled;
  const lines = withBlankLines(model, kept);
  return {
    model: { name: model.name, version },
    kind: score.kind,
    fit,
    pain,
    score: leadScore,
    customerScore: customerPart(score)?.customerScore ?? null,
    band: bandLabel(model, score.band),
    segment: score.segment,
    isReady: score.readiness.ready,
    nextStep: score.nextStep,
    role: score.role,
    gate: gateText(score.reason, models.lead.model),
    missing: missing.map((each) => missingText(each, models.lead.model)),
    lines: lines.map((line) => ({
      axis: line.axis,
      kind: line.kind,
      id: line.id,
      label: lineName(line, model),
      definition: model.criteria.find(({ id }) => id === line.id)?.definition ?? { en: "", es: "" },
      points: line.points,
      events: line.events,
      isCapped: line.capped,
      isUnknown: line.unknown,
    })),
    sentence: {
      en: explainInOneSentence(models, facts, score, "en", timeZone),
      es: explainInOneSentence(models, facts, score, "es", timeZone),
    },
  };
}

const unknownContact = refuse(404, refusals.contactUnknown);
