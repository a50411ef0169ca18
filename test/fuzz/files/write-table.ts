import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import type { Random } from "../door/random.ts";
import type { Table } from "./make-table.ts";

/** How a table was written, as a message tells it. */
export type Written = {
  readonly bytes: Buffer;
  readonly how: string;
  /** What was done to it that nobody can undo; null for nothing. */
  readonly damage: Damage | null;
};

const DAMAGES = ["cut", "zero", "foreign", "quote", "short", "wide", "date"] as const;
type Damage = (typeof DAMAGES)[number];

const ENCODINGS = [
  "utf8",
  "utf8-bom",
  "utf16le",
  "utf16be",
  "utf16le-bom",
  "utf16be-bom",
  "win1252",
  "latin1",
];
const DATES = ["iso", "dmy", "mdy", "serial", "epoch", "ms", "words", "palabras"];
const DAY = 86_400_000;
const MONTHS =
  "January February March April May June July August September October November December";
const MESES =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";

/** Writes a table as programs and people do, and damages one in three. */
export function writeTable(table: Table, random: Random): Written {
  const encoding = random.pick(ENCODINGS);
  const delimiter = random.pick([",", ";", "\t", "|", "^"]);
  const end = random.pick(["\n", "\r\n", "\r"]);
  const quotesAll = random.oneIn(3);
  const dates = random.pick(DATES);
  const damage = random.oneIn(3) ? random.pick(DAMAGES) : null;
  const quote = (cell: string): string =>
    quotesAll || /["\n\r]/.test(cell) || cell.includes(delimiter)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const lines = [table.header, ...table.rows].map((cells, line) =>
    cells
      .map((cell, at) => (line > 0 && at === table.date ? dateAs(dates, cell) : cell))
      .map((cell) => quote(encodable(cell, encoding)))
      .join(delimiter),
  );
  if (random.oneIn(6)) for (const at of lines.keys()) lines[at] += delimiter.repeat(2);
  if (random.oneIn(6))
    lines.splice(1 + random.int(lines.length), 0, delimiter.repeat(table.header.length - 1));
  const above = random.oneIn(5)
    ? ["Contacts of March", "# made by us, 2026", "Report: leads", ""].slice(random.int(4))
    : [];
  if (random.oneIn(10)) above.splice(0, above.length, `sep=${delimiter}`);
  damageLines(lines, damage, { table, delimiter, random });
  let text = [...above, ...lines].join(end) + (random.oneIn(3) ? "" : end);
  if (damage === "zero") {
    const at = text.indexOf("acme", text.indexOf("@"));
    text = `${text.slice(0, at + 2)}\0${text.slice(at + 2)}`;
  }
  let bytes = encode(text, encoding);
  // A lone byte beyond ASCII in a file without any other is no damage, but a file of Windows.
  if (damage === "foreign" && encoding.startsWith("utf8") && /\P{ASCII}/u.test(text)) {
    const at = bytes.indexOf("acme");
    bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xf1]), bytes.subarray(at)]);
  }
  const isPacked = random.oneIn(10);
  return {
    bytes: isPacked ? gzipSync(bytes) : bytes,
    how: JSON.stringify({ encoding, delimiter, end, quotesAll, dates, above, damage, isPacked }),
    damage,
  };
}

function damageLines(
  lines: string[],
  damage: Damage | null,
  {
    table,
    delimiter,
    random,
  }: { readonly table: Table; readonly delimiter: string; readonly random: Random },
): void {
  const last = lines.length - 1;
  const line = lines[last] ?? "";
  switch (damage) {
    case "cut":
      // Inside the row: what is cut inside its last cell nobody can see.
      lines[last] = line.slice(0, line.indexOf(delimiter));
      return;
    case "quote":
      lines[last] = `"${line.replaceAll('"', "")}`;
      return;
    case "short":
      lines[last] = (table.rows.at(-1) ?? [])
        .slice(0, -1)
        .map(() => "x")
        .join(delimiter);
      return;
    case "wide":
      lines[last] = `${line}${delimiter}one${delimiter}more`;
      return;
    case "date": {
      const cells = table.header.map((_, at) =>
        at === table.date ? random.pick(["31/31/2026", "soon", "2026-02-30"]) : "x",
      );
      lines.push(cells.join(delimiter));
      return;
    }
    case "zero":
    case "foreign":
    case null:
      return;
    default:
      damage satisfies never;
  }
}

function encodable(cell: string, encoding: string): string {
  return encoding === "latin1" ? inLatin1(cell) : cell;
}

/** A text with '-' for what Latin-1 cannot carry. */
export function inLatin1(text: string): string {
  return Array.from(text, (sign) => ((sign.codePointAt(0) ?? 0) > 0xff ? "-" : sign)).join("");
}

function encode(text: string, encoding: string): Buffer {
  const [name = "", mark] = encoding.split("-");
  const whole = mark === undefined ? text : `\ufeff${text}`;
  return iconv.encode(whole, name, { addBOM: false });
}

function dateAs(form: string, iso: string): string {
  if (iso === "") return "";
  const [year = "", month = "", day = ""] = iso.split("-");
  const at = Date.parse(iso);
  switch (form) {
    case "dmy":
      return `${day}/${month}/${year}`;
    case "mdy":
      return `${Number(month)}/${Number(day)}/${year}`;
    case "serial":
      return String(at / DAY + 25_569);
    case "epoch":
      return String(at / 1_000);
    case "ms":
      return String(at);
    case "words":
      return `${MONTHS.split(" ")[Number(month) - 1]} ${Number(day)}, ${year}`;
    case "palabras":
      return `${Number(day)} de ${MESES.split(" ")[Number(month) - 1]} de ${year}`;
    default:
      return iso;
  }
}
