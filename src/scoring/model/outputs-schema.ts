import { z } from "zod";
import { property } from "./fields-schema.ts";

/**
 * The outputs that an admin may send to a property of their own, by the name of ours that they replace
 * (contracts.md, Properties written to HubSpot). What starts workflows, what ends them and what sales fills
 * in stays ours.
 */
export const mappableOutputs = {
  lead: [
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
    "ripen_model_version",
  ],
  customer: ["ripen_customer_score", "ripen_customer_band"],
} as const;

/** The name of an output that can be mapped. */
export const outputName = z.enum([...mappableOutputs.lead, ...mappableOutputs.customer]);

/** Output -> the portal's own property that gets its values instead of ours. It belongs to the version. */
export const outputsSchema = z.partialRecord(outputName, property);
