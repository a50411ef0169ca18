import type { Writable } from "node:stream";
import type { Language, Text } from "../base/text.ts";

/** How many bad rows are shown one by one; the rest is counted. */
const MOST_SHOWN = 20;

/** Reports bad rows with their line numbers and counts them. */
export type BadRows = {
  readonly add: (file: string, line: number, message: Text) => void;
  readonly count: () => number;
};

export function badRows(language: Language, stderr: Writable): BadRows {
  let count = 0;
  return {
    count: () => count,
    add: (file, line, message) => {
      count += 1;
      if (count > MOST_SHOWN) return;
      const place = language === "en" ? "line" : "línea";
      stderr.write(`${file}, ${place} ${line}: ${message[language]}\n`);
      if (count === MOST_SHOWN) {
        stderr.write(
          language === "en"
            ? "(further bad rows are only counted)\n"
            : "(las demás filas incorrectas solo se cuentan)\n",
        );
      }
    },
  };
}
