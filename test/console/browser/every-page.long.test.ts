import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graveFaults } from "../../support/browser/axe.ts";
import { consolePages } from "../../support/browser/console-pages.ts";
import { openConsoleStage, type ConsoleStage } from "../../support/browser/console-stage.ts";
import { measureShifts, shiftOf } from "../../support/browser/measure-shifts.ts";
import { createProperty } from "../../support/browser/portal-properties.ts";

const screenshots = path.join(import.meta.dirname, "../../screenshots");

/** The look is the same in both languages; in Spanish it is the words that can be wrong. */
const rules = {
  "en-GB": null,
  "es-ES": ["label-content-name-mismatch", "button-name", "link-name", "label", "html-has-lang"],
} as const;

let stage: ConsoleStage;
let page: Page;
let faults: readonly string[];
/** A second account, in a browser of its own. */
let foreign: Page;
let evilId: string;

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  stage = await openConsoleStage(5, [{ contacts: 80 }, { contacts: 5, seed: 9 }]);
  const [portal, other] = stage.portals;
  evilId = portal.createContact({
    firstname: '<img src=x onerror="alert(1)">',
    lastname: "<script>alert(2)</script>",
    company: '"><svg onload=alert(3)>',
    email: "evil@example.com",
    jobtitle: "{{constructor.constructor('alert(4)')()}}",
  });
  await createProperty(stage.simulator.url, portal, {
    name: "evil_country",
    label: '<img src=x onerror="alert(5)"> country',
    type: "string",
    fieldType: "text",
  });
  ({ page, faults } = await stage.newPage());
  await measureShifts(page);
  await stage.install(page, portal);
  await stage.settle(portal);
  if (other !== undefined) {
    foreign = (await stage.newPage()).page;
    await stage.install(foreign, other);
    await stage.settle(other);
  }
});
afterAll(async () => {
  await stage?.close();
});

/** Opens a page and waits until what it shows has come. */
async function visit(on: Page, place: string, heading: string): Promise<void> {
  await on.goto(`${stage.url}/console/${place}`);
  await on.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await expect.poll(() => on.locator("[aria-busy=true]").count()).toBe(0);
  await on.waitForLoadState("networkidle");
}

