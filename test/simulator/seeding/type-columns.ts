import { checkValue } from "../properties/check-value.ts";
import { standard, type PropertyType } from "../properties/definition.ts";
import type { ColumnName } from "./name-columns.ts";
import type { RowProblem, SeedColumn, SeedRows } from "./seed-rows.ts";

/** Tried in this order; a column that fits none is text. Leading zeros are codes, not numbers. */
const shapes: readonly (readonly [PropertyType, RegExp])[] = [
  ["bool", /^(?:true|false)$/u],
  ["number", /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u],
  ["date", /^\d{4}-\d{2}-\d{2}$/u],
  ["datetime", /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/u],
];

/** Finds each column's type from all of its values and gives the rows in the form that HubSpot stores. */
export function typeColumns(
  named: readonly ColumnName[],
  cellTable: readonly (readonly string[])[],
  problems: readonly RowProblem[],
): SeedRows {
  // Spreadsheets leave a column without header and content at the end of each line.
  const kept = named
    .map((_, index) => index)
    .filter(
      (index) => named[index]?.header !== "" || cellTable.some((cells) => cells[index]?.trim()),
    );
  const names = kept.flatMap((index) => named[index] ?? []);
  const table = cellTable.map((cells) => kept.map((index) => cells[index] ?? ""));
  const columns: SeedColumn[] = names.map(({ name, label, definition }, index) => ({
    name,
    label,
    type: definition?.type ?? typeOf(table, index),
    standard: definition !== null,
  }));
  const definitions = columns.map(
    ({ name, type }, index) => names[index]?.definition ?? standard("imported", name, type),
  );
  const rows = table.map((cells) => {
    const row: Record<string, string> = {};
    for (const [index, definition] of definitions.entries()) {
      const cell = cells[index] ?? "";
      const raw = definition.type === "string" ? cell : cell.trim();
      const checked = checkValue(definition, raw, "", []);
      if (checked.ok && checked.value !== "") row[definition.name] = checked.value;
    }
    return row;
  });
  return { columns, rows, problems };
}

function typeOf(table: readonly (readonly string[])[], index: number): PropertyType {
  const values = table.map((cells) => (cells[index] ?? "").trim()).filter(Boolean);
  if (values.length === 0) return "string";
  const fits = shapes.find(([type, shape]) =>
    values.every((value) => {
      if (!shape.test(value)) return false;
      return (type !== "date" && type !== "datetime") || Number.isFinite(Date.parse(value));
    }),
  );
  return fits?.[0] ?? "string";
}
