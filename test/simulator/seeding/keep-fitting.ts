import { checkValue } from "../properties/check-value.ts";
import { ownColumn, type ColumnName } from "./name-columns.ts";

/**
 * Turns a column whose header names one of HubSpot's choices or numbers into a property of its own when
 * its values do not fit: 'Lifecycle stage' of another system has other stages. Text always fits, and a
 * wrong e-mail address is the row's fault.
 */
export function keepFitting(
  columns: readonly ColumnName[],
  rows: readonly (readonly string[])[],
): readonly ColumnName[] {
  const used = new Set(columns.map(({ name }) => name));
  return columns.map((column, index) => {
    const { definition } = column;
    if (!definition || definition.type === "string") return column;
    const fits = rows.every((cells) => {
      const cell = (cells[index] ?? "").trim();
      return cell === "" || checkValue(definition, cell, "", []).ok;
    });
    return fits ? column : ownColumn(column, used, index);
  });
}
