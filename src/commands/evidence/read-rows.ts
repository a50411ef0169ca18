import { lexicon } from "../../../config/lexicon.ts";
import { hashOf } from "../../evidence/rows/hash.ts";
import type { Warning } from "../../evidence/report/warning.ts";
import { businessDomainOf } from "../../scoring/reading/domain.ts";
import { fold, words } from "../../scoring/reading/fold.ts";
import type { BadRows } from "../bad-rows.ts";
import { csvParser } from "../csv-parser.ts";
import { columnsText } from "../event-store.ts";
import type { CsvFile } from "../read-csv.ts";
import type { outcomeReader } from "./outcome.ts";

/** Above so many rows a sample is learned from, and that is said. */
export const MOST_ROWS = 50_000;

/** A row that is learned from. */
export type EvidenceRow = {
  /** As the file has it; its fields are read again where they are asked for, which saves most of the memory. */
  readonly raw: string;
  readonly id: string;
  readonly outcome: 0 | 1;
  readonly group: string;
};

export type RowPlan = {
  readonly path: string;
  readonly file: CsvFile;
  readonly idColumn: number;
  readonly outcomeColumn: number;
  readonly readOutcome: ReturnType<typeof outcomeReader>;
};

const COMPANY = new Set(
  "company,company name,company id,company domain,account,account name,account id,organization,organisation,empresa,nombre de la empresa,cuenta,organizacion".split(
    ",",
  ),
);
const EMAIL = new Set("email,e mail,email address,correo,correo electronico,mail".split(","));
const OBJECTION = "ripen do not score";

/**
 * Reads the rows of a file. Of a very large one, those whose ids have the smallest hashes: the same sample
 * in whatever order the rows stand.
 */
export async function readRows(
  plan: RowPlan,
  bad: BadRows,
  sinks: {
    /** Hears of every row that is kept, with its fields, in the order of the rows that come back. */
    readonly onRow: (row: EvidenceRow, fields: readonly string[]) => void;
    readonly onProgress: (bytes: number, rows: number) => void;
  },
): Promise<{
  readonly rows: readonly EvidenceRow[];
  readonly of: number;
  readonly warnings: readonly Warning[];
}> {
  const { file, idColumn } = plan;
  const kept: { readonly hash: number; readonly raw: string }[] = [];
  let highest = Infinity;
  let [seen, faults] = [0, 0];
  const cut = (most: number): void => {
    if (kept.length <= most) return;
    kept.sort((a, b) => a.hash - b.hash);
    highest = kept[most - 1]?.hash ?? Infinity;
    // Rows of one id share a hash and stay together.
    kept.length = kept.findLastIndex(({ hash }) => hash <= highest) + 1;
  };
  await file.read(
    {
      fault: (line, message) => {
        faults += 1;
        bad.add(plan.path, line, message);
      },
      record: (fields, line, raw) => {
        if (fields.length !== file.header.length) {
          faults += 1;
          return bad.add(plan.path, line, columnsText(fields.length, file.header.length));
        }
        seen += 1;
        const hash = hashOf(file.codec.decode(fields[idColumn] ?? "").trim());
        // A part of a longer text would keep all of it in memory; the detour makes a copy.
        if (hash <= highest) kept.push({ hash, raw: ` ${raw}`.slice(1) });
        if (kept.length > 2 * MOST_ROWS) cut(MOST_ROWS);
      },
    },
    (bytes) => {
      sinks.onProgress(bytes, seen);
      return Promise.resolve();
    },
  );
  const of = seen;
  cut(MOST_ROWS);
  const { rows, left } = parsed(
    kept.map(({ raw }) => raw),
    plan,
    sinks.onRow,
  );
  const warnings: Warning[] = [];
  if (kept.length < of) warnings.push({ code: "sampled", rows: kept.length, of });
  if (left.objected > 0) warnings.push({ code: "objected", rows: left.objected });
  if (left.noOutcome > 0) warnings.push({ code: "no_outcome", rows: left.noOutcome });
  if (faults > 0) warnings.push({ code: "bad_rows", rows: faults });
  return { rows, of, warnings };
}

type LeftOut = { objected: number; noOutcome: number };

function parsed(
  raws: readonly string[],
  { file, idColumn, outcomeColumn, readOutcome }: RowPlan,
  onRow: (row: EvidenceRow, fields: readonly string[]) => void,
): { readonly rows: EvidenceRow[]; readonly left: LeftOut } {
  const rows: EvidenceRow[] = [];
  const left: LeftOut = { objected: 0, noOutcome: 0 };
  const group = grouper(file.header);
  const objection = file.header.findIndex((name) => words(name) === OBJECTION);
  for (const raw of raws) {
    for (const fields of recordsOf(raw, file)) {
      const outcome = readOutcome(fields[outcomeColumn] ?? "");
      if (outcome === null) {
        left.noOutcome += 1;
        continue;
      }
      if (objection !== -1 && fold(fields[objection] ?? "") === "true") {
        left.objected += 1;
        continue;
      }
      const id = ` ${(fields[idColumn] ?? "").trim()}`.slice(1);
      const row = { raw, id, outcome, group: group(fields) ?? `id ${id}` };
      rows.push(row);
      onRow(row, fields);
    }
  }
  return { rows, left };
}

/** The fields of a row as the file has it: one record, decoded. */
export function recordsOf(
  raw: string,
  { delimiter, codec }: Pick<CsvFile, "delimiter" | "codec">,
): string[][] {
  const records: string[][] = [];
  const parser = csvParser(delimiter, {
    fault: () => undefined,
    record: (carried) => void records.push(carried.map((field) => codec.decode(field))),
  });
  parser.push(`${raw}\n`);
  parser.end();
  return records;
}

/** Whom a row belongs with: its company, else the business domain of its address; null for neither. */
function grouper(header: readonly string[]): (fields: readonly string[]) => string | null {
  const company = header.findIndex((name) => COMPANY.has(words(name)));
  const email = header.findIndex((name) => EMAIL.has(words(name)));
  return (fields) => {
    const name = company === -1 ? "" : fold(fields[company] ?? "");
    if (name !== "") return `company ${name}`;
    const domain = email === -1 ? null : businessDomainOf(fields[email] ?? "", lexicon);
    return domain === null ? null : `domain ${domain}`;
  };
}
