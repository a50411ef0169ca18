import { customerPart, leadPart, type Score } from "../scoring/result.ts";

/** The columns that `ripen score` adds to each row, named as the properties in HubSpot (contracts.md). */
const COLUMNS: readonly (readonly [name: string, value: (score: Score) => string])[] = [
  ["ripen_lead_score", (score) => String(leadPart(score).leadScore)],
  ["ripen_fit_score", (score) => String(leadPart(score).fit)],
  ["ripen_pain_score", (score) => String(leadPart(score).pain)],
  ["ripen_ready", ({ readiness }) => String(readiness.ready)],
  ["ripen_band", ({ band }) => band],
  ["ripen_segment", ({ segment }) => segment],
  ["ripen_next_step", ({ nextStep }) => nextStep ?? ""],
  ["ripen_role", ({ role }) => role],
  ["ripen_funnel_stage", ({ funnelStage }) => funnelStage],
  ["ripen_customer_score", (score) => String(customerPart(score)?.customerScore ?? "")],
  ["ripen_customer_band", (score) => (customerPart(score) === null ? "" : score.band)],
];

/** The headers of the added columns, `ripen_reasons` last when sentences are asked for. */
export function scoredHeader(delimiter: string, withReasons: boolean): string {
  const names = COLUMNS.map(([name]) => name);
  return [...names, ...(withReasons ? ["ripen_reasons"] : [])].join(delimiter);
}

/** The added fields of one row. None needs quotes but the sentence. */
export function scoredFields(score: Score, reasons: string | null, delimiter: string): string {
  let fields = "";
  for (const [, value] of COLUMNS) fields += (fields === "" ? "" : delimiter) + value(score);
  if (reasons === null) return fields;
  return `${fields}${delimiter}"${reasons.replaceAll('"', '""')}"`;
}
