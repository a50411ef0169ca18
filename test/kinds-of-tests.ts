import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a pure test reaches nothing of: stores, sockets, processes, threads, the disk. */
const outside =
  /^(?:node:(?:child_process|fs|fs\/promises|http|https|net|sqlite|worker_threads)|@sparticuz\/chromium|express|nock|pg|pino|playwright-core|undici|vite)$/;

/** Where a page is built and shown in a browser. */
const withPages = /^test\/(?:console\/browser|simulator\/record-page)\//;

export type KindsOfTests = {
  /** Pure: from their imports nothing leads out of the process. */
  readonly unit: readonly string[];
  /** With a store on disk, PostgreSQL, sockets or processes. */
  readonly real: readonly string[];
  /** Need a built page, most of them a browser too. */
  readonly pages: readonly string[];
  /** Named `*.release.test.ts`: install from the registry, `npm run test:release` alone runs them. */
  readonly release: readonly string[];
  /** Named `*.long.test.ts`: walks over every page, stories, crashes of the demo, long batteries. */
  readonly long: readonly string[];
};

/** Every test file below `root` by its kind, each file in one kind. */
export function kindsOfTests(root: string): KindsOfTests {
  const known = new Map<string, boolean>();
  const kinds = Object.groupBy(
    globSync("test/**/*.test.ts", { cwd: root }).map((file) => file.replaceAll("\\", "/")),
    (file) => {
      if (file.endsWith(".long.test.ts")) return "long";
      if (file.endsWith(".release.test.ts")) return "release";
      if (withPages.test(file)) return "pages";
      return leadsOutside(root, file, known) ? "real" : "unit";
    },
  );
  const { unit = [], real = [], pages = [], long = [], release = [] } = kinds;
  return { unit, real, pages, long, release };
}

/** An import of types alone loads nothing; a module that a URL names is one that a process or a thread loads. */
const loads =
  /^(?:import|export)\s(?!type\s)[^;"]*?\sfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

function leadsOutside(root: string, file: string, known: Map<string, boolean>): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  // What a circle leads back to is told by the rest of it.
  known.set(file, false);
  const found = readFileSync(path.join(root, file), "utf8")
    .matchAll(loads)
    .map((match) => match.slice(1).find((name) => name !== undefined) ?? "")
    .some((name) =>
      name.startsWith(".")
        ? /\.tsx?$/.test(name) &&
          leadsOutside(root, path.posix.join(path.posix.dirname(file), name), known)
        : outside.test(name),
    );
  known.set(file, found);
  return found;
}
