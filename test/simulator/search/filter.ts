import { z } from "zod";

/** One filter of a search request (hubspot-facts 3.8). */
export const filterSchema = z.strictObject({
  propertyName: z.string(),
  operator: z.enum([
    "LT",
    "LTE",
    "GT",
    "GTE",
    "EQ",
    "NEQ",
    "BETWEEN",
    "IN",
    "NOT_IN",
    "HAS_PROPERTY",
    "NOT_HAS_PROPERTY",
    "CONTAINS_TOKEN",
    "NOT_CONTAINS_TOKEN",
  ]),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});
export type SearchFilter = z.infer<typeof filterSchema>;
