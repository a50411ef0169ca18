import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterWith } from "../../support/console-visit.ts";
import type { PortalControl } from "../../simulator/control.ts";
import { graveFaults } from "../../support/browser/axe.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";

const screenshots = path.join(import.meta.dirname, "../../screenshots");
const band = "ripen_band";
let stage: ConsoleStage;
let portal: PortalControl;
let opened: ConsolePage;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  stage = await openConsoleStage(11, [{ contacts: 40 }]);
  [portal] = stage.portals;
  opened = await stage.newPage();
  await stage.install(opened.page, portal);
  await opened.page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);
});
afterAll(async () => {
  await stage?.close();
});

const shoot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: path.join(screenshots, `failures-${name}.png`), fullPage: true });

test("an admin sees what HubSpot refused by cause, with its contacts, and has all of it tried again once it is mended", async () => {
  const { page, faults } = opened;
  const { options } = portal.property(band);
  for (const { id } of portal.contacts()) portal.editContact(id, { city: "Soria", [band]: "" });
  portal.editProperty(band, { options: [] });
  await stage.settle(portal);

  await page.goto(`${stage.url}/console/health`);
  const causes = page.locator("[data-cause=option_gone]");
  await causes.first().waitFor();
  const shown = await causes.count();
  expect(shown).toBeLessThan(6);
  await causes
    .first()
    .getByText(/The property ripen_band has no option/)
    .waitFor();
  await causes
    .first()
    .getByText(/^Writing: \d+ contacts? since/)
    .waitFor();
  await causes.first().getByRole("button", { name: "Show contacts" }).click();
  await causes.first().getByRole("table").waitFor();
  await causes
    .first()
    .getByText(/^As it was told: INVALID_OPTION: /)
    .waitFor();
  expect(await page.getByText("Nothing needs you.").count()).toBe(0);
  expect(await graveFaults(page)).toEqual([]);
  await shoot(page, "health-en");

  const spanish = await stage.newPage({ language: "es-ES", width: 390 });
  await spanish.page.goto(`${stage.url}/console/demo-enter`);
  await spanish.page.goto(`${stage.url}/console/health`);
  await spanish.page
    .getByText(/La propiedad ripen_band no tiene la opción/)
    .first()
    .waitFor();
  expect(await graveFaults(spanish.page)).toEqual([]);
  await shoot(spanish.page, "health-es-390");

  portal.editProperty(band, { options });
  const everything = page.getByRole("button", { name: "Try everything again" });
  await (shown > 1 ? everything : page.getByRole("button", { name: /^Try all again/ })).click();
  await page.getByText("Everything could be done.").waitFor();
  await stage.settle(portal);
  const written = portal.contacts().filter(({ properties }) => properties[band]);
  expect(written).toHaveLength(40);
  expect([...faults, ...spanish.faults]).toEqual([]);
});

test("enrolments that were refused stand under Workflows by reason, refused ones first", async () => {
  const { page, faults } = opened;
  // It was deleted since.
  const list = "424242";
  const visit = await enterWith(stage.url, "/console/demo-enter");
  const bound = await visit.call("PUT", "/workflows/handoff", { actuator: "list", target: list });
  expect(bound.status).toBe(200);
  const leads = portal.contacts().filter(({ properties }) => properties["ripen_ready"] !== "true");
  for (const { id } of leads.slice(0, 3)) {
    portal.submitForm(id, "f3a1c7e2-demo", "Pricing: Request a demo");
  }
  await stage.settle(portal);
  await page.goto(`${stage.url}/console/workflows`);
  const refused = page.locator("[data-state=refused]");
  await refused.getByText(`HubSpot does not know the list or workflow ${list}`).waitFor();
  await refused.getByText(/^3 contacts since/).waitFor();
  await refused.getByRole("button", { name: "Show contacts" }).click();
  await expect.poll(() => refused.getByRole("row").count()).toBe(4);
  expect(await graveFaults(page)).toEqual([]);
  await shoot(page, "workflows-en");
  expect(faults).toEqual([]);
});
