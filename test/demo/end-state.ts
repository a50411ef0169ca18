import type { Stage } from "./stage.ts";

/** What counts when a run is over: who is in which workflow how often, and what each contact shows. */
export type EndState = {
  readonly enrolments: readonly string[];
  readonly scores: Readonly<Record<string, string>>;
};

const shown = [
  "ripen_lead_score",
  "ripen_fit_score",
  "ripen_pain_score",
  "ripen_ready",
  "ripen_band",
  "ripen_segment",
  "ripen_next_step",
  "ripen_role",
  "ripen_funnel_stage",
  "ripen_customer_score",
  "ripen_active_scenarios",
];

export function endStateOf({ portal }: Pick<Stage, "portal">): EndState {
  return {
    enrolments: portal
      .enrolments()
      .map(({ workflow, contactId }) => `${workflow} ${contactId}`)
      .sort(),
    scores: Object.fromEntries(
      portal
        .contacts()
        .map(({ id, properties }) => [id, shown.map((name) => properties[name] ?? "").join(" | ")]),
    ),
  };
}
