import { writeFile } from "node:fs/promises";
import { CannotRun } from "../command.ts";
import { commandFaults } from "../../words/command-faults.ts";

/** Writes a file that an option names. Cannot run where nothing can be written. */
export async function writeFileAt(path: string, text: string, option: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new CannotRun(commandFaults.optionUnwritable(option, path), { cause: error });
  }
}
