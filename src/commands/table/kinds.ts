import type { Text } from "../../base/text.ts";

/** What a file is instead of a table of text, and what to do; null when it may be one. */
export function refusalOf(sample: Buffer): Text | null {
  const start = sample.subarray(0, 8).toString("latin1");
  if (start.startsWith("PK\u0003\u0004")) {
    return sample.includes("xl/") || sample.includes("[Content_Types]")
      ? {
          en: "is an Excel workbook (.xlsx). Save it as CSV UTF-8 in Excel, and give that file",
          es: "es un libro de Excel (.xlsx). Guárdelo en Excel como CSV UTF-8 e indique ese archivo",
        }
      : {
          en: "is a .zip archive. Unpack it, and give the CSV file inside",
          es: "es un archivo .zip. Descomprímalo e indique el archivo CSV de dentro",
        };
  }
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return {
      en: "is an old Excel workbook (.xls). Save it as CSV UTF-8 in Excel, and give that file",
      es: "es un libro antiguo de Excel (.xls). Guárdelo en Excel como CSV UTF-8 e indique ese archivo",
    };
  }
  if (start.startsWith("%PDF")) {
    return {
      en: "is a PDF. Export the contacts as CSV, and give that file",
      es: "es un PDF. Exporte los contactos como CSV e indique ese archivo",
    };
  }
  const text = sample
    .subarray(0, 4_096)
    .toString("utf8")
    .replaceAll("\0", "")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^(?:<!doctype|<html|<\?xml|<table|<meta|<head|<body|<style|<div)/i.test(text)) {
    return {
      en: "is an HTML or XML table (some CRMs name it .xls). Open it in a spreadsheet and save it as CSV UTF-8",
      es: "es una tabla HTML o XML (algunos CRM la llaman .xls). Ábrala en una hoja de cálculo y guárdela como CSV UTF-8",
    };
  }
  if (/^(?:\{\s*"|\{\s*\}|\[\s*(?:\{|\[|"|\]|\d))/.test(text)) {
    return {
      en: "is JSON. Export the contacts as CSV, and give that file",
      es: "es JSON. Exporte los contactos como CSV e indique ese archivo",
    };
  }
  if (text.startsWith("{\\rtf")) {
    return {
      en: "is a text document (.rtf). Save it as CSV UTF-8",
      es: "es un documento de texto (.rtf). Guárdelo como CSV UTF-8",
    };
  }
  if (isBinary(sample)) {
    return {
      en: "is no text. Export the contacts as CSV, and give that file",
      es: "no es texto. Exporte los contactos como CSV e indique ese archivo",
    };
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
