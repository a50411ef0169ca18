/**
 * What a column as a whole says of each of its values, kept in the mapping (contracts.md, Model document): which of
 * a date's numbers is the day, that 'NA' is Namibia, that a date is a range that a spreadsheet damaged.
 */
export const READINGS = ["dmy", "mdy", "codes", "ranges"] as const;

export type Reading = (typeof READINGS)[number];

/** What is asked of a field, as far as its column decides how it is read. */
export type ColumnKind = "date" | "country" | "size";
