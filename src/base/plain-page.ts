import type { Language } from "./text.ts";

/** A page of a heading and some sentences, for people who are on their way in or out. Its texts are ours, as HTML. */
export function plainPage(language: Language, title: string, sentences: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; color: #22303c }
  h1 { font-size: 1.6rem }
</style>
<h1>${title}</h1>
${sentences.map((sentence) => `<p>${sentence}</p>`).join("\n")}
</html>`;
}
