import { z } from "zod";
import { cellColours, segments } from "../../scoring/result.ts";

/** A text for people, in both languages of the product. */
export const text = z.object({ en: z.string(), es: z.string() });

/** An instant in epoch milliseconds. */
export const instant = z.number().int().describe("epoch milliseconds");

/** Which of the two models a draft or a version is (domain.md section 1). */
export const modelKind = z.enum(["lead", "customer"]);
export type ModelKind = z.infer<typeof modelKind>;

export const segment = z.enum(segments);
export type Segment = z.infer<typeof segment>;

/** The colour of a cell of the matrix. */
export const cellColour = z.enum(cellColours);
export type CellColour = z.infer<typeof cellColour>;

/** A HubSpot record's id. */
export const contactId = z.string().regex(/^\d{1,20}$/);

/** What a page of a list starts with and how long it is. */
export const paging = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** Every refusal: `code` is stable, `message` says what to do, `path` is the place in what was sent. */
export const refusal = z.object({
  error: z.object({ code: z.string(), message: text, path: z.string().optional() }),
});
export type Refusal = z.infer<typeof refusal>;

/** Said after a change that has nothing more to tell. */
export const done = z.object({ done: z.literal(true) });
