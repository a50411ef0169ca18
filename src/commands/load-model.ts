import { readFile } from "node:fs/promises";
import { readyMadeModels } from "../../config/models.ts";
import { ModelError, parseModel, type Fault, type Model } from "../scoring/model/model.ts";
import { CannotRun } from "./command.ts";
import { commandFaults } from "../words/command-faults.ts";

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
  throw new CannotRun(commandFaults.modelUnusable(nameOrPath, { en: list("en"), es: list("es") }));
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
    ? new CannotRun(commandFaults.modelIsForCustomers(nameOrPath))
    : new CannotRun(commandFaults.modelIsForLeads(nameOrPath));
}

async function readJson(path: string): Promise<unknown> {
  const names = Object.keys(readyMadeModels).join(", ");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new CannotRun(commandFaults.modelMissing(path, names), { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(commandFaults.modelNoJson(path, detail), { cause: error });
  }
}
