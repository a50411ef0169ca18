import { readFile } from "node:fs/promises";
import type { Column } from "../../config/columns.ts";
import type { Model } from "../scoring/model/model.ts";
import { words } from "../scoring/reading/fold.ts";
import { CannotRun } from "./command.ts";
import { commandFaults } from "../words/command-faults.ts";

/**
 * What `--map` says: 'field=column' pairs with ';' between them, or the path of a JSON file with the same as
 * an object. A field is one of the model's, or a property like `company.country`. Cannot run when a field or a
 * column is none.
 */
export async function givenColumns(
  text: string | null,
  header: readonly string[],
  models: readonly Model[],
): Promise<ReadonlyMap<number, Column>> {
  const found = new Map<number, Column>();
  if (text === null) return found;
  for (const [field, name] of await pairsOf(text)) {
    const index = header.findIndex((one) => words(one) === words(name));
    if (index < 0) {
      throw new CannotRun(commandFaults.mapColumnMissing(name, header.join(", ")));
    }
    found.set(index, columnOf(field, models));
  }
  return found;
}

async function pairsOf(text: string): Promise<readonly (readonly [string, string])[]> {
  if (text.endsWith(".json")) {
    try {
      const parsed: unknown = JSON.parse(await readFile(text, "utf8"));
      return Object.entries(parsed as Record<string, unknown>).map(
        ([field, name]) => [field, String(name)] as const,
      );
    } catch (error) {
      throw new CannotRun(commandFaults.mapUnreadable(text), { cause: error });
    }
  }
  return text.split(";").map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) {
      throw new CannotRun(commandFaults.mapNoPair(pair));
    }
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
}

function columnOf(field: string, models: readonly Model[]): Column {
  for (const model of models) {
    const mapping = Object.entries(model.fields).find(([name]) => name === field)?.[1];
    if (mapping?.contact !== undefined) return { object: "contact", property: mapping.contact };
    if (mapping?.company !== undefined) return { object: "company", property: mapping.company };
  }
  const [object, property] = field.includes(".") ? field.split(".") : ["contact", field];
  if ((object === "contact" || object === "company") && /^[a-z][a-z0-9_]*$/.test(property ?? "")) {
    return { object, property: property ?? "" };
  }
  const names = [...new Set(models.flatMap(({ fields }) => Object.keys(fields)))].join(", ");
  throw new CannotRun(commandFaults.mapFieldMissing(field, names));
}
