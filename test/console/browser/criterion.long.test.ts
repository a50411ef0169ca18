import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Draft } from "../../../src/console/contract/drafts.ts";
import type { Criterion } from "../../../src/scoring/model/criterion-schema.ts";
import { graveFaults } from "../../support/browser/axe.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";

/** Clicks and filled fields from Home to a published criterion. */
const mostSteps = 12;

let stage: ConsoleStage;
let opened: ConsolePage;
let page: Page;
let steps = 0;
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

const click = async (what: Locator): Promise<void> => {
  steps += 1;
  await what.click();
};
const fill = async (what: Locator, text: string): Promise<void> => {
  steps += 1;
  await what.fill(text);
};

async function draft(): Promise<Draft> {
  return (await page.request.get(`${stage.url}/console/api/drafts/lead`)).json();
}

test("a criterion with a rule is added, checked against real contacts and published in twelve steps", async () => {
  await page.goto(`${stage.url}/console/home`);
  await click(page.getByRole("link", { name: "Model", exact: true }));
  await page.getByRole("tab", { name: /^Criteria/ }).waitFor();
  await click(page.getByRole("button", { name: "Add criterion" }).first());
  // Its name is what is written next: no click goes there, and nothing is found fault with before.
  const name = page.getByLabel("Name", { exact: true });
  await page.locator("input:focus").waitFor();
  expect(await name.and(page.locator(":focus")).count()).toBe(1);
  expect(
    await page
      .locator("main")
      .getByText(/is missing|Add at least/)
      .count(),
  ).toBe(0);
  await fill(name, "Near our office");
  const rule = page.getByRole("group", { name: "Rule 1" }).last();
  await click(rule.getByRole("combobox", { name: "What is looked at" }));
  await click(page.getByRole("option", { name: "Country", exact: true }));
  await click(rule.getByRole("combobox", { name: "How it is compared" }));
  await click(page.getByRole("option", { name: "is a country of", exact: true }));
  // A list is pasted whole, in names.
  const values = rule.getByLabel("Values");
  steps += 1;
  await values.click();
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData("text/plain", "Spain\\nPortugal; France");
    const paste = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
  }`);
  await rule.getByText("Portugal", { exact: true }).waitFor();
  await rule.locator("[data-matched]").waitFor();
  const matched = Number(await rule.locator("[data-matched]").getAttribute("data-matched"));
  await page.locator("[data-saving=false]").waitFor();
  const { document } = await draft();
  const criterion = (document["criteria"] as Criterion[]).find(
    ({ label }) => label.en === "Near our office",
  );
  // The other language follows until somebody writes there.
  expect(criterion?.label.es).toBe("Near our office");
  expect(criterion?.rules[0]?.when).toMatchObject({ values: ["ES", "PT", "FR"] });
  expect(await graveFaults(page)).toEqual([]);

  await click(page.getByRole("link", { name: "Publish", exact: true }));
  // What it brings is told without a click.
  await page.locator("[data-ready-row=ready]").waitFor();
  const accept = page.getByLabel("Publish although model hygiene finds errors");
  if (await accept.isVisible()) {
    steps += 1;
    await accept.check();
  }
  await click(page.getByRole("button", { name: "Publish", exact: true }));
  await page.getByText(/^Version \d+ is in force/).waitFor();
  expect(matched).toBeGreaterThan(0);
  expect(steps).toBeLessThanOrEqual(mostSteps);
  expect(opened.faults).toEqual([]);
});

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
