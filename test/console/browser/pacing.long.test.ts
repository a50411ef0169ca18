import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Draft } from "../../../src/console/contract/drafts.ts";
import type { Pacing } from "../../../src/console/contract/pacing.ts";
import type { Session } from "../../../src/console/contract/session.ts";
import type { Workflows } from "../../../src/console/contract/workflows.ts";
import type { PortalControl } from "../../simulator/control.ts";
import { graveFaults } from "../../support/browser/axe.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";

let stage: ConsoleStage;
let portal: PortalControl;
let opened: ConsolePage;
let page: Page;
beforeAll(async () => {
  stage = await openConsoleStage(5, [{ contacts: 150 }]);
  [portal] = stage.portals;
  opened = await stage.newPage();
  page = opened.page;
  await stage.install(page, portal);
  await page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);
});
afterAll(async () => {
  await stage?.close();
});

const api = (path: string): string => `${stage.url}/console/api${path}`;
const answered = async <Answer>(path: string): Promise<Answer> =>
  (await page.request.get(api(path))).json() as Promise<Answer>;

/** Changes by the draft who is ready, as the model page would. */
async function setThresholds(fit: number, pain: number, total: number): Promise<void> {
  const { csrfToken } = await answered<Session>("/session");
  const { document, revision } = await answered<Draft>("/drafts/lead");
  const ready = { fit, pain, total, hysteresis: 5, dwellHours: 24 };
  const saved = await page.request.put(api("/drafts/lead"), {
    headers: { "x-ripen-csrf": csrfToken },
    data: { revision, document: { ...document, ready } },
  });
  expect(saved.status()).toBe(200);
}

/** The hand-offs that the publish left silent, and their catch-up. */
async function handoffsOfPublish() {
  const { scenarios } = await answered<Workflows>("/workflows");
  const handoff = scenarios.find(({ name }) => name === "handoff");
  return handoff?.catchUps.find(({ source }) => source === "publish");
}

function handedOff(): number {
  return portal.enrolments().filter(({ workflow }) => workflow === "handoff").length;
}

test("an admin ticks a scenario with the number shown, follows it and stops it", async () => {
  await setThresholds(15, 10, 30);
  await page.goto(`${stage.url}/console/preview`);
  const said = page.locator("[data-hands-off]");
  await said.waitFor();
  expect(Number(await said.getAttribute("data-hands-off"))).toBeGreaterThan(5);
  await page.getByText(/ready in silence; about [\d.]+ a day hand themselves off/).waitFor();

  await page.goto(`${stage.url}/console/publish`);
  await page.getByText(/ready in silence; about [\d.]+ a day hand themselves off/).waitFor();
  const tick = page.getByRole("checkbox", { name: /^Hand-off to sales: \d+ contacts$/ });
  const label = await page.getByText(/^Hand-off to sales: \d+ contacts$/).textContent();
  const numberShown = Number(/\d+/.exec(label ?? "")?.[0]);
  expect(numberShown).toBeGreaterThan(2);
  const handedOffBefore = handedOff();
  await tick.check();
  await page.getByLabel("Hand-off to sales: contacts a day").fill("48");
  await page.getByRole("checkbox", { name: /^Write what changes little by little/ }).check();
  await page.getByLabel("Contacts", { exact: true }).fill("7");
  expect(await graveFaults(page)).toEqual([]);
  const accept = page.getByLabel("Publish although model hygiene finds errors");
  if (await accept.isVisible()) await accept.check();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText(/^Version \d+ is in force/).waitFor();
  await page.getByText("At most 7 contacts in each hour").waitFor();
  expect(await graveFaults(page)).toEqual([]);

  // The account does not settle meanwhile: what is written little by little waits for hours.
  const left = numberShown - 2;
  await expect
    .poll(handoffsOfPublish, { timeout: 120_000 })
    .toMatchObject({ contacts: left, queue: { mostADay: 48, today: 2, expected: numberShown } });
  await page.goto(`${stage.url}/console/workflows`);
  const card = page.locator("[data-scenario=handoff]");
  const queue = card.locator("[data-catch-up=publish]");
  await queue.getByText(`Under way: 2 of 48 had their turn today, ${left} left.`).waitFor();
  await queue.getByRole("button", { name: "Stop" }).click();
  await page.getByText(/Under way/).waitFor({ state: "detached" });
  expect(await handoffsOfPublish()).toMatchObject({ contacts: left, queue: null });
  await page.getByRole("button", { name: "Write the rest at once" }).click();
  await page.locator("[data-writes-left]").waitFor({ state: "detached" });
  await stage.settle(portal);
  expect((await answered<Pacing>("/pacing")).writes).toEqual({ pace: null, left: 0 });
  const ready = portal.contacts().filter(({ properties }) => properties["ripen_ready"] === "true");
  expect(ready.length).toBeGreaterThan(5);
  expect(handedOff()).toBe(handedOffBefore + 2);
  expect(opened.faults).toEqual([]);
});

test("in Spanish it says the same", async () => {
  await page.goto(`${stage.url}/console/publish`);
  await page.getByText("Versions", { exact: true }).first().waitFor();
  const spanish = await stage.newPage({ language: "es-ES" });
  await spanish.page.goto(`${stage.url}/console/demo-enter`);
  await setThresholds(14, 9, 28);
  await spanish.page.goto(`${stage.url}/console/publish`);
  await spanish.page.getByText(/^Inscribir a quien cumple una condición/).waitFor();
  await spanish.page
    .getByRole("checkbox", { name: /^Escribir lo que cambia poco a poco/ })
    .waitFor();
  expect(spanish.faults).toEqual([]);
});
