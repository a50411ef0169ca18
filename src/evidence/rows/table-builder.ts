import { byCodeUnits, hashOf } from "./hash.ts";
import { FOLDS, type Behaviour, type Column, type Table } from "./table.ts";

/** A column of the file that is kept: where it stands and what it is read as. */
export type KeptColumn = Pick<Column, "header" | "object" | "property"> & {
  readonly index: number;
};

/** What of a row is no evidence: who it is, what became of it, when, and whom it belongs with. */
export type RowMark = {
  readonly id: string;
  readonly outcome: 0 | 1;
  /** Company, business domain or contact; rows of one group depend on each other. */
  readonly group: string;
  /** Whether sales had been told of the lead or had touched it; left out where nothing says so. */
  readonly isTouched?: boolean;
};

export type TableBuilder = {
  readonly add: (mark: RowMark, fields: readonly string[]) => void;
  /**
   * The rows in their own order. `times` are those of the rows as they were added: epoch milliseconds or any
   * other number that rises with time, NaN where a row has none. `behaviourOf` is asked once, with the ids in
   * their own order.
   */
  readonly finish: (
    times: Float64Array,
    behaviourOf: ((ids: readonly string[]) => Behaviour) | null,
  ) => {
    readonly table: Table;
    /** For each row of the table, which of those added it is. */
    readonly order: readonly number[];
    /** Rows left out because an equal row stands in the file. */
    readonly repeated: number;
    /** Ids with several different rows. */
    readonly sharedIds: number;
  };
};

/** Collects rows column by column: each distinct text is kept once. */
export function tableBuilder(kept: readonly KeptColumn[]): TableBuilder {
  const marks: RowMark[] = [];
  const columns = [...kept]
    .sort((a, b) => byCodeUnits(a.object + a.property, b.object + b.property))
    .map((column) => ({ ...column, known: new Map([["", 0]]), codes: [] as number[] }));
  return {
    add: (mark, fields) => {
      marks.push(mark);
      for (const { index, known, codes } of columns) {
        const text = (fields[index] ?? "").trim();
        let code = known.get(text);
        if (code === undefined) {
          code = known.size;
          // A part of a longer text would keep all of it in memory; the detour makes a copy.
          known.set(` ${text}`.slice(1), code);
        }
        codes.push(code);
      }
    },
    finish: (given, behaviourOf) => {
      const texts = columns.map(({ known }) => [...known.keys()]);
      const compareRows = (a: number, b: number): number => {
        for (const [at, { codes }] of columns.entries()) {
          const [left, right] = [codes[a] ?? 0, codes[b] ?? 0];
          if (left !== right) return byCodeUnits(texts[at]?.[left] ?? "", texts[at]?.[right] ?? "");
        }
        return 0;
      };
      const sorted = marks
        .map((mark, row) => ({ ...mark, row, time: given[row] ?? NaN }))
        .sort(
          (a, b) =>
            byCodeUnits(a.id, b.id) ||
            compareTimes(a.time, b.time) ||
            a.outcome - b.outcome ||
            compareRows(a.row, b.row),
        );
      const isRepeated = (at: number): boolean => {
        const [own, before] = [sorted[at], sorted[at - 1]];
        if (own === undefined || before === undefined || own.id !== before.id) return false;
        const isSame = compareTimes(own.time, before.time) === 0 && own.outcome === before.outcome;
        return isSame && compareRows(own.row, before.row) === 0;
      };
      const rows = sorted.filter((_, at) => !isRepeated(at));
      const ids = rows.map(({ id }) => id);
      const times = Float64Array.from(rows, ({ time }) => time);
      const keys = groupKeys(rows);
      const groups = numbered(keys);
      const table: Table = {
        ids,
        outcome: Uint8Array.from(rows, ({ outcome }) => outcome),
        groups: groups.codes,
        isGrouped: groups.count < rows.length,
        folds: Uint8Array.from(keys, (key) => hashOf(key) % FOLDS),
        times: times.some(Number.isNaN) || rows.length === 0 ? null : times,
        touched: rows.some(({ isTouched }) => isTouched !== undefined)
          ? Uint8Array.from(rows, ({ isTouched }) => Number(isTouched ?? false))
          : null,
        columns: columns.map(({ header, object, property, codes }, at) => ({
          header,
          object,
          property,
          ...relabelled(
            rows.map(({ row }) => codes[row] ?? 0),
            texts[at] ?? [],
          ),
        })),
        behaviour: behaviourOf === null ? null : behaviourOf(ids),
      };
      const seen = new Map<string, number>();
      for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
      const sharedIds = [...seen.values()].filter((count) => count > 1).length;
      return {
        table,
        order: rows.map(({ row }) => row),
        repeated: sorted.length - rows.length,
        sharedIds,
      };
    },
  };
}

/** A company with more rows than this part of the file is a word that many left there, not a company. */
const LARGEST_GROUP = 0.02;
const SMALL_GROUP = 50;

function groupKeys(rows: readonly RowMark[]): string[] {
  const sizes = new Map<string, number>();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const most = Math.max(SMALL_GROUP, rows.length * LARGEST_GROUP);
  return rows.map(({ id, group }) => ((sizes.get(group) ?? 0) > most ? `id ${id}` : group));
}

function compareTimes(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

function numbered(keys: readonly string[]): { readonly codes: Int32Array; readonly count: number } {
  const known = new Map<string, number>();
  const codes = Int32Array.from(keys, (key) => {
    const code = known.get(key) ?? known.size;
    known.set(key, code);
    return code;
  });
  return { codes, count: known.size };
}

/** The same texts, numbered by their first row, so that the file's order leaves no trace. */
function relabelled(
  codes: readonly number[],
  texts: readonly string[],
): { readonly values: string[]; readonly codes: Int32Array } {
  const fresh = new Map([[0, 0]]);
  const own = Int32Array.from(codes, (code) => {
    const known = fresh.get(code) ?? fresh.size;
    fresh.set(code, known);
    return known;
  });
  return { values: [...fresh.keys()].map((code) => texts[code] ?? ""), codes: own };
}
