import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { renderMarkdown } from "./markdown.ts";
import type { Language } from "./page.ts";

export const docsFolder = fileURLToPath(new URL("../../docs", import.meta.url));

/** The guides that stand first, each with the document of either language. */
export const guides: readonly Readonly<Record<Language, string>>[] = [
  { en: "admin-guide", es: "guia-admin" },
  { en: "sales-guide", es: "guia-ventas" },
  { en: "deployment", es: "despliegue" },
  { en: "data-protection", es: "proteccion-de-datos" },
];

/** A document as it is shown. */
export type Document = { readonly title: string; readonly body: string };

/** The documents in docs/ by name without the ending, `decisions/01-runtime` included. */
export function documentNames(): readonly string[] {
  return globSync("**/*.md", { cwd: docsFolder })
    .map((file) => file.replaceAll("\\", "/").replace(/\.md$/, ""))
    .toSorted();
}

/** One document by its name; null where there is none. */
export function readDocument(name: string): Document | null {
  const names = new Set(documentNames());
  if (!names.has(name)) return null;
  const text = readFileSync(path.join(docsFolder, `${name}.md`), "utf8");
  const body = renderMarkdown(text, (href) => linkOf(path.posix.dirname(name), href, names));
  return { title: titleOf(text) ?? name, body };
}

/** The list of all documents, the guides first; what exists in one language only is said to. */
export function documentList(language: Language): Document {
  const say = texts[language];
  const ofGuides = new Set(guides.flatMap((guide) => [guide.en, guide.es]));
  const first = guides.map((guide) => item(guide[language]));
  const rest = documentNames().filter((name) => !ofGuides.has(name));
  return {
    title: say.title,
    body: `<h1>${say.title}</h1>
<ul>${first.join("")}</ul>
<h2>${say.more}</h2>
<p>${say.english}</p>
<ul>${rest.map(item).join("")}</ul>`,
  };
}

const texts = {
  en: {
    title: "Documentation",
    more: "For those who run and build Ripen",
    english: "These are the operator's and the developers' documents.",
  },
  es: {
    title: "Documentación",
    more: "Para quien opera y desarrolla Ripen",
    english: "Estos documentos están solo en inglés.",
  },
} as const;

function item(name: string): string {
  const text = readFileSync(path.join(docsFolder, `${name}.md`), "utf8");
  return `<li><a href="/docs/${name}">${titleOf(text) ?? name}</a></li>`;
}

function titleOf(markdown: string): string | null {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? null;
}

/** Documents and pictures are on the site; what else the repository holds is not. */
function linkOf(folder: string, href: string, names: ReadonlySet<string>): string | null {
  const [file = "", anchor] = href.split("#");
  const name = path.posix.join(folder, file);
  if (/^images\/[\w-]+\.png$/.test(name)) return `/docs/${name}`;
  const document = name.replace(/\.md$/, "");
  if (!file.endsWith(".md") || !names.has(document)) return null;
  return `/docs/${document}${anchor === undefined ? "" : `#${anchor}`}`;
}
