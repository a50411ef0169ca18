import type { Text } from "../../base/text.ts";

/** One thing that is wrong in a model document: `path` is like `criteria[2].rules[0].points`. */
export type Fault = { readonly path: string; readonly message: Text };

/** Thrown when a model document cannot be used. Every fault is listed; correct them and publish again. */
export class ModelError extends Error {
  readonly code = "MODEL_INVALID";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const shown = faults.slice(0, 20).map((fault) => `${fault.path}: ${fault.message.en}`);
    super(`The model has ${faults.length} fault(s). ${shown.join("; ")}`);
    this.name = "ModelError";
    this.faults = faults;
  }
}
