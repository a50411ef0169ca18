import { createHash } from "node:crypto";
import { describeFailure, type InstallFailure } from "./install-failure.ts";

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#213343}" +
  "h1{font-size:1.4rem}a{display:inline-block;margin-top:1rem;padding:.6rem 1.2rem;border-radius:4px;background:#213343;color:#fff;text-decoration:none}";

/** The page's own policy: nothing but its one style. */
export const failurePagePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** A page that says what happened and what to do. `startAgain` is the address that begins a new install. */
export function failurePage(
  failure: InstallFailure,
  language: "en" | "es",
  startAgain: string,
): { readonly status: number; readonly html: string } {
  const description = describeFailure(failure);
  const { title, body } = description[language];
  const again = language === "es" ? "Empezar de nuevo" : "Start again";
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head><body><main><h1>${escape(title)}</h1><p>${escape(body)}</p><a href="${escape(startAgain)}">${again}</a></main></body></html>`;
  return { status: description.status, html };
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
