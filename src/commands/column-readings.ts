import { lexicon } from "../../config/lexicon.ts";
import { columnKinds } from "../scoring/model/column-kind.ts";
import type { Model } from "../scoring/model/model.ts";
import { columnVote, type ColumnVote } from "../scoring/reading/column-reading.ts";
import type { ColumnKind, Reading } from "../scoring/reading/readings.ts";
import type { DateReading } from "../scoring/reading/written-date.ts";
import type { MappedColumn } from "./map-columns.ts";
import type { CsvFile } from "./read-csv.ts";
import { dateProperties } from "./row-facts.ts";

/** What the columns of a file as a whole say of their values. */
export type ColumnReadings = {
  /** By the place of the column in the file. */
  readonly dates: ReadonlyMap<number, { readonly order: DateReading; readonly isOpen: boolean }>;
  /** By the model's field: what its mapping would hold. */
  readonly fields: ReadonlyMap<string, Reading>;
  /** Rows seen, and how many of them have a value, by column. */
  readonly rows: number;
  readonly filled: readonly number[];
};

/** Rows that tell of countries and sizes; the order of dates may hang on the last one. */
const ENOUGH = 20_000;

/**
 * The first pass over a file: what each column decides, before any row is read for good. `given` is what `--dates`
 * says. `isWhole`: every row is seen, for the fill rates.
 */
export async function readColumns(
  file: CsvFile,
  columns: readonly MappedColumn[],
  models: readonly Model[],
  { given, isWhole }: { readonly given: DateReading | null; readonly isWhole: boolean },
): Promise<ColumnReadings> {
  const votes = votesOf(columns, models);
  const filled = Array<number>(file.header.length).fill(0);
  const needsAll = isWhole || votes.some(({ kind }) => kind === "date");
  let rows = 0;
  if (votes.length > 0 || isWhole) {
    await file.read(
      {
        fault: () => undefined,
        record: (fields) => {
          if (
            fields.length !== file.header.length ||
            fields.every((field) => field.trim() === "")
          ) {
            return;
          }
          rows += 1;
          for (let at = 0; at < filled.length; at += 1) {
            if (fields[at] !== "") filled[at] = (filled[at] ?? 0) + 1;
          }
          for (const { indexes, vote } of votes) {
            for (const index of indexes) {
              const carried = fields[index] ?? "";
              if (carried !== "") vote.add(file.codec.decode(carried));
            }
          }
        },
      },
      undefined,
      () => !needsAll && rows >= ENOUGH,
    );
  }
  const dates = new Map<number, { order: DateReading; isOpen: boolean }>();
  const fields = new Map<string, Reading>();
  for (const { kind, indexes, field, vote } of votes) {
    const told = vote.reading();
    const reading = kind === "date" && told !== null ? (given ?? told) : told;
    if (reading === null) continue;
    if (field !== null) fields.set(field, reading);
    if (reading === "dmy" || reading === "mdy") {
      const isOpen = given === null && vote.isOpen();
      for (const index of indexes) dates.set(index, { order: reading, isOpen });
    }
  }
  return { dates, fields, rows, filled };
}

type Votes = {
  readonly kind: ColumnKind;
  readonly indexes: readonly number[];
  /** Null for a date that no field of the model is. */
  readonly field: string | null;
  readonly vote: ColumnVote;
};

function votesOf(columns: readonly MappedColumn[], models: readonly Model[]): readonly Votes[] {
  const found: Votes[] = [];
  const taken = new Set<MappedColumn>();
  for (const model of models) {
    for (const [field, kind] of columnKinds(model)) {
      const mapping = model.fields[field];
      const own = columns.filter(({ object, property }) => mapping?.[object] === property);
      for (const column of own) taken.add(column);
      const indexes = own.flatMap(({ index, also }) => [index, ...also]);
      if (indexes.length > 0) found.push({ kind, indexes, field, vote: columnVote(kind, lexicon) });
    }
  }
  const isDate = dateProperties(models);
  for (const column of columns) {
    if (taken.has(column) || !isDate.has(column.property)) continue;
    const indexes = [column.index, ...column.also];
    found.push({ kind: "date", indexes, field: null, vote: columnVote("date", lexicon) });
  }
  return found;
}
