import { stringify } from "csv-stringify/sync";

type Cell = string | number | boolean;

/**
 * Rows as CSV, each with its line end; a cell is quoted only where it must be. A text that a spreadsheet would take for
 * a formula is made text by an apostrophe (OWASP, CSV injection); numbers stay numbers, below zero as well.
 */
export function csvRows(
  rows: readonly (readonly Cell[])[],
  {
    delimiter = ",",
    lineEnd = "\n",
  }: { readonly delimiter?: string; readonly lineEnd?: string } = {},
): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      delimiter,
      record_delimiter: lineEnd,
      // A carriage return alone ends a row for some readers.
      quoted_match: /[\r\n]/,
      escape_formulas: true,
      cast: {
        boolean: String,
        number: (value) => ({ value: String(value), escape_formulas: false }),
      },
    },
  );
}
