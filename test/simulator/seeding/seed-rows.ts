import type { PropertyType } from "../properties/definition.ts";

/** A column of a CSV as a contact property. */
export type SeedColumn = {
  /** The property's internal name. */
  readonly name: string;
  /** The header as it stands in the file. */
  readonly label: string;
  readonly type: PropertyType;
  /** True for a property that HubSpot brings. */
  readonly standard: boolean;
};

/** A row that was left out. */
export type RowProblem = {
  /** Line of the file at which the row starts, the header being 1. */
  readonly line: number;
  readonly reason: string;
};

/** Contacts read from a CSV. */
export type SeedRows = {
  readonly columns: readonly SeedColumn[];
  /** Non-empty values by property name. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly problems: readonly RowProblem[];
};
