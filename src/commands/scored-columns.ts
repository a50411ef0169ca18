import { csvRows } from "../base/csv-rows.ts";
import { customerPart, leadPart, type Score } from "../scoring/result.ts";

/** The columns that `ripen score` adds to each row, named as the properties in HubSpot (contracts.md). */
const COLUMNS: readonly (readonly [
  name: string,
  value: (score: Score) => string | number | boolean,
])[] = [
  ["ripen_lead_score", (score) => leadPart(score).leadScore],
  ["ripen_fit_score", (score) => leadPart(score).fit],
  ["ripen_pain_score", (score) => leadPart(score).pain],
  ["ripen_ready", ({ readiness }) => readiness.ready],
  ["ripen_band", ({ band }) => band],
  ["ripen_segment", ({ segment }) => segment],
  ["ripen_next_step", ({ nextStep }) => nextStep ?? ""],
  ["ripen_role", ({ role }) => role],
  ["ripen_funnel_stage", ({ funnelStage }) => funnelStage],
  ["ripen_customer_score", (score) => customerPart(score)?.customerScore ?? ""],
  ["ripen_customer_band", (score) => (customerPart(score) === null ? "" : score.band)],
];

/** The headers of the added columns with their line end, `ripen_reasons` last when sentences are asked for. */
export function scoredHeader(delimiter: string, withReasons: boolean): string {
  const names = COLUMNS.map(([name]) => name);
  return csvRows([[...names, ...(withReasons ? ["ripen_reasons"] : [])]], { delimiter });
}

/** The added fields of one row, with its line end. */
export function scoredFields(score: Score, reasons: string | null, delimiter: string): string {
  const cells = COLUMNS.map(([, value]) => value(score));
  return csvRows([reasons === null ? cells : [...cells, reasons]], { delimiter });
}
