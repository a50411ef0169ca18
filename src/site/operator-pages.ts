import { existsSync } from "node:fs";
import path from "node:path";
import type { Env } from "../../config/env.ts";

/** The pages whose words are the operator's own: HubSpot's listing names them, and they must be live. */
export const operatorPages = ["support", "privacy", "terms"] as const;
export type OperatorPage = (typeof operatorPages)[number];

/** Where the words of a page come from. */
export type PageSource =
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "missing" };

export type SiteSettings = Pick<Env, "dataDir" | "site">;

/**
 * Where a page of the operator's comes from, in one language: an address of the environment, else a Markdown file in
 * DATA_DIR/pages, one of that language before one of both, looked for anew each time.
 */
export function sourceOfPage(
  { dataDir, site }: SiteSettings,
  page: OperatorPage,
  language: "en" | "es",
): PageSource {
  const url = site[page];
  if (url !== null) return { kind: "address", url };
  const file = [`${page}.${language}.md`, `${page}.md`]
    .map((name) => path.join(dataDir, "pages", name))
    .find((name) => existsSync(name));
  return file === undefined ? { kind: "missing" } : { kind: "file", path: file };
}
