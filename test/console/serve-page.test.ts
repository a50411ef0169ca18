import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { servePage } from "../../src/console/shell/serve-page.ts";
import { listen, type Listening } from "../../src/server.ts";

let folder: string;
let server: Listening;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-page-"));
  const app = express();
  app.use(servePage(folder));
  app.use((_request, response) => void response.status(404).json({ error: "nothing" }));
  server = await listen(app, 0);
  url = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(): Promise<void> {
  await mkdir(path.join(folder, "assets"));
  await writeFile(path.join(folder, "index.html"), "<!doctype html><title>Page</title>");
  await writeFile(path.join(folder, "assets", "main-abc.js"), "export {};");
}

test("every place of the page gets the page, which finds its own way", async () => {
  await build();
  for (const place of ["/console", "/console/", "/console/leads?q=a", "/console/a/b"]) {
    const response = await fetch(url + place);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<title>Page</title>");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

test("no inline script, no eval, no foreign address and no frame is allowed", async () => {
  await build();
  for (const place of ["/console", "/console/assets/main-abc.js"]) {
    const policy = (await fetch(url + place)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|data:|\*/);
  }
});

test("files are kept by browsers for good, because a new build has new names", async () => {
  await build();
  const response = await fetch(`${url}/console/assets/main-abc.js`);
  expect(response.headers.get("content-type")).toMatch(/javascript/);
  expect(response.headers.get("cache-control")).toContain("immutable");
});

test("files go out as brotli or gzip where the browser takes them, and plain elsewhere", async () => {
  await build();
  const file = path.join(folder, "assets", "main-abc.js");
  await writeFile(`${file}.br`, brotliCompressSync("export {};"));
  await writeFile(`${file}.gz`, gzipSync("export {};"));
  for (const [accepted, encoding] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ] as const) {
    const response = await fetch(`${url}/console/assets/main-abc.js`, {
      headers: { "accept-encoding": accepted },
    });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-type")).toMatch(/javascript/);
    expect(response.headers.get("vary")).toMatch(/accept-encoding/i);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.text()).toBe("export {};");
  }
});

test("a file that is not there, a path out of the folder and the API are not answered with the page", async () => {
  await build();
  const places = [
    "/console/assets/gone.js",
    "/console/assets/..%2f..%2fpackage.json",
    "/console/api/leads",
  ];
  for (const place of places) {
    const response = await fetch(url + place);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain("<title>Page</title>");
  }
});

test("a page that is not built says what to do", async () => {
  const response = await fetch(`${url}/console`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("npm run build:console");
});
