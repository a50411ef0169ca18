import { fold } from "../../scoring/reading/fold.ts";
import { CannotRun } from "../command.ts";
import { commandFaults } from "../../words/command-faults.ts";

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
    throw new CannotRun(commandFaults.outcomeUnclear(column, text.slice(0, 60)));
  };
}
