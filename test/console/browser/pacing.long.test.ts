import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Draft } from "../../../src/console/contract/drafts.ts";
import type { Pacing } from "../../../src/console/contract/pacing.ts";
import type { Session } from "../../../src/console/contract/session.ts";
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

test("an admin ticks 'enrol up to a number a day' with the number shown, follows it and stops it", async () => {
  await setThresholds(15, 10, 30);
  await page.goto(`${stage.url}/console/publish`);
  const tick = page.getByRole("checkbox", { name: /^Enrol/ });
  await tick.waitFor();
  expect(await tick.isDisabled()).toBe(true);

  await page.goto(`${stage.url}/console/preview`);
  await page.getByRole("button", { name: "Calculate preview" }).click();
  const said = page.locator("[data-enrolments]");
  await said.waitFor();
  const enrolments = Number(await said.getAttribute("data-enrolments"));
  expect(enrolments).toBeGreaterThan(5);

  await page.goto(`${stage.url}/console/publish`);
  await page.getByRole("checkbox", { name: `Enrol the ${enrolments} that come from it` }).check();
  await page.getByLabel("Enrolments a day, all workflows together").fill("48");
  await page.getByRole("checkbox", { name: /^Write what changes little by little/ }).check();
  await page.getByLabel("Contacts", { exact: true }).fill("7");
  expect(await graveFaults(page)).toEqual([]);
  const accept = page.getByLabel("Publish although model hygiene finds errors");
  if (await accept.isVisible()) await accept.check();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText(/^Version \d+ is in force/).waitFor();

  const rollout = page.locator("[data-rollout][data-state=running]");
  await rollout.waitFor();
  await rollout.getByText(/2 of 48 had their turn today/).waitFor();
  await page.getByText("At most 7 contacts in each hour").waitFor();
  expect(await graveFaults(page)).toEqual([]);

  await page.goto(`${stage.url}/console/workflows`);
  await rollout.getByRole("button", { name: "Stop enrolling" }).click();
  await rollout.getByText(/are never enrolled by this publish/).waitFor();
  await rollout.getByRole("button", { name: "Stop for good" }).click();
  await rollout.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Write the rest at once" }).click();
  await page.locator("[data-writes-left]").waitFor({ state: "detached" });
  await stage.settle(portal);
  const { rollouts, writes } = await answered<Pacing>("/pacing");
  expect([rollouts, writes]).toEqual([[], { pace: null, left: 0 }]);
  const ready = portal.contacts().filter(({ properties }) => properties["ripen_ready"] === "true");
  expect(ready.length).toBeGreaterThan(5);
  expect(opened.faults).toEqual([]);
});

test("in Spanish it says the same", async () => {
  await page.goto(`${stage.url}/console/publish`);
  await page.getByText("Versions", { exact: true }).first().waitFor();
  const spanish = await stage.newPage({ language: "es-ES" });
  await spanish.page.goto(`${stage.url}/console/demo-enter`);
  await setThresholds(14, 9, 28);
  await spanish.page.goto(`${stage.url}/console/publish`);
  await spanish.page.getByRole("checkbox", { name: "Inscribir hasta un número al día" }).waitFor();
  await spanish.page
    .getByRole("checkbox", { name: /^Escribir lo que cambia poco a poco/ })
    .waitFor();
  expect(spanish.faults).toEqual([]);
});
