import type { ModelDocument } from "../../src/scoring/model/model.ts";

/** Four categories on 0-100 (domain.md section 4). */
export const fourCategories = [
  { name: "basic", label: { en: "Basic", es: "Básico" }, from: 0 },
  { name: "low", label: { en: "Low interest", es: "Interés bajo" }, from: 26 },
  { name: "high", label: { en: "High interest", es: "Interés alto" }, from: 51 },
  { name: "buying", label: { en: "In purchase process", es: "En proceso de compra" }, from: 76 },
] as const satisfies ModelDocument["bands"];

/** Letters, for models whose axes go to 100 each (domain.md section 4). */
export const letters = [
  { name: "d", label: { en: "D", es: "D" }, from: 0 },
  { name: "c", label: { en: "C", es: "C" }, from: 50 },
  { name: "b", label: { en: "B", es: "B" }, from: 75 },
  { name: "a", label: { en: "A", es: "A" }, from: 100 },
] as const satisfies ModelDocument["bands"];

/** Red where both axes reach ready, blue where hardly anything is known, purple between (domain.md section 5). */
export function threeByThree(fit: number, pain: number): ModelDocument["matrix"] {
  return {
    fit: [Math.ceil(fit / 2), fit],
    pain: [Math.ceil(pain / 2), pain],
    cells: [
      ["blue", "blue", "purple"],
      ["blue", "purple", "purple"],
      ["purple", "purple", "red"],
    ],
  };
}

/** Stages by the bands' bounds and HubSpot's lifecycle stage (hubspot-facts 4.6). */
export const funnel = {
  customer: { op: "oneOf", field: "lifecycle", values: ["customer", "evangelist"] },
  decision: {
    from: 51,
    when: { op: "oneOf", field: "lifecycle", values: ["salesqualifiedlead", "opportunity"] },
  },
  consideration: {
    from: 26,
    when: { op: "oneOf", field: "lifecycle", values: ["marketingqualifiedlead"] },
  },
} as const satisfies ModelDocument["funnel"];

/** HubSpot's original source: what came in offline was brought in by us (hubspot-facts 4.6). */
export const origin: ModelDocument["origin"] = {
  field: "source",
  inbound: [
    "ORGANIC_SEARCH",
    "PAID_SEARCH",
    "EMAIL_MARKETING",
    "SOCIAL_MEDIA",
    "PAID_SOCIAL",
    "REFERRALS",
    "AI_REFERRALS",
    "OTHER_CAMPAIGNS",
    "DIRECT_TRAFFIC",
  ],
  outbound: ["OFFLINE"],
};

/** From the job title and HubSpot's buying role. */
export const roles: ModelDocument["roles"] = {
  jobTitle: "jobTitle",
  buyingRole: "buyingRole",
  seniority: "seniority",
};
