import type { RequestHandler } from "express";

const texts = {
  en: {
    title: "Ripen is connected",
    text: "Your contacts are being read and scored now. The scores appear as contact properties in the group “Ripen”; no workflow is set off by this first run.",
    close: "You can close this window.",
  },
  es: {
    title: "Ripen está conectado",
    text: "Estamos leyendo y puntuando sus contactos. Las puntuaciones aparecen como propiedades de contacto en el grupo «Ripen»; esta primera ejecución no inicia ningún flujo.",
    close: "Puede cerrar esta ventana.",
  },
} as const;

/** What the person who installed sees last, in the browser's language. */
export const installedPage: RequestHandler = (request, response) => {
  const language = request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
  const { title, text, close } = texts[language];
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
<p>${close}</p>
</html>`);
};
