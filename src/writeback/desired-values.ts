import { customerPart, leadPart, type Score } from "../scoring/result.ts";

/** Property values as HubSpot takes them: strings; empty clears (hubspot-facts 3.4). */
export type PropertyValues = Readonly<Record<string, string>>;

/**
 * What the contact's Ripen properties shall show for this score (contracts.md, Properties written to
 * HubSpot), trigger properties apart: those are written once, at their crossing. A score is never empty:
 * the three scores are always numbers.
 */
export function desiredValues(
  score: Score,
  reasons: string,
  activeScenarios: readonly string[],
  handoff: Shown = null,
): PropertyValues {
  const { readiness } = score;
  const { leadScore, fit, pain } = leadPart(score);
  const customer = customerPart(score);
  return {
    ripen_lead_score: String(leadScore),
    ripen_fit_score: String(fit),
    ripen_pain_score: String(pain),
    ripen_ready: String(readiness.ready),
    ripen_ready_since: instantText(readiness.readySince),
    ripen_band: score.band,
    ripen_segment: score.segment,
    ripen_next_step: score.nextStep ?? "",
    ripen_role: score.role,
    ripen_funnel_stage: score.funnelStage,
    ripen_reasons: reasons,
    ripen_customer_score: customer === null ? "" : String(customer.customerScore),
    ripen_customer_band: customer === null ? "" : score.band,
    ripen_model_version: String(score.modelVersion),
    ripen_active_scenarios: activeScenarios.join(";"),
    ripen_contact_by: minuteOf(handoff?.contactBy ?? null),
    ripen_first_contact_at: instantText(handoff?.firstContactAt ?? null),
  };
}

/** The hand-off that stands; null without any. Epoch milliseconds. */
type Shown = { readonly contactBy: number | null; readonly firstContactAt: number | null } | null;

function instantText(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}

/**
 * Shown to the minute that is over before it: HubSpot takes the trigger some seconds after it is decided, and sales' time
 * runs from there, which is worth no write of its own.
 */
function minuteOf(at: number | null): string {
  return instantText(at === null ? null : Math.floor(at / 60_000) * 60_000);
}

/** Our properties that are read back with the inputs, so that lost writes and manual edits show. */
export const outputProperties: readonly string[] = [
  "ripen_lead_score",
  "ripen_fit_score",
  "ripen_pain_score",
  "ripen_ready",
  "ripen_ready_since",
  "ripen_band",
  "ripen_segment",
  "ripen_next_step",
  "ripen_role",
  "ripen_funnel_stage",
  "ripen_reasons",
  "ripen_customer_score",
  "ripen_customer_band",
  "ripen_model_version",
  "ripen_active_scenarios",
  "ripen_contact_by",
  "ripen_first_contact_at",
];
