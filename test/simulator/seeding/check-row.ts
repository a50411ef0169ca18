import { checkValue } from "../properties/check-value.ts";
import type { ColumnName } from "./name-columns.ts";

/** Everything below space but tab and line ends, and DEL: no person types them, and HubSpot's pages cannot show them. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** Gives a function that says why a row cannot be used, null when it can; it remembers e-mail addresses. */
export function checkRow(
  columns: readonly ColumnName[],
): (cells: readonly string[]) => string | null {
  const emails = new Set<string>();
  return (cells) => {
    if (cells.every((cell) => cell.trim() === "")) return "it has no content";
    if (cells.length !== columns.length) {
      return `it has ${cells.length} cells, the header ${columns.length}`;
    }
    for (const [index, column] of columns.entries()) {
      const cell = cells[index] ?? "";
      if (control.test(cell)) return `'${column.label}' holds a control character`;
      const reason = checkCell(column, cell);
      if (reason !== null) return reason;
    }
    const at = columns.findIndex(({ name }) => name === "email");
    const email = (cells[at] ?? "").trim().toLowerCase();
    if (email !== "" && emails.has(email)) return `the e-mail address ${email} came before`;
    emails.add(email);
    return null;
  };
}

function checkCell({ label, definition }: ColumnName, cell: string): string | null {
  if (cell.length > 65_536) return `'${label}' is longer than 65,536 characters`;
  if (!definition || cell.trim() === "") return null;
  const checked = checkValue(definition, cell.trim(), "", []);
  return checked.ok ? null : `'${label}': ${checked.message}`;
}