describe.each(["en-GB", "es-ES"] as const)("in %s", (language) => {
  test("every page is whole: no grave fault of accessibility, no error, nothing that jumps", async () => {
    const { page, faults } = await stage.newPage({ language });
    await measureShifts(page);
    await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
    for (const [name, heading] of Object.entries(consolePages[language])) {
      await visit(page, name, heading);
      expect(await page.evaluate("document.documentElement.lang")).toBe(language.slice(0, 2));
      const grave = await graveFaults(page, rules[language]);
      expect({ name, grave }).toEqual({ name, grave: [] });
      const shifted = await shiftOf(page);
      expect({ name, isSteady: shifted < 0.1, shifted }).toMatchObject({ isSteady: true });
      const file = `console-${name}-${language.slice(0, 2)}.png`;
      await page.screenshot({ path: path.join(screenshots, file) });
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Light at 1440 px is read above, in both languages. */
const looks = [
  { look: "light", width: 1280 },
  { look: "light", width: 390 },
  { look: "dark", width: 1440 },
  { look: "dark", width: 1280 },
  { look: "dark", width: 390 },
] as const;

test.each(looks)("no page has a grave fault in $look at $width px", async ({ look, width }) => {
  const { page, faults } = await stage.newPage({ look, width });
  await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
  for (const [name, heading] of Object.entries(consolePages["en-GB"])) {
    await visit(page, name, heading);
    expect(await page.evaluate("document.documentElement.dataset.mantineColorScheme")).toBe(look);
    const grave = await graveFaults(page);
    expect({ name, grave }).toEqual({ name, grave: [] });
    const file = `console-${name}-${look}-${width}.png`;
    await page.screenshot({ path: path.join(screenshots, file) });
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test("fourteen leads fit a screen of 1440 by 900", async () => {
  const { page } = await stage.newPage({ width: 1440 });
  await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
  await visit(page, "leads", "Leads");
  const row = page.getByRole("button", { name: /^Explain the score/ }).nth(13);
  const box = await row.boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(900);
  await page.context().close();
});

test("an explanation and a view have addresses of their own", async () => {
  await visit(page, "leads", "Leads");
  const name = await page
    .getByRole("button", { name: /^Explain the score/ })
    .first()
    .getAttribute("aria-label");
  await page
    .getByRole("button", { name: /^Explain the score/ })
    .first()
    .click();
  await page.waitForURL(/leads\?contact=\d+$/);
  await page.reload();
  await page.getByRole("dialog").getByText("Why this score").waitFor();
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(name).not.toBeNull();
  await page.getByRole("link", { name: "Overdue", exact: true }).click();
  await page.waitForURL(/leads\?handoff=overdue$/);
});

test("what opens on a page is as accessible as the page: editor, dialogs, explanations, menus", async () => {
  await visit(page, "model", "Model");
  await page.getByRole("button", { name: /^Product use/ }).click();
  await page.getByRole("img", { name: /^Share of the points left/ }).waitFor();
  expect(await graveFaults(page)).toEqual([]);
  for (const tab of [
    /^Exclusions and limits/,
    /^Ready, bands and caps/,
    /^Start, import, export/,
  ]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await graveFaults(page)).toEqual([]);
  }
  await visit(page, "model?show=sheet", "Scoring sheet: B2B software with a free trial");
  expect(await graveFaults(page)).toEqual([]);
  await visit(page, "workflows", "Workflows");
  await page.getByRole("button", { name: "Change…", exact: true }).first().click();
  await page.getByRole("dialog").getByText("Pace").waitFor();
  expect(await graveFaults(page)).toEqual([]);
  await visit(page, "leads", "Leads");
  await page
    .getByRole("button", { name: /^Explain the score/ })
    .first()
    .click();
  await page.getByRole("dialog").getByText("Fit", { exact: true }).waitFor();
  expect(await graveFaults(page)).toEqual([]);
  await visit(page, "preview", "Preview");
  await page.getByRole("img", { name: /^Number of contacts by score/ }).waitFor();
  expect(await graveFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("a phone's width is enough for every page", async () => {
  const { page, faults } = await stage.newPage({ width: 390 });
  await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
  for (const [name, heading] of Object.entries(consolePages["en-GB"])) {
    await visit(page, name, heading);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect({ name, width }).toEqual({ name, width: 390 });
  }
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Matrix" }).click();
  await page.getByRole("heading", { level: 1, name: "Matrix" }).waitFor();
  await page.screenshot({ path: path.join(screenshots, "console-matrix-phone.png") });
  expect(faults).toEqual([]);
});

test("names and labels of the portal are text, whatever they look like", async () => {
  await visit(page, "leads?q=evil", "Leads");
  await page
    .getByText('<img src=x onerror="alert(1)"> <script>alert(2)</script>')
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Explain the score of <img/ }).click();
  await page.getByRole("dialog").getByText('"><svg onload=alert(3)>', { exact: false }).waitFor();
  await visit(page, "mapping", "Mapping");
  await page.getByRole("combobox", { name: "Contact property for Country" }).click();
  await page.keyboard.type("evil");
  await page.getByText('<img src=x onerror="alert(5)"> country').first().waitFor();
  await visit(page, "preview", "Preview");
  await page.getByRole("textbox", { name: "Check a contact you know" }).fill("evil@example.com");
  await page.locator(`[data-contact="${evilId}"]`).click();
  await page.getByText("evil@example.com").last().waitFor();
  expect(await page.locator("main img, main script, [role=dialog] svg[onload]").count()).toBe(0);
  expect(faults).toEqual([]);
});

test("a session of one account sees nothing of another", async () => {
  await visit(foreign, "leads?q=evil", "Leads");
  await foreign.getByText("Nobody matches").waitFor();
  const answer = await foreign.request.get(
    `${stage.url}/console/api/drafts/lead/contacts/${evilId}`,
  );
  expect(answer.status()).toBe(404);
  const own = await (await foreign.request.get(`${stage.url}/console/api/leads?limit=200`)).text();
  expect(own).not.toContain("evil@example.com");
});

test("without a session the page says how to come in, in the browser's language, and shows nothing", async () => {
  const { page } = await stage.newPage({ language: "es-ES" });
  await page.goto(`${stage.url}/console/leads`);
  // HubSpot is a simulated one here, so that the way in is the demo's.
  await page.getByRole("heading", { name: "La sesión de la demo ha terminado" }).waitFor();
  const way = page.getByRole("link", { name: "Volver a entrar en la demo" });
  expect(await way.getAttribute("href")).toBe("/console/demo-enter");
  expect(await graveFaults(page)).toEqual([]);
  expect(await page.getByRole("table").count()).toBe(0);
});

test("the language that a person chooses stays chosen", async () => {
  const { page } = await stage.newPage({ language: "es-ES" });
  await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
  await visit(page, "matrix", "Matriz");
  await page.getByText("EN", { exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Matrix" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Matrix" }).waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("en");
});

test("an answer that does not come is said, and trying again brings it", async () => {
  const { page } = await stage.newPage();
  await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
  await page.route("**/console/api/matrix?*", (route) => route.abort());
  await page.goto(`${stage.url}/console/matrix`);
  const alert = page.getByRole("alert");
  await alert.getByText("Ripen does not answer").waitFor();
  expect(await page.getByRole("link", { name: "Leads" }).isVisible()).toBe(true);
  await page.unroute("**/console/api/matrix?*");
  await alert.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("link", { name: /contacts, ?Red/ }).waitFor();
});

test("the keyboard alone leads past the menu, through the list and back out of an explanation", async () => {
  await visit(page, "leads", "Leads");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("content");
  const first = page.getByRole("button", { name: /^Explain the score/ }).first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect
    .poll(() => page.evaluate("document.activeElement.getAttribute('aria-label')"))
    .toMatch(/^Explain/);
});

test("a click on a cell of the matrix lists its contacts, as many as it counts, each with its record", async () => {
  await visit(page, "matrix", "Matrix");
  const cells = page.getByRole("link", { name: /contacts, ?(Red|Purple|Blue)/ });
  const names = await cells.allTextContents();
  const counts = names.map((name) => Number(/^\d+/.exec(name)?.[0]));
  const at = counts.findIndex((count) => count > 0 && count <= 50);
  await cells.nth(at).click();
  await page.getByRole("heading", { level: 1, name: "Leads" }).waitFor();
  await page.getByText(`of ${counts[at]}`, { exact: false }).waitFor();
  expect(await page.getByRole("link", { name: /in HubSpot \(new tab\)$/ }).count()).toBe(
    counts[at],
  );
});
