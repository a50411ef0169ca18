import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { hsmetaSchema, type Hsmeta } from "./hsmeta-schemas.ts";

const root = fileURLToPath(new URL("../../hubspot", import.meta.url));

export type MetaFile = { readonly file: string; readonly meta: Hsmeta };

/** Reads a JSON file of the uploaded project. */
export function readProjectJson(name: string): unknown {
  return JSON.parse(readProjectText(name));
}

/** Reads a file of the uploaded project; `name` is relative to its folder. */
export function readProjectText(name: string): string {
  return readFileSync(path.join(root, name), "utf8");
}

/** Whether the uploaded sources hold the file; `name` begins with / as entry points do. */
export function isInSources(name: string): boolean {
  return existsSync(path.join(root, "src", name));
}

/** Every hsmeta file, checked. Throws zod's error with the file's name. */
export function readMetaFiles(): readonly MetaFile[] {
  return hsmetaFiles().map((file) => {
    const parsed = hsmetaSchema.safeParse(readProjectJson(file));
    if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
    return { file, meta: parsed.data };
  });
}

/** The names of all hsmeta files, relative to the project's folder. */
export function hsmetaFiles(): readonly string[] {
  return readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("-hsmeta.json") && !file.includes("node_modules"))
    .map((file) => path.posix.join("src", file.replaceAll(path.sep, "/")))
    .sort();
}
