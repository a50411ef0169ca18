import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CannotRun } from "./command.ts";
import { csvParser, type CsvSink } from "./csv-parser.ts";

/** A CSV file being read: its header first, then its records part by part. */
export type CsvFile = {
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Bytes. */
  readonly size: number;
  /** Feeds the records to the sink; `progress` gets the bytes read after each part and may slow the reading. */
  readonly read: (sink: CsvSink, progress?: (bytes: number) => Promise<void>) => Promise<void>;
};

const DELIMITERS = [",", ";", "\t"];
const PART = 64 * 1_024;

/** Opens a CSV file with a header line. Comma, semicolon (as Excel writes in Spanish) or tab. Cannot run without it. */
export async function openCsv(path: string): Promise<CsvFile> {
  const size = await sizeOf(path);
  const first = await firstLine(path);
  const delimiter = delimiterOf(first);
  const header = headerOf(first, delimiter);
  if (header.every((name) => name.trim() === "")) {
    throw new CannotRun(
      `${path} has no header line. Write the names of the columns in its first line.`,
      `${path} no tiene línea de cabecera. Escriba los nombres de las columnas en la primera línea.`,
    );
  }
  return {
    header,
    delimiter,
    size,
    read: (sink, progress) => readRecords(path, delimiter, sink, progress),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw new CannotRun(
      `There is no file ${path}. Give the path of a CSV file.`,
      `No existe el archivo ${path}. Indique la ruta de un archivo CSV.`,
      { cause: error },
    );
  }
}

async function firstLine(path: string): Promise<string> {
  let text = "";
  for await (const part of parts(path)) {
    text += part;
    const newline = endOfRecord(text);
    if (newline >= 0) return text.slice(0, newline);
  }
  return text;
}

/** The newline that ends the header, which may stand after newlines inside quotes. */
function endOfRecord(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (text[at] === "\n" && !isQuoted) return at;
  }
  return -1;
}

function delimiterOf(line: string): string {
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function headerOf(line: string, delimiter: string): readonly string[] {
  let header: readonly string[] = [];
  const parser = csvParser(delimiter, {
    record: (fields) => void (header = fields),
    fault: () => undefined,
  });
  parser.push(`${line}\n`);
  parser.end();
  return header;
}

async function readRecords(
  path: string,
  delimiter: string,
  sink: CsvSink,
  progress: ((bytes: number) => Promise<void>) | undefined,
): Promise<void> {
  let isHeader = true;
  const parser = csvParser(delimiter, {
    fault: sink.fault,
    record: (fields, line, raw) => {
      if (isHeader) isHeader = false;
      else sink.record(fields, line, raw);
    },
  });
  const stream = parts(path);
  for await (const part of stream) {
    parser.push(part);
    await progress?.(stream.bytesRead);
  }
  parser.end();
  await progress?.(stream.bytesRead);
}

/** The file's text in parts, a byte order mark at its start left out. */
function parts(path: string): AsyncIterable<string> & { readonly bytesRead: number } {
  const stream = createReadStream(path, { highWaterMark: PART });
  const decoder = new TextDecoder();
  return {
    get bytesRead() {
      return stream.bytesRead;
    },
    async *[Symbol.asyncIterator]() {
      for await (const part of stream) yield decoder.decode(part as Buffer, { stream: true });
    },
  };
}
