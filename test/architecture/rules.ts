import { house } from "./circles.ts";
import { levels, pureRooms, roomOf } from "./levels.ts";
import type { SourceFile } from "./source-file.ts";

const maxLines = 400;
/** Names that say nothing of what is inside. */
const emptyNames = /^(utils?|helpers?|lib|common|misc|shared)$/;

/** What of the product's files breaks a rule of the house, one sentence each. */
export function violationsOf(files: readonly SourceFile[]): string[] {
  return [
    ...house(files).circles,
    ...files.flatMap((source) => [
      ...source.imports.flatMap((to) => wrongImport(source.file, to)),
      ...emptilyNamed(source.file),
      ...impure(source),
      ...tooLong(source),
    ]),
  ];
}

const isOurs = (to: string): boolean => /\.(?:tsx?|json|css)$/.test(to);
const isPage = (file: string): boolean => /^src\/console\/(?:.+\/)?page\//.test(file);

function wrongImport(file: string, to: string): string[] {
  const from = roomOf(file);
  const says = (reason: string): string[] => [`${file} imports ${to}: ${reason}`];
  if (!isOurs(to)) {
    if (to === "@hubspot/api-client" && from !== "src/hubspot") return says("src/hubspot only");
    if (pureRooms[from]?.packages.includes(to) === false) return says(`${from} is pure`);
    return [];
  }
  if (to.startsWith("test/")) return says("the product needs no tests");
  if (isPage(file) && !mayBeOnPage(to)) return says("a page knows nothing of the server");
  const pure = pureRooms[from];
  if (pure && roomOf(to) !== from && !pure.rooms.includes(roomOf(to))) {
    return says(`${from} is pure`);
  }
  const level = levelOf(from);
  if (level === -1) return says(`${from} has no level`);
  const target = levelOf(roomOf(to));
  if (target === -1) return says(`${roomOf(to)} has no level`);
  return target > level ? says("it stands on a higher level") : [];
}

function mayBeOnPage(to: string): boolean {
  return (
    isPage(to) || /^src\/(?:scoring|words|base|console\/contract)\//.test(to) || to.endsWith(".css")
  );
}

function levelOf(room: string): number {
  return levels.findIndex((rooms) => rooms.includes(room));
}

function emptilyNamed(file: string): string[] {
  return file
    .split("/")
    .map((part) => part.replace(/\..*$/, ""))
    .filter((part) => emptyNames.test(part))
    .map((part) => `${file}: '${part}' says nothing`);
}

function impure({ file, code }: SourceFile): string[] {
  const room = roomOf(file);
  const isPure = pureRooms[room] !== undefined;
  const rules: readonly (readonly [string, RegExp, boolean])[] = [
    ["the time", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/, isPure],
    ["chance", /\bMath\.random\b|\bcrypto\b/, isPure],
    ["the process", /\bprocess\b(?=[.[])|\bglobalThis\b/, isPure],
    [
      "the environment",
      /\bprocess\s*(?:\.\s*env\b|\[)|\bfrom\s+"(?:node:)?process"/,
      !["src/main.ts", "src/cli.ts"].includes(room) && !isPure,
    ],
  ];
  return rules.flatMap(([what, pattern, isForbidden]) =>
    isForbidden && pattern.test(code) ? [`${file} reads ${what}`] : [],
  );
}

function tooLong({ file, text }: SourceFile): string[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines > maxLines ? [`${file} has ${lines} lines`] : [];
}

/** Rooms in which a state of a crossing is asked for by the predicates of its one home. */
const roomsOfCrossings =
  /^src\/(?:store|lane|enrolment|account|console|crm)\/|^src\/(?:decide|pipeline)\.ts$/;

/** Strings that equal a state of a crossing outside the file that is the states' home, one sentence each. */
export function statesSpelt(
  files: readonly SourceFile[],
  states: readonly string[],
  home: string,
): string[] {
  return files
    .filter(({ file }) => file !== home && roomsOfCrossings.test(file))
    .flatMap(({ file, strings }) =>
      strings
        .filter(({ value }) => states.includes(value))
        .map(({ value, line }) => `${file}:${line} spells the state '${value}'; ask ${home}`),
    );
}

/** A document, named with its ending or as the facts are, and the numbered section that is meant. */
const citation =
  /\b(?:docs\/)?((?:decisions\/)?[\w-]+)\.md\b(?:,? (?:section )?(\d+(?:\.\d+)*))?|\b(hubspot-facts) (\d+(?:\.\d+)*)|\bissue (\d+)\b/g;

/**
 * Documents and sections that a comment cites and the repository lacks, one sentence each. An issue is no document of
 * the repository. `documents` are texts by their path from the project's root.
 */
export function citedInVain(
  files: readonly Pick<SourceFile, "file" | "comments">[],
  documents: ReadonlyMap<string, string>,
): string[] {
  const byName = new Map(
    [...documents].flatMap(([path, text]) => [
      [path, text] as const,
      [path.replace(/^docs\//, ""), text] as const,
      [path.replace(/^.*\//, ""), text] as const,
    ]),
  );
  const isThere = (document: string | undefined, section: string | undefined): boolean => {
    const text = document === undefined ? undefined : byName.get(`${document}.md`);
    if (text === undefined) return false;
    return section === undefined || headings(text).has(section);
  };
  return files.flatMap(({ file, comments }) =>
    comments.flatMap(({ text, line }) =>
      [...text.replaceAll(/\n\s*\*\s?/g, " ").matchAll(citation)]
        .filter((match) => !isThere(match[1] ?? match[3], match[2] ?? match[4]))
        .map(([cited]) => `${file}:${line} cites ${cited}, which is not in the repository`),
    ),
  );
}

/** The numbers of a document's sections: those of its headings. */
function headings(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^#+ (\d+(?:\.\d+)*)\b/gm)].map((match) => match[1] ?? ""));
}

/** Links between documents that lead nowhere, one sentence each; `has` tells whether a path from the root exists. */
export function linksInVain(
  pages: readonly { readonly file: string; readonly text: string }[],
  has: (path: string) => boolean,
): string[] {
  return pages.flatMap(({ file, text }) =>
    [
      ...text
        .replace(/```[\s\S]*?```/g, "")
        .matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g),
    ]
      .map(([, link = ""]) => link)
      .filter((link) => !has(new URL(link, `file:///${file}`).pathname.slice(1)))
      .map((link) => `${file} links to ${link}, which is not there`),
  );
}
