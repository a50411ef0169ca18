import type { Text } from "../base/text.ts";

/** What a CSV parser tells: each record with the line it starts on and its own text, or why it is none. */
export type CsvSink = {
  readonly record: (fields: readonly string[], line: number, raw: string) => void;
  readonly fault: (line: number, message: Text) => void;
};

export type CsvParser = {
  /** Takes the next part of the text; records may go across parts. */
  readonly push: (text: string) => void;
  /** Says that the text is over. */
  readonly end: () => void;
};

/** A record longer than this has a quote that was never closed, characters. */
const LONGEST_RECORD = 1_000_000;

const UNCLOSED: Text = {
  en: "a quoted field is not closed",
  es: "un campo entre comillas no se cierra",
};
const AFTER_QUOTE: Text = {
  en: 'text after a closing quote; write " inside a field as ""',
  es: 'hay texto tras unas comillas de cierre; escriba " dentro de un campo como ""',
};

type Quoted =
  | { readonly kind: "record"; readonly fields: readonly string[]; readonly end: number }
  | { readonly kind: "more" }
  | { readonly kind: "fault"; readonly message: Text };

/**
 * A streaming CSV parser (RFC 4180, `\n` or `\r\n`) that splits records without quotes at the speed of
 * `indexOf`, and goes on with the next line after a broken one. Empty lines are left out.
 */
export function csvParser(delimiter: string, sink: CsvSink): CsvParser {
  let rest = "";
  let line = 1;

  const take = (isEnd: boolean): void => {
    let at = 0;
    let quote = rest.indexOf('"');
    while (at < rest.length) {
      if (quote >= 0 && quote < at) quote = rest.indexOf('"', at);
      const newline = rest.indexOf("\n", at);
      if (newline < 0 && !isEnd && rest.length - at < LONGEST_RECORD) break;
      const lineEnd = newline < 0 ? rest.length : newline;
      if (quote < 0 || quote > lineEnd) {
        plain(rest.slice(at, lineEnd));
        at = lineEnd + 1;
        continue;
      }
      const found = quotedRecord(rest, at, delimiter, isEnd);
      if (found.kind === "more") break;
      if (found.kind === "fault") {
        sink.fault(line, found.message);
        line += 1;
        at = lineEnd + 1;
        continue;
      }
      const raw = rest.slice(at, found.end);
      sink.record(found.fields, line, withoutReturn(raw));
      line += 1 + countNewlines(raw);
      at = found.end + 1;
    }
    rest = rest.slice(at);
  };

  const plain = (text: string): void => {
    const raw = withoutReturn(text);
    if (raw !== "") sink.record(raw.split(delimiter), line, raw);
    line += 1;
  };

  return {
    push: (text) => {
      rest += text;
      take(false);
    },
    end: () => take(true),
  };
}

/** Reads one record with quotes in it from `start`; `end` is the place of its newline. */
function quotedRecord(text: string, start: number, delimiter: string, isEnd: boolean): Quoted {
  const tooLong = text.length - start >= LONGEST_RECORD;
  const more: Quoted = isEnd || tooLong ? { kind: "fault", message: UNCLOSED } : { kind: "more" };
  const fields: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close < 0) return more;
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      // The character after a closing quote may not have arrived yet: it could be another quote.
      if (at >= text.length && !isEnd) return more;
      if (text[at] === "\r" && (text[at + 1] === "\n" || at + 1 >= text.length)) at += 1;
    } else {
      const end = fieldEnd(text, at, delimiter);
      if (end >= text.length && !isEnd) return more;
      fields.push(withoutReturn(text.slice(at, end)));
      at = end;
    }
    if (at >= text.length || text[at] === "\n") {
      return { kind: "record", fields, end: Math.min(at, text.length) };
    }
    if (text[at] !== delimiter) return { kind: "fault", message: AFTER_QUOTE };
    at += 1;
  }
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at += 1;
  return at;
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
