import { readFileSync } from "node:fs";
import path from "node:path";
import express, { Router, type Request, type Response } from "express";
import { docsFolder, documentList, readDocument } from "./documents.ts";
import { renderMarkdown } from "./markdown.ts";
import {
  operatorPages,
  sourceOfPage,
  type OperatorPage,
  type SiteSettings,
} from "./operator-pages.ts";
import { sitePage, type Language } from "./page.ts";

/**
 * The addresses that HubSpot's listing and app name, open to anybody: /docs, /support, /privacy, /terms, and /pricing
 * where the operator has one (hubspot-facts 12).
 */
export function createSiteRouter(settings: SiteSettings): Router {
  const router = Router({ strict: false, caseSensitive: true });
  router.get("/docs", (request, response) => {
    const language = languageOf(request);
    send(response, language, { ...documentList(language), here: "/docs" });
  });
  router.use("/docs/images", express.static(path.join(docsFolder, "images"), { index: false }));
  router.get("/docs/*name", (request, response, next) => {
    const name = [request.params["name"]].flat().join("/");
    const document = readDocument(name);
    if (document === null) return next();
    send(response, languageOf(request), { ...document, here: `/docs/${name}` });
  });
  for (const page of operatorPages) {
    router.get(`/${page}`, (request, response) =>
      showOperatorPage(settings, page, request, response),
    );
  }
  const { pricing } = settings.site;
  if (pricing !== null) router.get("/pricing", (_request, response) => response.redirect(pricing));
  return router;
}

function showOperatorPage(
  settings: SiteSettings,
  page: OperatorPage,
  request: Request,
  response: Response,
): void {
  const language = languageOf(request);
  const source = sourceOfPage(settings, page, language);
  const title = titles[page][language];
  switch (source.kind) {
    case "address":
      return response.redirect(source.url);
    case "file": {
      const body = renderMarkdown(readFileSync(source.path, "utf8"), () => null);
      return send(response, language, { title, body, here: `/${page}` });
    }
    case "missing": {
      const body = `<h1>${title}</h1>\n<p>${missing[language]}</p>`;
      return send(response, language, { title, body, here: `/${page}` });
    }
    default:
      source satisfies never;
  }
}

const titles = {
  support: { en: "Support", es: "Soporte" },
  privacy: { en: "Privacy policy", es: "Política de privacidad" },
  terms: { en: "Terms of service", es: "Condiciones del servicio" },
} as const;

const missing = {
  en: "The operator of this Ripen has not written this page yet.",
  es: "Quien opera este Ripen aún no ha escrito esta página.",
} as const;

function languageOf(request: Request): Language {
  const asked = request.query["language"];
  if (asked === "en" || asked === "es") return asked;
  return request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
}

function send(
  response: Response,
  language: Language,
  page: { readonly title: string; readonly body: string; readonly here: string },
): void {
  response
    .set(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    .set("cache-control", "public, max-age=300")
    .vary("accept-language")
    .type("html")
    .send(sitePage(language, page));
}
