import { fold } from "../../scoring/reading/fold.ts";
import { CannotRun } from "../command.ts";

const YES = new Set(["1", "1.0", "true", "yes", "y", "si", "s"]);
const NO = new Set(["0", "0.0", "false", "no", "n"]);

/** Reads an outcome: 1 or 0, null where the cell is empty. Cannot run on what is neither. */
export function outcomeReader(
  column: string,
  won: readonly string[],
): (text: string) => 0 | 1 | null {
  const wanted = new Set(won.map(fold));
  return (text) => {
    const value = fold(text);
    if (value === "") return null;
    if (wanted.size > 0) return wanted.has(value) ? 1 : 0;
    if (YES.has(value)) return 1;
    if (NO.has(value)) return 0;
    throw new CannotRun(
      `The outcome column '${column}' has '${text.slice(0, 60)}', which is neither 1 nor 0. Name the values of a lead that was won: --won VALUE.`,
      `La columna de resultado «${column}» tiene «${text.slice(0, 60)}», que no es 1 ni 0. Indique los valores de un lead ganado: --won VALOR.`,
    );
  };
}
