import { words } from "../../scoring/reading/fold.ts";
import { property } from "../../scoring/model/fields-schema.ts";
import type { KeptColumn } from "../../evidence/rows/table-builder.ts";
import type { Warning } from "../../evidence/report/warning.ts";
import { CannotRun } from "../command.ts";
import { mapColumns, readingOf } from "../map-columns.ts";
import { commandFaults } from "../../words/command-faults.ts";

/** Where the column that an option names stands. Cannot run without it. */
export function columnNamed(header: readonly string[], name: string, option: string): number {
  const wanted = name.trim();
  const exact = header.findIndex((one) => one.trim() === wanted);
  const found =
    exact === -1
      ? header.findIndex((one) => words(one) === words(wanted) && one.trim() !== "")
      : exact;
  if (found !== -1) return found;
  const there = header.filter((one) => one.trim() !== "").join(", ");
  throw new CannotRun(commandFaults.optionColumnMissing(option, name, there));
}

/**
 * The columns that may be evidence, with the properties that a model will read them as: exactly as
 * `ripen score` maps headers. Headers that give no property, or one that another column has, are told.
 */
export function evidenceColumns(
  header: readonly string[],
  without: ReadonlySet<number>,
): { readonly kept: readonly KeptColumn[]; readonly warnings: readonly Warning[] } {
  const nameless: string[] = [];
  const wanted = header.flatMap((name, index): KeptColumn[] => {
    if (without.has(index) || name.trim() === "") return [];
    const reading = readingOf(name);
    if (reading === null || !property.safeParse(reading.property).success) {
      nameless.push(name.trim());
      return [];
    }
    return [{ header: name.trim(), ...reading, index }];
  });
  const ofObject = (object: "contact" | "company"): Set<string> =>
    new Set(wanted.filter((one) => one.object === object).map((one) => one.property));
  const mapped = mapColumns(header, { contact: ofObject("contact"), company: ofObject("company") });
  const isRead = ({ index, object, property: name }: KeptColumn): boolean =>
    mapped.some((one) => one.index === index && one.object === object && one.property === name);
  const kept = wanted.filter(isRead);
  const same = wanted.filter((one) => !isRead(one)).map((one) => one.header);
  return {
    kept,
    warnings: [
      ...(nameless.length > 0 ? [{ code: "no_property" as const, columns: nameless.sort() }] : []),
      ...(same.length > 0 ? [{ code: "same_property" as const, columns: same.sort() }] : []),
    ],
  };
}
