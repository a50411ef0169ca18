import { escapeHtml } from "../base/escape-html.ts";
import type { Text } from "../base/text.ts";

export type Language = keyof Text;

const names = {
  docs: { en: "Documentation", es: "Documentación" },
  support: { en: "Support", es: "Soporte" },
  privacy: { en: "Privacy", es: "Privacidad" },
  terms: { en: "Terms", es: "Condiciones" },
} as const;

/** One public page: needs no session, holds nothing of any account, and loads nothing from elsewhere. */
export function sitePage(
  language: Language,
  { title, body, here }: { readonly title: string; readonly body: string; readonly here: string },
): string {
  const other = language === "en" ? "es" : "en";
  const links = Object.entries(names).map(
    ([name, text]) => `<a href="/${name}?language=${language}">${text[language]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Ripen</title>
<style>
  :root { color-scheme: light dark }
  body { font: 17px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem }
  header, nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline }
  header { justify-content: space-between; border-bottom: 1px solid #8886; padding-bottom: .75rem; margin-bottom: 2rem }
  h1 { font-size: 1.7rem; line-height: 1.25 } h2 { margin-top: 2.25rem }
  table { border-collapse: collapse; display: block; overflow-x: auto }
  th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top }
  code { font-size: .9em } pre { overflow-x: auto; padding: .75rem; background: #8882 }
  img { max-width: 100%; height: auto }
</style>
<header>
<nav><strong>Ripen</strong>${links.join("")}</nav>
<a href="${here}?language=${other}" hreflang="${other}" lang="${other}">${other === "es" ? "Español" : "English"}</a>
</header>
<main>
${body}
</main>
</html>`;
}
