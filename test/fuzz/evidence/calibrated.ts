import { lexicon } from "../../../config/lexicon.ts";
import { calibrate, SMALLEST_EFFECT, type Calibration } from "../../../src/evidence/calibrate.ts";
import { tableBuilder } from "../../../src/evidence/rows/table-builder.ts";
import { words } from "../../../src/scoring/reading/fold.ts";
import type { PlantedFile } from "./companies-of-leads.ts";

/** What `ripen calibrate` makes of rows, without a file. Columns are read under their names in words. */
export function calibrated(
  { header, rows }: PlantedFile,
  targets: readonly number[] = [0.1, 0.15],
  orderedBy: "id" | null = null,
): Calibration {
  const kept = header.map((name, index) => ({
    header: name,
    object: "contact" as const,
    property: propertyOf(name),
    index,
  }));
  const builder = tableBuilder(kept);
  for (const { company, fields, ...row } of rows) builder.add({ ...row, group: company }, fields);
  return calibrate({
    table: builder.finish(Float64Array.from(rows.keys()), null).table,
    lexicon,
    now: null,
    orderedBy,
    leadsAWeek: null,
    asked: { targets, capacities: [] },
    mostCriteria: 15,
    smallestEffect: SMALLEST_EFFECT,
    inForce: null,
    include: new Set(),
    exclude: new Set(),
    warnings: [],
    onProgress: () => undefined,
  });
}

/** The property that a model reads a column as. */
export function propertyOf(header: string): string {
  return words(header).replaceAll(" ", "_");
}
