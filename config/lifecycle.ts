/** HubSpot's own lifecycle stages, from the first to the last (hubspot-facts 4.6). Accounts may add their own. */
const stages = [
  "subscriber",
  "lead",
  "marketingqualifiedlead",
  "salesqualifiedlead",
  "opportunity",
  "customer",
  "evangelist",
  "other",
] as const;

/**
 * The property that holds when a contact became a stage. The names are HubSpot's pattern and not in our facts:
 * an account that does not have one leaves it out of its answers, and then the change is dated when it is seen.
 */
export function stageDate(stage: string): string {
  return `hs_lifecyclestage_${stage}_date`;
}

export const stageDates: readonly string[] = stages.map(stageDate);
