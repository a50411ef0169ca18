import path from "node:path";
import { parseSync } from "oxc-parser";

/** A file of the product, as the rules of the house see it. */
export type SourceFile = {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** What it imports, types included: a path from the project's root, or the package's name. */
  readonly imports: readonly string[];
  /** Every string that stands in code or in a type, with its line; what is imported apart. */
  readonly strings: readonly { readonly value: string; readonly line: number }[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  /** The text with its comments blanked out. */
  readonly code: string;
};

/** The worker's thread runs the module that it is given (src/console/shell/worker): the one import without a name. */
const namelessImport = "src/console/shell/worker/worker.ts";

/** Reads a file by its syntax tree. Throws where it does not parse, or imports something that has no fixed name. */
export function sourceFile(file: string, text: string): SourceFile {
  const { program, module, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message ?? ""}`);
  const nodes = [...walk(program)];
  const named: string[] = [];
  for (const { moduleRequest } of module.staticImports) named.push(moduleRequest.value);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) {
      if (moduleRequest !== null) named.push(moduleRequest.value);
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^["'](.*)["']$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (name !== undefined) named.push(name);
    else if (isProduct(file) && file !== namelessImport)
      throw new Error(`${file} imports what has no fixed name`);
  }
  if (nodes.some(({ type }) => type === "TSImportEqualsDeclaration")) {
    throw new Error(`${file} imports by require, which this check does not follow`);
  }
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const requests = new Set(
    [...module.staticImports].map(({ moduleRequest }) => moduleRequest.start),
  );
  return {
    file,
    text,
    imports: named.map((name) => resolved(file, name)),
    strings: nodes
      .filter((node) => node.type === "Literal" && !requests.has(node.start))
      .flatMap(({ value, start }) =>
        typeof value === "string" ? [{ value, line: lineAt(start) }] : [],
      ),
    comments: comments.map(({ value, start }) => ({ text: value, line: lineAt(start) })),
    code: blanked(text, comments),
  };
}

const isProduct = (file: string): boolean => /^(?:src|config|webhooks)\//.test(file);

type Node = { readonly type: string; readonly start: number; readonly value?: unknown };

function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const child of node) yield* walk(child);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && typeof node.type === "string") yield node as Node;
  for (const child of Object.values(node)) yield* walk(child);
}

function resolved(file: string, name: string): string {
  if (name.startsWith(".")) return path.posix.join(path.posix.dirname(file), name);
  return /^(?:node:|@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}

/** Lines stay lines, so that a finding in the code can be told by its line. */
function blanked(
  text: string,
  comments: readonly { readonly start: number; readonly end: number }[],
): string {
  let code = text;
  for (const { start, end } of comments) {
    const gap = text.slice(start, end).replace(/[^\n]/g, " ");
    code = code.slice(0, start) + gap + code.slice(end);
  }
  return code;
}
