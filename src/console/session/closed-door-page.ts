import type { Request, Response } from "express";

const texts = {
  en: {
    title: "This link is used up",
    text: "A link into the Ripen console works once, for one minute. Open Ripen's settings page in HubSpot and press “Open the console” for a new one.",
  },
  es: {
    title: "Este enlace ya no sirve",
    text: "Un enlace a la consola de Ripen funciona una vez y durante un minuto. Abra la página de ajustes de Ripen en HubSpot y pulse «Abrir la consola» para obtener otro.",
  },
} as const;

/** What a person sees whose ticket is unknown, used or too old, in the browser's language. */
export function closedDoorPage(request: Request, response: Response): void {
  const language = request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
  const { title, text } = texts[language];
  response.status(401).set({
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.type("html").send(`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; color: #22303c }
  h1 { font-size: 1.6rem }
</style>
<h1>${title}</h1>
<p>${text}</p>
</html>`);
}
