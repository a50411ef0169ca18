import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Draft } from "../../../src/console/contract/drafts.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";

let stage: ConsoleStage;
let opened: ConsolePage;
let page: Page;
beforeAll(async () => {
  stage = await openConsoleStage(11, [{ contacts: 120 }]);
  opened = await stage.newPage();
  page = opened.page;
  await stage.install(page, stage.portals[0]);
  await stage.settle(stage.portals[0]);
});
afterAll(async () => {
  await stage?.close();
});

async function draft(): Promise<Draft> {
  return (await page.request.get(`${stage.url}/console/api/drafts/lead`)).json();
}

test("what is missing is said at its field, in words, once somebody has left it", async () => {
  await page.goto(`${stage.url}/console/model`);
  await page.getByRole("button", { name: "Add criterion" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Of one domain");
  const rule = page.getByRole("group", { name: "Rule 1" }).last();
  await rule.getByRole("combobox", { name: "How it is compared" }).click();
  await page.getByRole("option", { name: "has a domain of", exact: true }).click();
  await page.locator("[data-saving=false]").waitFor();
  expect((await draft()).faults).toHaveLength(1);
  expect(await rule.getByText("Add at least one domain.").count()).toBe(0);
  await rule.getByLabel("Values").focus();
  await page.keyboard.press("Tab");
  await rule.getByText("Add at least one domain.").waitFor();
  // On top it stands with its place, never with a path.
  const told = page.getByRole("status").filter({ hasText: "to complete before" });
  await told.getByText("Of one domain, rule 1").waitFor();
  expect(await told.textContent()).not.toMatch(/criteria\[|\.when|rules\[/);
  await page.getByRole("button", { name: "Undo" }).click();
  expect(opened.faults).toEqual([]);
});
