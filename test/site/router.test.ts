import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSiteRouter } from "../../src/site/router.ts";
import { documentNames } from "../../src/site/documents.ts";

const none = { support: null, privacy: null, terms: null, pricing: null };
const folder = mkdtempSync(path.join(tmpdir(), "ripen-site-"));
let dataDir: string;
let close: () => Promise<void>;
let base: string;

async function open(site: Partial<Record<keyof typeof none, string>> = {}): Promise<void> {
  const app = express();
  app.use(createSiteRouter({ dataDir, site: { ...none, ...site } }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((resolve) => server.close(() => resolve()));
}

const get = (address: string, language = "en"): Promise<Response> =>
  fetch(base + address, { redirect: "manual", headers: { "accept-language": language } });

beforeEach(() => {
  dataDir = mkdtempSync(path.join(folder, "data-"));
});
afterEach(async () => {
  await close();
  rmSync(dataDir, { recursive: true });
});

test("every address that the app's file names answers without a session", async () => {
  await open();
  const file = new URL("../../hubspot/src/app/app-hsmeta.json", import.meta.url);
  const named = [...readFileSync(file, "utf8").matchAll(/\$\{APP_URL\}(\/[\w/-]+)/g)].map(
    ([, address = ""]) => address,
  );
  const pages = named.filter((address) => !address.startsWith("/oauth/"));
  expect(pages).toEqual(expect.arrayContaining(["/docs", "/support"]));
  for (const page of [...pages, "/privacy", "/terms"]) {
    for (const language of ["en", "es"]) {
      expect([page, (await get(page, language)).status]).toEqual([page, 200]);
    }
  }
});

test("every document is shown, with no link that leads nowhere on the site", async () => {
  await open();
  const seen = new Set<string>();
  for (const name of documentNames()) {
    const answer = await get(`/docs/${name}`);
    expect([name, answer.status]).toEqual([name, 200]);
    const body = await answer.text();
    for (const [, link = ""] of body.matchAll(/(?:href|src)="(\/docs\/[^"#?]+)/g)) seen.add(link);
    expect(body).not.toMatch(/href=""/);
  }
  for (const link of seen) expect([link, (await get(link)).status]).toEqual([link, 200]);
  expect((await get("/docs/no-such-page")).status).toBe(404);
  expect((await get("/docs/..%2fpackage")).status).toBe(404);
});

test("the list shows the guides of the reader's language", async () => {
  await open();
  const english = await (await get("/docs")).text();
  expect(english).toContain("/docs/admin-guide");
  expect(english).not.toContain("/docs/guia-admin");
  const spanish = await (await get("/docs?language=es")).text();
  expect(spanish).toContain("/docs/guia-admin");
  expect(spanish).toContain('<html lang="es">');
});

test("a page that the operator has not written says so, and one that is written is shown", async () => {
  await open();
  expect(await (await get("/privacy")).text()).toContain("has not written this page yet");
  mkdirSync(path.join(dataDir, "pages"));
  writeFileSync(
    path.join(dataDir, "pages", "privacy.md"),
    "# Ours\n\n<script>x</script> [a](javascript:x)",
  );
  writeFileSync(path.join(dataDir, "pages", "privacy.es.md"), "# Nuestra");
  const shown = await (await get("/privacy")).text();
  expect(shown).toContain("Ours</h1>");
  expect(shown).not.toContain("<script>");
  expect(shown).not.toContain('href="javascript');
  expect(await (await get("/privacy", "es")).text()).toContain("Nuestra</h1>");
});

test("an address of the environment goes before a file, and prices are a way elsewhere or nothing", async () => {
  await open({
    terms: "https://operator.example/terms",
    pricing: "https://operator.example/prices",
  });
  expect((await get("/terms")).headers.get("location")).toBe("https://operator.example/terms");
  expect((await get("/pricing")).headers.get("location")).toBe("https://operator.example/prices");
  await close();
  await open();
  expect((await get("/pricing")).status).toBe(404);
});
