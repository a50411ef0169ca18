import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { parse } from "csv-parse";
import { messageOf, RipenError } from "../../src/base/errors.ts";
import { checkRow } from "./seeding/check-row.ts";
import { keepFitting } from "./seeding/keep-fitting.ts";
import { nameColumns } from "./seeding/name-columns.ts";
import type { RowProblem, SeedRows } from "./seeding/seed-rows.ts";
import { typeColumns } from "./seeding/type-columns.ts";

/**
 * Reads contacts from a CSV (UTF-8, with a header): columns become contact properties, typed by their
 * content. A row that cannot be used is left out and reported with its line. Throws a RipenError
 * `CSV_UNREADABLE` that says what to do when the file as a whole cannot be read.
 */
export async function readContactsCsv(path: string): Promise<SeedRows> {
  await checkFile(path);
  const problems: RowProblem[] = [];
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  const parser = createReadStream(path).pipe(
    parse({ bom: true, info: true, relax_column_count: true, delimiter: await delimiterOf(path) }),
  );
  let line = 1;
  try {
    for await (const chunk of parser) {
      const { record, info } = chunk as { record: string[]; info: { lines: number } };
      rows.push({ line, cells: record });
      line = info.lines + 1;
    }
  } catch (error) {
    throw unreadable(
      path,
      `is not a well-formed CSV: ${messageOf(error)}`,
      "Repair that line",
      error,
    );
  }
  const [header, ...body] = rows;
  if (!header) throw unreadable(path, "is empty", "Give a CSV with a header and one row a contact");
  const cells = body.map((row) => row.cells);
  const headed = nameColumns(header.cells);
  if (!headed) {
    throw unreadable(path, "has no header", "Put the names of the columns into the first line");
  }
  const names = keepFitting(headed, cells);
  const checker = checkRow(names);
  const good = body.filter(({ line: at, cells }) => {
    const reason = checker(cells);
    if (reason !== null) problems.push({ line: at, reason });
    return reason === null;
  });
  return typeColumns(
    names,
    good.map(({ cells }) => cells),
    problems,
  );
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, `cannot be opened: ${messageOf(error)}`, "Check the path", error);
  });
  if (found.isDirectory()) throw unreadable(path, "is a folder", "Name the CSV file in it");
  if (found.size === 0) {
    throw unreadable(path, "is empty", "Give a CSV with a header and one row a contact");
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes?: Buffer): void => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw unreadable(path, "is not in UTF-8", "Save it again as CSV UTF-8", error);
    }
  };
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer;
    if (bytes.includes(0)) throw unreadable(path, "is not a text file", "Export it as CSV (UTF-8)");
    decode(bytes);
  }
  decode();
}

/** Comma, semicolon or tab: whichever the header holds most of. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const [header = ""] = buffer.toString("utf8", 0, bytesRead).split(/\r?\n/u);
    const count = (sign: string): number => header.split(sign).length;
    return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  } finally {
    await file.close();
  }
}

function unreadable(path: string, what: string, then: string, cause?: unknown): RipenError {
  return new RipenError("CSV_UNREADABLE", `${path} ${what}. ${then}, then try again.`, { cause });
}
