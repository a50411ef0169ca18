import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsoleStage, type ConsoleStage } from "../../support/browser/console-stage.ts";

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsoleStage(4, [{ contacts: 15 }]);
});
afterAll(async () => {
  await stage?.close();
});

test("an admin installs Ripen in the browser, sees the first run end, and why a lead has its score", async () => {
  const [portal] = stage.portals;
  const { page, faults } = await stage.newPage();
  await stage.install(page, portal);
  await page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);
  await page.goto(`${stage.url}/console/leads`);
  await page
    .getByRole("button", { name: /^Explain the score/ })
    .first()
    .click();
  await page.getByRole("dialog").getByText("Fit", { exact: true }).waitFor();
  expect(portal.contacts().filter(({ properties }) => properties["ripen_band"])).toHaveLength(15);
  expect(faults).toEqual([]);
});
