import type { SourceFile } from "./source-file.ts";

/** Every folder's children (folders and files), and which of them import which. */
export type House = {
  readonly folders: number;
  /** Arrows between the children of one folder, over all folders. */
  readonly arrows: number;
  /** Children of one folder that import each other in a circle, one sentence each. */
  readonly circles: readonly string[];
};

/**
 * Draws the house: in each folder, at every depth, its folders and files are rooms, and an import is an arrow between
 * the two rooms that hold its ends. At the top the folders of src count beside config and webhooks.
 */
export function house(files: readonly SourceFile[]): House {
  const known = new Set(files.map(({ file }) => file));
  const graphs = new Map<string, Map<string, Map<string, string>>>();
  const folders = new Set<string>();
  for (const { file, imports } of files) {
    for (const folder of foldersOf(file)) folders.add(folder);
    for (const to of imports) {
      if (!known.has(to)) continue;
      const arrow = apart(file, to);
      if (arrow === null) continue;
      const graph = graphs.get(arrow.folder) ?? new Map<string, Map<string, string>>();
      graphs.set(arrow.folder, graph);
      const out = graph.get(arrow.from) ?? new Map<string, string>();
      graph.set(arrow.from, out);
      if (!out.has(arrow.to)) out.set(arrow.to, `${file} imports ${to}`);
    }
  }
  return {
    folders: folders.size,
    arrows: [...graphs.values()].reduce((sum, graph) => sum + arrowsOf(graph), 0),
    circles: [...graphs].flatMap(([folder, graph]) => circlesIn(folder, graph)),
  };
}

/** The folder where two files part, and the children of it that hold them; null within one file. */
function apart(file: string, to: string): { folder: string; from: string; to: string } | null {
  const [a, b] = [roomed(file), roomed(to)];
  let shared = 0;
  while (a[shared] !== undefined && a[shared] === b[shared]) shared += 1;
  const [from, target] = [a[shared], b[shared]];
  if (from === undefined || target === undefined) return null;
  return { folder: a.slice(0, shared).join("/"), from, to: target };
}

/** config and webhooks stand at the top because the users asked for it: there src's rooms count beside them. */
function roomed(file: string): string[] {
  const parts = file.split("/");
  return parts[0] === "src" ? [`src/${parts[1] ?? ""}`, ...parts.slice(2)] : parts;
}

function foldersOf(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function arrowsOf(graph: ReadonlyMap<string, ReadonlyMap<string, string>>): number {
  return [...graph.values()].reduce((sum, out) => sum + out.size, 0);
}

function circlesIn(
  folder: string,
  graph: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string[] {
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
    [...(graph.get(from)?.keys() ?? [])].some((room) => {
      if (room === target) return true;
      if (seen.has(room)) return false;
      seen.add(room);
      return reaches(room, target, seen);
    });
  return [...graph].flatMap(([from, out]) =>
    [...out]
      .filter(([to]) => reaches(to, from))
      .map(([to, why]) => `circle in ${folder || "the house"}: ${from} and ${to} (${why})`),
  );
}
