import { writeFile } from "node:fs/promises";
import { CannotRun } from "../command.ts";

/** Writes a file that an option names. Cannot run where nothing can be written. */
export async function writeFileAt(path: string, text: string, option: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new CannotRun(
      `--${option}: ${path} cannot be written. Name a file in a folder that exists.`,
      `--${option}: no se puede escribir ${path}. Indique un archivo en una carpeta que exista.`,
      { cause: error },
    );
  }
}
