import { z } from "zod";
import { messageOfFault } from "./fault-texts.ts";
import { wordsOfIssue, type IssuePlace } from "./issue-words.ts";
import { ModelError, type Fault } from "./model-error.ts";
import { modelFaults } from "./model-faults.ts";
import { modelSchema, type Model } from "./model-schema.ts";

export { type Model, type ModelDocument } from "./model-schema.ts";
export { ModelError, type Fault } from "./model-error.ts";

/** Deeper or larger documents are refused before zod walks them, so that none can exhaust the stack. */
const MOST = { depth: 40, nodes: 100_000 } as const;

/**
 * Checks a model document and fills in its defaults. What it returns can be parsed again and is then
 * the same. Throws a ModelError that lists every fault with its path.
 */
export function parseModel(input: unknown): Model {
  if (!isModest(input)) throw new ModelError([{ path: "model", message: messageOfFault.tooDeep }]);
  const parsed = modelSchema.safeParse(input);
  if (!parsed.success) throw new ModelError(faultsOf(parsed.error, input));
  const faults = modelFaults(parsed.data);
  if (faults.length > 0) throw new ModelError(faults);
  return parsed.data;
}

/** The published JSON Schema of a model document, as a person writes it. */
export function modelJsonSchema(): unknown {
  return z.toJSONSchema(modelSchema, { io: "input" });
}

/** The schema's issues in words of ours (issue-words.ts). */
function faultsOf(error: z.ZodError, input: unknown): readonly Fault[] {
  return error.issues.map((issue) => ({
    path: pathOf(issue.path),
    message: wordsOfIssue(issue, placeOf(issue.path, input)),
  }));
}

function placeOf(path: readonly PropertyKey[], document: unknown): IssuePlace {
  const steps = [document];
  for (const part of path) {
    const holder: unknown = steps.at(-1);
    const isHolder = typeof holder === "object" && holder !== null;
    steps.push(isHolder ? (Reflect.get(holder, part) as unknown) : undefined);
  }
  return {
    name: path.findLast((part) => typeof part === "string") ?? "",
    isEntry: typeof path.at(-1) === "number",
    parent: steps.at(-2),
    input: steps.at(-1),
  };
}

function pathOf(parts: readonly PropertyKey[]): string {
  const path = parts
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  return path === "" ? "model" : path.replace(/^\./, "");
}

function isModest(input: unknown): boolean {
  let nodes = 0;
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    if (depth > MOST.depth || nodes > MOST.nodes) return false;
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}
