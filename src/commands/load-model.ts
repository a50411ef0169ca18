import { readFile } from "node:fs/promises";
import { readyMadeModels } from "../../config/models.ts";
import { ModelError, parseModel, type Fault, type Model } from "../scoring/model/model.ts";
import { CannotRun } from "./command.ts";

/** A model, or the faults that keep its document from being one. */
export type Loaded =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a model by the name of a ready-made one or by the path of a JSON file. Cannot run without it. */
export async function loadModel(nameOrPath: string): Promise<Loaded> {
  const readyMade = Object.entries(readyMadeModels).find(([name]) => name === nameOrPath);
  if (readyMade !== undefined) return { ok: true, model: readyMade[1] };
  try {
    return { ok: true, model: parseModel(await readJson(nameOrPath)) };
  } catch (error) {
    if (error instanceof ModelError) return { ok: false, faults: error.faults };
    throw error;
  }
}

/** As `loadModel`, for commands that need a sound model: faults cannot run. */
export async function loadSoundModel(nameOrPath: string): Promise<Model> {
  const loaded = await loadModel(nameOrPath);
  if (loaded.ok) return loaded.model;
  const list = (language: "en" | "es"): string =>
    loaded.faults.map(({ path, message }) => `  ${path}: ${message[language]}`).join("\n");
  throw new CannotRun(
    `The model ${nameOrPath} cannot be used:\n${list("en")}`,
    `El modelo ${nameOrPath} no se puede usar:\n${list("es")}`,
  );
}

/** A sound model for leads. Cannot run with one for customers: everybody would get 0 points and be ready. */
export const loadLeadModel = (nameOrPath: string): Promise<Model> => ofKind(nameOrPath, "lead");

/** A sound model for customers. Cannot run with one for leads. */
export const loadCustomerModel = (nameOrPath: string): Promise<Model> =>
  ofKind(nameOrPath, "customer");

async function ofKind(nameOrPath: string, kind: Model["kind"]): Promise<Model> {
  const model = await loadSoundModel(nameOrPath);
  if (model.kind === kind) return model;
  throw kind === "lead"
    ? new CannotRun(
        `The model ${nameOrPath} is for customers. Give it as --customer-model, and one for leads as --model.`,
        `El modelo ${nameOrPath} es para clientes. Indíquelo con --customer-model, y uno para leads con --model.`,
      )
    : new CannotRun(
        `The model ${nameOrPath} is for leads. Give it as --model, and one for customers as --customer-model.`,
        `El modelo ${nameOrPath} es para leads. Indíquelo con --model, y uno para clientes con --customer-model.`,
      );
}

async function readJson(path: string): Promise<unknown> {
  const names = Object.keys(readyMadeModels).join(", ");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new CannotRun(
      `There is no model ${path}. Give the path of a JSON file or one of: ${names}.`,
      `No existe el modelo ${path}. Indique la ruta de un archivo JSON o uno de: ${names}.`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(
      `${path} is not JSON: ${detail}. Correct it there.`,
      `${path} no es JSON: ${detail}. Corríjalo ahí.`,
      { cause: error },
    );
  }
}
