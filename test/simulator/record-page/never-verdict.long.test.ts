import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "../../demo/stage.ts";
import type { Enrolment } from "../workflows/workflow.ts";
import { openBrowser } from "../../support/browser/browser.ts";
import { serveRecordPages, type RecordPages } from "./serve-record-pages.ts";

const screenshots = path.join(import.meta.dirname, "../../screenshots");
const followUp = "Sales follow-up";

let folder: string;
let stage: Stage;
let pages: RecordPages;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-record-"));
  stage = await openStage({ folder, seed: 3, people: 60, contactsFile: null, modelFile: null });
  pages = await serveRecordPages({ portals: [stage.portal], appUrl: stage.app().url });
  browser = await openBrowser();
  await stage.install();
  await stage.settle();
  stage.portal.addWorkflow({
    name: followUp,
    trigger: { kind: "isKnown", property: "ripen_handoff_at" },
    reEnrolment: true,
    durationMs: 14 * 86_400_000,
    goal: { kind: "equals", property: "ripen_ready", value: "false" },
    action: {
      url: `${stage.app().url}/actions/confirm-enrolment`,
      actionDefinitionId: 1,
      inputFields: { scenario: "handoff" },
      properties: [],
    },
  });
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

function askForDemo(contactId: string): void {
  stage.portal.submitForm(contactId, "11111111-1111", "Pricing: Request a demo");
}

function followUps(contactId: string): readonly Enrolment[] {
  return stage.portal
    .enrolments()
    .filter(({ workflow, contactId: id }) => workflow === followUp && id === contactId);
}

function property(contactId: string, name: string): string {
  return stage.portal.contact(contactId)?.properties[name] ?? "";
}

async function until(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !check(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(check()).toBe(true);
}

async function openReadyLead(page: Page, contactId: string, name: string): Promise<Locator> {
  await page.goto(pages.readyView(stage.portal.id));
  await page.getByRole("link", { name }).click();
  await page.waitForURL(pages.record(stage.portal.id, contactId));
  const card = page.locator("[data-spot=tab]");
  await card.getByText("Ready for sales", { exact: true }).waitFor();
  return card;
}

test("a salesperson who says never takes the lead out of the queue and the workflow for good, still scored", async () => {
  const { portal } = stage;
  const id = portal.createContact({
    firstname: "Ana",
    lastname: "Robles",
    email: "ana.robles@acerosdelnorte.es",
    jobtitle: "Directora general",
    country: "Spain",
  });
  askForDemo(id);
  await until(() => property(id, "ripen_ready") === "true");
  await until(() => followUps(id).some(({ receipt }) => receipt === "SUCCESS"));
  expect(followUps(id).map(({ outcome }) => outcome)).toEqual(["active"]);

  const page = await browser.newPage({ viewport: { width: 1400, height: 1500 }, locale: "en-GB" });
  const card = await openReadyLead(page, id, "Ana Robles");
  await card.getByText("Why", { exact: true }).waitFor();
  expect(await card.getByRole("row").count()).toBeGreaterThan(0);
  await page.screenshot({ path: path.join(screenshots, "record-en.png"), fullPage: true });

  await card.getByLabel("Reason (optional)").selectOption("student");
  await card.getByLabel("Note (optional)").fill("Writes a thesis");
  await card.getByRole("button", { name: "Never" }).click();
  await card.getByText("Not ready yet", { exact: true }).waitFor();
  await card.getByText("sales said never").waitFor();
  await until(() => property(id, "ripen_ready") === "false");
  expect(property(id, "ripen_verdict")).toBe("never");
  expect(property(id, "ripen_verdict_reason")).toBe("student");
  expect(property(id, "ripen_verdict_note")).toBe("Writes a thesis");
  expect(property(id, "ripen_handoff_at")).toBe("");
  await until(() => followUps(id).every(({ outcome }) => outcome === "goal"));
  await page.goto(pages.readyView(portal.id));
  await page.getByText("Ready, newest first").waitFor();
  expect(await page.getByRole("link", { name: "Ana Robles" }).count()).toBe(0);

  const before = Number(property(id, "ripen_pain_score"));
  portal.bookMeeting(id);
  askForDemo(id);
  await until(() => Number(property(id, "ripen_pain_score")) > before);
  await stage.settle();
  expect(property(id, "ripen_ready")).toBe("false");
  expect(followUps(id)).toHaveLength(1);

  await page.goto(`${pages.record(portal.id, id)}?language=es`);
  await page.locator("[data-spot=tab]").getByText("Aún no está listo", { exact: true }).waitFor();
  await page.locator("[data-spot=sidebar]").getByText("ventas dijo nunca").first().waitFor();
  await page.screenshot({ path: path.join(screenshots, "record-es.png"), fullPage: true });
});

test("a salesperson's verdict on the property in HubSpot shows on the card, and undoing it there brings the lead back", async () => {
  const { portal } = stage;
  const id = portal.createContact({
    firstname: "Luis",
    lastname: "Prado",
    email: "luis.prado@fundicionesprado.es",
    jobtitle: "CEO",
    country: "Spain",
  });
  askForDemo(id);
  await until(() => property(id, "ripen_ready") === "true");
  portal.editContact(id, { ripen_verdict: "maybe", ripen_verdict_reason: "timing" });
  await until(() => property(id, "ripen_ready") === "false");

  const page = await browser.newPage({ locale: "en-GB" });
  await page.goto(pages.record(portal.id, id));
  const card = page.locator("[data-spot=tab]");
  await card.getByText("Maybe later", { exact: true }).waitFor();
  await card.getByText("Not now", { exact: true }).first().waitFor();
  await card.getByRole("button", { name: "Undo" }).click();
  await card.getByText("Ready for sales", { exact: true }).waitFor();
  await until(() => property(id, "ripen_verdict") === "");
  expect(property(id, "ripen_verdict_reason")).toBe("");
});

test("the settings page pauses and resumes the account", async () => {
  const page = await browser.newPage({ locale: "en-GB" });
  await page.goto(`${pages.url}/settings/${stage.portal.id}/ripen`);
  await page.getByText("Scoring", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Pause scoring" }).click();
  await page.getByText("Paused", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Pause scoring" }).count()).toBe(0);
  await page.getByRole("button", { name: "Resume scoring" }).click();
  await page.getByText("Scoring", { exact: true }).waitFor();
  await page.screenshot({ path: path.join(screenshots, "settings-en.png"), fullPage: true });
});
