import type { z } from "zod";
import type { Properties } from "../../scoring/facts.ts";

/**
 * How one kind of value is kept as JSON in a column: `write` gives the text, `read` gives the value back. What is not
 * of the form that `write` gives, as a row of another version of Ripen may be, reads as null: it is to be made
 * again, and is never taken for something else.
 */
export type JsonColumn<T> = {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T | null;
};

/** A column whose values `isOf` knows; the quickest check, for what every scoring reads. */
export function checkedColumn<T>(isOf: (value: unknown) => value is T): JsonColumn<T> {
  return {
    write: (value) => JSON.stringify(value),
    read: (text) => {
      const value = parse(text);
      return isOf(value) ? value : null;
    },
  };
}

/** A column whose values a schema knows. */
export function schemaColumn<T>(schema: z.ZodType<T>): JsonColumn<T> {
  return {
    write: (value) => JSON.stringify(value),
    read: (text) => schema.safeParse(parse(text)).data ?? null,
  };
}

/** Values by name, all of them texts: properties that are written, and details of events. */
export const textsColumn = checkedColumn<Readonly<Record<string, string>>>(
  (value): value is Readonly<Record<string, string>> =>
    isRecord(value) && Object.values(value).every((each) => typeof each === "string"),
);

/** Properties as HubSpot gave them; an empty one is null. */
export const propertiesColumn = checkedColumn<Properties>(
  (value): value is Properties =>
    isRecord(value) &&
    Object.values(value).every((each) => each === null || typeof each === "string"),
);

/** Details by name, of whatever kind, for people. */
export const detailColumn = checkedColumn<Readonly<Record<string, unknown>>>(isRecord);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
