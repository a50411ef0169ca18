import type { Text } from "../../base/text.ts";
import { notTables } from "../../words/command-faults.ts";

/** What a file is instead of a table of text, and what to do; null when it may be one. */
export function refusalOf(sample: Buffer): Text | null {
  const start = sample.subarray(0, 8).toString("latin1");
  if (start.startsWith("PK\u0003\u0004")) {
    return sample.includes("xl/") || sample.includes("[Content_Types]")
      ? notTables.workbook
      : notTables.archive;
  }
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return notTables.oldWorkbook;
  }
  if (start.startsWith("%PDF")) {
    return notTables.pdf;
  }
  const text = sample
    .subarray(0, 4_096)
    .toString("utf8")
    .replaceAll("\0", "")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^(?:<!doctype|<html|<\?xml|<table|<meta|<head|<body|<style|<div)/i.test(text)) {
    return notTables.webPage;
  }
  if (/^(?:\{\s*"|\{\s*\}|\[\s*(?:\{|\[|"|\]|\d))/.test(text)) {
    return notTables.json;
  }
  if (text.startsWith("{\\rtf")) {
    return notTables.document;
  }
  if (isBinary(sample)) {
    return notTables.binary;
  }
  return null;
}

/** Control characters that no text has; the zeros of UTF-16 are told before. */
function isBinary(sample: Buffer): boolean {
  const length = Math.min(sample.length, 4_096);
  let odd = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte < 9 && byte > 0) odd += 1;
    if (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b) odd += 1;
  }
  return odd > Math.max(2, length * 0.02);
}
