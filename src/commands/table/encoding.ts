import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";

/** How the bytes of a file are text, and what a summary calls it. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | (string & {});

/**
 * How the fields of a file become text and text becomes what is written back. Files of one byte a character
 * (and UTF-8) are carried byte by byte as Latin-1 strings, so that what is not read comes out as it came in;
 * only UTF-16 is carried as text.
 */
export type Codec = {
  readonly encoding: Encoding;
  /** The text of a field as it is carried. Double-encoded text is mended, and counted. */
  readonly decode: (carried: string) => string;
  /** A text of ours in the file's own encoding, as it is carried. */
  readonly encode: (text: string) => string;
  /** The bytes to write for what is carried. */
  readonly bytes: (carried: string) => Buffer;
  /** What was met while decoding, for the summary. */
  readonly met: { doubled: number; nul: number; foreign: number };
};

const BEYOND_ASCII = /\P{ASCII}/u;
/** True for a text that is the same in every encoding of one byte and in UTF-8. */
const isPlain = (text: string): boolean => !BEYOND_ASCII.test(text) && !text.includes("\0");
/** What UTF-8 looks like when it was read as Windows-1252 and written again: 'Ã±', 'â€™'. */
const DOUBLED =
  /[\u00c2-\u00c3\u00c5][\u0080-\u00bf\u20ac\u201a-\u2122\u0152-\u0192\u02c6\u02dc]|\u00e2\u20ac/;

export function codecOf(encoding: Encoding): Codec {
  const met = { doubled: 0, nul: 0, foreign: 0 };
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    return {
      encoding,
      met,
      decode: (carried) => cleaned(carried, met),
      encode: (text) => text,
      bytes: (carried) => {
        const bytes = Buffer.from(carried, "utf16le");
        return encoding === "utf-16le" ? bytes : bytes.swap16();
      },
    };
  }
  return {
    encoding,
    met,
    decode: (carried) => {
      if (isPlain(carried)) return carried;
      const bytes = Buffer.from(carried, "latin1");
      if (isUtf8(bytes)) return undoubled(cleaned(bytes.toString("utf8"), met), met);
      if (encoding === "utf-8") met.foreign += 1;
      return cleaned(iconv.decode(bytes, encoding === "utf-8" ? "windows-1252" : encoding), met);
    },
    encode: (text) => (isPlain(text) ? text : iconv.encode(text, encoding).toString("latin1")),
    bytes: (carried) => Buffer.from(carried, "latin1"),
  };
}

function cleaned(text: string, met: Codec["met"]): string {
  if (!text.includes("\0")) return text;
  met.nul += 1;
  return text.replaceAll("\0", "");
}

function undoubled(text: string, met: Codec["met"]): string {
  if (!DOUBLED.test(text)) return text;
  const bytes = iconv.encode(text, "windows-1252");
  if (bytes.includes(0x3f) && !text.includes("?")) return text;
  if (!isUtf8(bytes)) return text;
  met.doubled += 1;
  return bytes.toString("utf8");
}

const WESTERN = ["windows-1252", "macintosh", "cp850"] as const;
/** Letters beyond ASCII that our users' languages are written with, in either case. */
const LETTERS = /[áéíóúüñçàèìòùâêîôûãõäöåøæœëïÿßÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛÃÕÄÖÅØÆŒ]/;
const SIGNS = /[–—‘’“”…€«»¿¡ºª°·\u00a0]/;

/**
 * The encoding of the first bytes of a file: by byte order mark, by the zeros of UTF-16, as UTF-8 where all
 * of them are, otherwise the one-byte encoding whose letters make words of our users' languages, or what
 * chardet is sure of.
 */
export function encodingOf(sample: Buffer, isWholeUtf8: boolean): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return "utf-8";
  const wide = wideOf(sample);
  if (wide !== null) return wide;
  if (isWholeUtf8) return "utf-8";
  if (isMostlyUtf8(sample)) return "utf-8";
  const [best, ...others] = WESTERN.map((encoding) => ({
    encoding,
    score: scoreOf(sample, encoding),
  }));
  const western = others.reduce((top, one) => (one.score > (top?.score ?? 0) ? one : top), best);
  const [guess] = analyse(sample);
  const isForeign =
    guess !== undefined &&
    guess.confidence >= 60 &&
    !/^(?:ISO-8859-(?:1|2|9)|windows-125[0249]|ASCII|UTF-8)$/.test(guess.name);
  if (isForeign && iconv.encodingExists(guess.name) && (western?.score ?? 0) <= 0)
    return guess.name.toLowerCase();
  return western?.encoding ?? "windows-1252";
}

/** How much a sample reads like words in an encoding: letters between letters for it, signs among them against. */
function scoreOf(sample: Buffer, encoding: string): number {
  const text = iconv.decode(sample, encoding);
  let score = 0;
  for (const match of text.matchAll(/\P{ASCII}/gu)) {
    const before = text[match.index - 1] ?? " ";
    const after = text[match.index + 1] ?? " ";
    const isInWord = /[a-zA-Z]/.test(before) || /[a-zA-Z]/.test(after);
    const [sign] = match;
    if (LETTERS.test(sign)) {
      const isOddCase =
        sign === sign.toUpperCase() && sign !== sign.toLowerCase() && /[a-z]/.test(before);
      score += isOddCase ? -1 : 2;
    } else if (SIGNS.test(sign))
      score +=
        isInWord && !/[’–—]/.test(sign) && /[a-z]/.test(before) && /[a-z]/.test(after) ? -2 : 1;
    else score -= 2;
  }
  return score;
}

function wideOf(sample: Buffer): Encoding | null {
  const length = Math.min(sample.length, 2_000) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  if (odd > length * 0.3 && even < length * 0.05) return "utf-16le";
  if (even > length * 0.3 && odd < length * 0.05) return "utf-16be";
  return null;
}

/** More characters of several bytes than bytes that are none: a file of UTF-8 with a damaged or foreign row. */
function isMostlyUtf8(sample: Buffer): boolean {
  const text = sample.toString("utf8");
  let good = 0;
  let bad = 0;
  for (const { 0: sign } of text.matchAll(/\P{ASCII}/gu)) {
    if (sign === "\ufffd") bad += 1;
    else good += 1;
  }
  return good > bad;
}
