import path from "node:path";
import { importsOf, withoutComments } from "./imports-of.ts";
import { levels, unitOf } from "./levels.ts";

export type SourceFile = {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
};

const maxLines = 400;
/** Names that say nothing of what is inside. */
const emptyNames = /^(utils?|helpers?|lib|common|misc|shared)$/;

/** What of the product's files breaks a rule of the house, one sentence each. */
export function violationsOf(files: readonly SourceFile[]): string[] {
  const edges = files.flatMap(({ file, text }) =>
    importsOf(text).map((name) => ({ file, to: resolved(file, name) })),
  );
  return [
    ...edges.flatMap(({ file, to }) => wrongImport(file, to)),
    ...circles(edges),
    ...files.flatMap(({ file, text }) => [
      ...emptilyNamed(file),
      ...impure(file, text),
      ...(linesOf(text) > maxLines ? [`${file} has ${linesOf(text)} lines`] : []),
    ]),
  ];
}

/** A path from the project's root, or the package's name. */
function resolved(file: string, name: string): string {
  if (name.startsWith(".")) return path.posix.join(path.posix.dirname(file), name);
  return /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}

const isOurs = (to: string): boolean => /\.(?:tsx?|json|css)$/.test(to);

function wrongImport(file: string, to: string): string[] {
  const from = unitOf(file);
  const says = (reason: string): string[] => [`${file} imports ${to}: ${reason}`];
  if (!isOurs(to)) {
    if (to === "@hubspot/api-client" && from !== "src/hubspot") return says("src/hubspot only");
    if (from === "src/scoring" && !["zod", "re2js"].includes(to)) return says("scoring is pure");
    return [];
  }
  if (to.startsWith("test/")) return says("the product needs no tests");
  if (from === "src/scoring" && unitOf(to) !== from) return says("scoring imports itself only");
  const level = levelOf(from);
  if (level === -1) return says(`${from} has no level`);
  const target = levelOf(unitOf(to));
  if (target === -1) return says(`${unitOf(to)} has no level`);
  return target > level ? says("it stands on a higher level") : [];
}

function levelOf(unit: string): number {
  return levels.findIndex((units) => units.includes(unit));
}

function circles(edges: readonly { readonly file: string; readonly to: string }[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { file, to } of edges) {
    const [from, target] = [unitOf(file), unitOf(to)];
    if (!isOurs(to) || from === target) continue;
    next.set(from, (next.get(from) ?? new Set()).add(target));
  }
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
    [...(next.get(from) ?? [])].some((unit) => {
      if (unit === target) return true;
      if (seen.has(unit)) return false;
      seen.add(unit);
      return reaches(unit, target, seen);
    });
  return [...next.keys()]
    .filter((unit) => reaches(unit, unit))
    .map((unit) => `${unit} is part of a circle of imports`);
}

function emptilyNamed(file: string): string[] {
  return file
    .split("/")
    .map((part) => part.replace(/\..*$/, ""))
    .filter((part) => emptyNames.test(part))
    .map((part) => `${file}: '${part}' says nothing`);
}

function impure(file: string, text: string): string[] {
  const code = withoutComments(text);
  const unit = unitOf(file);
  const rules: readonly (readonly [string, RegExp, boolean])[] = [
    ["the time", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/, unit === "src/scoring"],
    ["chance", /\bMath\.random\b|\bcrypto\b/, unit === "src/scoring"],
    ["the process", /\bprocess\b(?=[.[])|\bglobalThis\b/, unit === "src/scoring"],
    [
      "the environment",
      /\bprocess\s*(?:\.\s*env\b|\[)|\bfrom\s+"(?:node:)?process"/,
      !["src/main.ts", "src/cli.ts", "src/scoring"].includes(unit),
    ],
  ];
  return rules.flatMap(([what, pattern, isForbidden]) =>
    isForbidden && pattern.test(code) ? [`${file} reads ${what}`] : [],
  );
}

function linesOf(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}
