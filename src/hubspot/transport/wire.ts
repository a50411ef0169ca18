import { z } from "zod";

/** The version of every dated path (hubspot-facts 2.1). */
export const apiVersion = "2026-09";

/** ISO 8601 as HubSpot sends it, read as epoch milliseconds. */
export const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((time) => !Number.isNaN(time), "not a date");

/** HubSpot sends property values as strings or null; a number or boolean is taken as its text. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((raw) => (raw === null ? null : String(raw)));

/** An id: always a string to us (hubspot-facts 3.1, 3.9). */
export const id = z.union([z.string(), z.number()]).transform(String);

/** A contact or company as HubSpot sends it (hubspot-facts 3.1). */
export const crmObject = z
  .object({
    id,
    properties: z.record(z.string(), value),
    createdAt: instant.optional(),
    updatedAt: instant.optional(),
    archived: z.boolean().optional(),
  })
  .transform((raw) => ({
    id: raw.id,
    properties: raw.properties,
    createdAt: raw.createdAt ?? null,
    updatedAt: raw.updatedAt ?? null,
    archived: raw.archived ?? false,
  }));

/** A contact or company: values are strings, or null when asked for and empty; times in epoch milliseconds. */
export type CrmObject = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly archived: boolean;
};

/** Contacts are 0-1 and companies 0-2; the names work in every path. */
export type ObjectType = "contacts" | "companies" | "deals" | "meetings" | "calls" | "tasks";

/** Where the next page begins, or null. */
export const nextPage = z
  .object({ next: z.object({ after: id }).optional() })
  .nullish()
  .transform((paging) => paging?.next?.after ?? null);

/** One entry of `errors` in a batch answer (hubspot-facts 3.3, 3.4, 3.6). */
export const batchError = z.object({
  category: z.string().default("UNKNOWN"),
  subCategory: z.unknown().optional(),
  message: z.string().default(""),
  context: z.record(z.string(), z.array(z.coerce.string())).default({}),
});

/** One entry of `errors` in a batch answer. */
export type BatchError = z.infer<typeof batchError>;

/** A batch answer, 200 or 207. */
export const batchAnswer = z.object({
  results: z.array(crmObject).default([]),
  errors: z.array(batchError).default([]),
});
