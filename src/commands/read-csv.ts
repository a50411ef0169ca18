import { CannotRun } from "./command.ts";
import { csvParser, type CsvSink } from "./csv-parser.ts";
import { codecOf, encodingOf, type Codec } from "./table/encoding.ts";
import { refusalOf } from "./table/kinds.ts";
import { layoutOf, type Layout } from "./table/layout.ts";
import { openSource, partsOf, sampleOf, scan, type Source } from "./table/source.ts";
import { commandFaults } from "../words/command-faults.ts";

/** A CSV file being read: its header first, then its records part by part. */
export type CsvFile = {
  /** The names of its columns. */
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Lines above the header that are none of the table: titles, comments. */
  readonly above: number;
  /** Bytes. */
  readonly size: number;
  /** What a message calls the file. */
  readonly name: string;
  /** Fields and rows are carried as the codec says; what is read of them must be decoded. */
  readonly codec: Codec;
  /**
   * Feeds the records to the sink; `progress` gets the bytes read after each part and may slow the reading.
   * It ends before the end of the file once `isEnough` says so, looked at after each part.
   * Rows whose missing or surplus fields are all empty come at the header's width.
   */
  readonly read: (
    sink: CsvSink,
    progress?: (bytes: number) => Promise<void>,
    isEnough?: () => boolean,
  ) => Promise<void>;
  /** Removes what was kept of a pipe or a packed file. */
  readonly close: () => Promise<void>;
};

const PART = 64 * 1_024;
const SAMPLE = 256 * 1_024;

/**
 * Opens a table of text: of any common encoding and separator, with titles above its header, packed with gzip
 * or from standard input ('-'). `isKnown` says that a name is one of a column that could be read. Cannot run
 * without a header, and refuses by name what is no table of text.
 */
export async function openCsv(path: string, isKnown: (name: string) => boolean): Promise<CsvFile> {
  const source = await openSource(path);
  try {
    return await tableOf(source, isKnown);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function tableOf(source: Source, isKnown: (name: string) => boolean): Promise<CsvFile> {
  const { name } = source;
  const sample = await sampleOf(source.path, SAMPLE);
  const refusal = refusalOf(sample);
  if (refusal !== null)
    throw new CannotRun({ en: `${name} ${refusal.en}.`, es: `${name} ${refusal.es}.` });
  const { isUtf8, hasReturns } = await scan(source.path);
  const codec = codecOf(encodingOf(sample, isUtf8));
  let text = "";
  for await (const part of parts(source.path, codec, hasReturns)) {
    text += part;
    if (text.length >= SAMPLE) break;
  }
  const layout = layoutOf(text, (carried) => isKnown(codec.decode(carried)));
  const header = layout.header.map((carried) => codec.decode(carried).trim());
  if (header.every((one) => one === "") || !layout.hasHeader) {
    throw new CannotRun(commandFaults.headerMissing(name));
  }
  const { delimiter, above } = layout;
  return {
    header,
    delimiter,
    above,
    size: source.size,
    name,
    codec,
    read: (sink, progress, isEnough) =>
      readRecords(source.path, layout, { codec, hasReturns }, sink, { progress, isEnough }),
    close: source.close,
  };
}

async function readRecords(
  path: string,
  { delimiter, above, header }: Layout,
  { codec, hasReturns }: { readonly codec: Codec; readonly hasReturns: boolean },
  sink: CsvSink,
  {
    progress,
    isEnough,
  }: {
    readonly progress: ((bytes: number) => Promise<void>) | undefined;
    readonly isEnough: (() => boolean) | undefined;
  },
): Promise<void> {
  const width = header.length;
  const named = header.findLastIndex((name) => name.trim() !== "") + 1;
  let seen = 0;
  const parser = csvParser(delimiter, {
    fault: sink.fault,
    record: (fields, line, raw) => {
      seen += 1;
      if (seen <= above + 1) return;
      // The end that old programs put behind a file.
      if (raw === "\u001a") return;
      if (fields.length === width) sink.record(fields, line, raw);
      else if (fields.length > width && fields.slice(width).every((field) => field.trim() === "")) {
        sink.record(fields.slice(0, width), line, cutRaw(raw, delimiter, fields.length - width));
      } else if (fields.length < width && fields.length >= named) {
        const missing = width - fields.length;
        sink.record(
          [...fields, ...Array<string>(missing).fill("")],
          line,
          raw + delimiter.repeat(missing),
        );
      } else sink.record(fields, line, raw);
    },
  });
  const stream = parts(path, codec, hasReturns);
  for await (const part of stream) {
    parser.push(part);
    await progress?.(stream.bytesRead);
    if (isEnough?.() === true) return;
  }
  parser.end();
  await progress?.(stream.bytesRead);
}

/** A row without the empty fields behind its last column. */
function cutRaw(raw: string, delimiter: string, surplus: number): string {
  let end = raw.length;
  for (let left = surplus; left > 0; left -= 1) end = raw.lastIndexOf(delimiter, end - 1);
  return raw.slice(0, end);
}

/** The file's text in parts as it is carried, a byte order mark left out, each row ended by a line feed. */
function parts(
  path: string,
  { encoding }: Codec,
  hasReturns: boolean,
): AsyncIterable<string> & { readonly bytesRead: number } {
  let bytesRead = 0;
  const wide = encoding.startsWith("utf-16") ? new TextDecoder(encoding) : null;
  return {
    get bytesRead() {
      return bytesRead;
    },
    async *[Symbol.asyncIterator]() {
      const withLines = hasReturns ? linesOfReturns() : (text: string): string => text;
      let isFirst = true;
      for await (const bytes of partsOf(path, PART)) {
        bytesRead += bytes.length;
        let text = wide === null ? bytes.toString("latin1") : wide.decode(bytes, { stream: true });
        if (isFirst && text.startsWith("\u00ef\u00bb\u00bf")) text = text.slice(3);
        isFirst = false;
        yield withLines(text);
      }
    },
  };
}

/** Turns lone carriage returns outside quotes into line feeds; inside quotes a field stays as it is. */
function linesOfReturns(): (text: string) => string {
  let isQuoted = false;
  let held = "";
  return (text) => {
    let whole = held + text;
    held = whole.endsWith("\r") ? "\r" : "";
    if (held !== "") whole = whole.slice(0, -1);
    return whole
      .split('"')
      .map((piece, at) => {
        if (at > 0) isQuoted = !isQuoted;
        return isQuoted ? piece : piece.replaceAll(/\r(?!\n)/g, "\n");
      })
      .join('"');
  };
}
