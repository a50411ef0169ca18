import { readFile } from "node:fs/promises";
import { readyMadeModels } from "../../config/models.ts";
import { RipenError, messageOf } from "../base/errors.ts";
import { ModelError, parseModel, type Model } from "../scoring/model/model.ts";

/**
 * The models that a portal without one of its own starts with: the lead model of `file`, or the ready-made
 * one for B2B software with the customer model beside it. Throws RipenError MODEL_FILE_UNUSABLE that says
 * where the file is wrong.
 */
export async function startModels(
  file: string | null,
): Promise<{ readonly lead: Model; readonly customer: Model | null }> {
  if (file === null) {
    return { lead: readyMadeModels["b2b-software"], customer: readyMadeModels.customer };
  }
  try {
    const model = parseModel(JSON.parse(await readFile(file, "utf8")));
    if (model.kind !== "lead") throw new Error("it is not a lead model");
    return { lead: model, customer: null };
  } catch (error) {
    const faults =
      error instanceof ModelError
        ? error.faults.map((fault) => `\n  ${fault.path}: ${fault.message.en}`).join("")
        : ` ${messageOf(error)}`;
    throw new RipenError(
      "MODEL_FILE_UNUSABLE",
      `The model ${file} cannot be used:${faults}\nMend it, or take RIPEN_MODEL away to start with the ready-made model.`,
      { cause: error },
    );
  }
}
