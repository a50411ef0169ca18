import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApp } from "../demo-app.ts";
import { startSimulator, type Simulator } from "../simulator.ts";
import { serveRecordPages, type RecordPages } from "./serve-record-pages.ts";

const project = fileURLToPath(new URL("../../../hubspot", import.meta.url));
const appUrl = "http://127.0.0.1:9";
let simulator: Simulator;
let pages: RecordPages;
beforeAll(async () => {
  const app = { ...demoApp(appUrl), webhookUrl: "" };
  simulator = await startSimulator({ app, contacts: 12 });
  pages = await serveRecordPages({ portals: simulator.portals, appUrl });
});
afterAll(async () => {
  await pages.close();
  await simulator.close();
});

async function get(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(pages.url + path);
  return { status: response.status, text: await response.text() };
}

test("our host has every component and function that the extensions take from HubSpot's package", () => {
  const taken = new Set(
    globSync("src/app/**/*.{ts,tsx}", { cwd: project, exclude: (name) => name === "node_modules" })
      .map((file) => readFileSync(`${project}/${file}`, "utf8"))
      .flatMap((text) => [
        ...text.matchAll(/import \{([^}]+)\} from "@hubspot\/ui-extensions(?:\/crm)?"/g),
      ])
      .flatMap((match) => (match[1] ?? "").split(",").map((name) => name.trim()))
      .filter((name) => name !== ""),
  );
  const host = ["ui-extensions.ts", "crm.tsx"]
    .map((file) => readFileSync(`${project}/record-page/host/${file}`, "utf8"))
    .join("\n");
  expect(taken.size).toBeGreaterThan(20);
  expect([...taken].filter((name) => !new RegExp(`\\b${name}\\b`).test(host))).toEqual([]);
});

test("the front page leads to the ready view, and both kinds of page bring the built extensions", async () => {
  const { status, text } = await get("/");
  expect(status).toBe(200);
  expect(text).toContain("/assets/page.js");
  expect((await get("/assets/page.js")).text).toContain("lead score");
});

test("a record comes with its timeline, and nobody is in the ready view before the app has said so", async () => {
  const [portal] = simulator.portals;
  const [contact] = portal?.contacts() ?? [];
  const api = `/api/portals/${portal?.id}`;
  const record = JSON.parse((await get(`${api}/contacts/${contact?.id}`)).text) as {
    readonly id: string;
    readonly timeline: readonly { readonly at: number }[];
  };
  expect(record.id).toBe(contact?.id);
  const times = record.timeline.map(({ at }) => at);
  expect(times.length).toBeGreaterThan(0);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(JSON.parse((await get(`${api}/ready`)).text)).toEqual([]);
});

test("what is not there is a 404", async () => {
  const portal = simulator.portals[0]?.id;
  expect((await get("/api/portals/1/ready")).status).toBe(404);
  expect((await get(`/api/portals/${portal}/contacts/1`)).status).toBe(404);
});

test("a card may call the app and nothing else", async () => {
  const portal = simulator.portals[0]?.id;
  const call = (url: string): Promise<Response> =>
    fetch(`${pages.url}/api/portals/${portal}/fetch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url, method: "GET" }),
    });
  expect((await call("https://example.com/cards")).status).toBe(403);
  expect((await call(`${appUrl}.example.com/cards`)).status).toBe(403);
});
