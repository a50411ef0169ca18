import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { b2bServices } from "../../../config/models/b2b-services.ts";
import type { Movers, Preview } from "../../../src/console/contract/preview.ts";
import type { PortalControl } from "../../simulator/control.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";
import { createProperty } from "../../support/browser/portal-properties.ts";

let stage: ConsoleStage;
let portal: PortalControl;
let opened: ConsolePage;
let page: Page;
beforeAll(async () => {
  stage = await openConsoleStage(3, [{ contacts: 150 }]);
  [portal] = stage.portals;
  opened = await stage.newPage();
  page = opened.page;
  await stage.install(page, portal);
});
afterAll(async () => {
  await stage?.close();
});

const next = (): Promise<void> => page.getByRole("button", { name: "Done, next step" }).click();
const step = (id: string): Promise<void> => page.locator(`[data-step=${id}]`).waitFor();
const open = (place: string): Promise<unknown> => page.goto(`${stage.url}/console/${place}`);

/** Waits until the version is in force and every contact is scored by it, then until all is written. */
async function rescored(version: number): Promise<void> {
  await page.locator(`[data-rescoring=done][data-version="${version}"]`).first().waitFor();
  await stage.settle(portal);
}

/** Every value of ours on every contact but for the version's name, as HubSpot shows it. */
function shown(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    portal.contacts().map(({ id, properties }) => [
      id,
      Object.entries(properties)
        .filter(([name]) => name.startsWith("ripen_") && name !== "ripen_model_version")
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join("\n"),
    ]),
  );
}

/** The number in 'Version 3 is in force'. */
async function publishedVersion(): Promise<number> {
  const said = await page.getByText(/^Version \d+ is in force/).textContent();
  return Number(/\d+/.exec(said ?? "")?.[0]);
}

/** Publishes the draft on the page of its own, and gives the version. */
async function publish(): Promise<number> {
  await open("publish");
  await page.getByLabel("Name of the version").waitFor();
  const accept = page.getByLabel("Publish although model hygiene finds errors");
  if (await accept.isVisible()) await accept.check();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  return publishedVersion();
}

/** What preview calls a move: readiness and band. */
function readyAndBand(text = ""): string {
  return text
    .split("\n")
    .filter((line) => /^ripen_(ready|band)=/.test(line))
    .join(" ");
}

async function answered<Answer>(path: string): Promise<Answer> {
  const response = await page.request.get(`${stage.url}/console/api${path}`);
  expect(response.status()).toBe(200);
  return response.json() as Promise<Answer>;
}

test("an admin maps, chooses a model, checks three leads, binds and publishes, and the next ready lead is enrolled", async () => {
  await page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);

  await step("map");
  await page.getByText(/jobtitle filled on \d+ ?% of contacts/).waitFor();
  await next();

  await step("model");
  await page.getByRole("button", { name: "Use this model: B2B services" }).click();
  await page.getByText("The draft is now 'B2B services").waitFor();
  await next();

  await step("preview");
  const writesBefore = stage.simulator.countCalls().write;
  const known = portal.contacts().filter(({ properties }) => properties["email"]);
  for (const { id, properties } of known.slice(0, 3)) {
    const email = properties["email"] ?? "";
    await page.getByRole("textbox", { name: "Check a contact you know" }).fill(email);
    await page.locator(`[data-contact="${id}"]`).click();
    await page.getByText(email).last().waitFor();
    await page
      .getByText(/^Draft: B2B services/)
      .first()
      .waitFor();
  }
  expect(stage.simulator.countCalls().write).toBe(writesBefore);
  await next();

  await step("workflows");
  const handoff = page.locator("[data-scenario=handoff]");
  await handoff.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("ripen_handoff_at").first().waitFor();
  expect(await dialog.getByRole("listitem").count()).toBeGreaterThan(3);
  const address = `https://app.hubspot.com/workflows/${portal.id}/platform/flow/1001/edit`;
  await dialog.getByRole("textbox", { name: /Address of your workflow/ }).fill(address);
  await dialog.getByRole("button", { name: "Bind", exact: true }).click();
  await handoff.getByRole("link", { name: "to '1001'" }).waitFor();
  await next();

  await step("publish");
  const enrolledBefore = portal.enrolments().length;
  await page.getByLabel("Note").fill("First model of our own");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await rescored(await publishedVersion());
  expect(portal.enrolments()).toHaveLength(enrolledBefore);
  await page.getByText("The card on the contact record").waitFor();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByText("You are live").waitFor();

  const id = portal.createContact({
    firstname: "Ana",
    lastname: "Robles",
    email: "ana.robles@acerosdelnorte.es",
    jobtitle: "Directora general",
    country: "Spain",
  });
  portal.submitForm(id, "11111111-1111", "Pricing: Request a demo");
  await stage.settle(portal);
  expect(portal.contact(id)?.properties["ripen_ready"]).toBe("true");
  expect(
    portal
      .enrolments()
      .filter(({ workflow, contactId }) => workflow === "handoff" && contactId === id),
  ).toHaveLength(1);
  await open("leads?q=robles");
  await page.getByRole("button", { name: "Explain the score of Ana Robles" }).click();
  await page.getByRole("dialog").getByText("Why this score").waitFor();
  expect(opened.faults).toEqual([]);
});

test("the preview says who will move, publishing moves exactly those, and rolling back restores every score", async () => {
  // Without decay, so that nothing but the model moves anybody while the test runs.
  const frozen = {
    ...b2bServices,
    name: "Frozen",
    criteria: b2bServices.criteria.map((criterion) => ({ ...criterion, decay: null })),
  };
  await open("model");
  await page.getByRole("tab", { name: "Start, import, export" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "frozen.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(frozen)),
  });
  await page.getByText("The file is now the draft.").waitFor();
  const first = await publish();
  await rescored(first);
  const before = shown();

  await open("model");
  await page.getByRole("tab", { name: /^Ready, bands and caps/ }).click();
  for (const [name, points] of [
    ["Fit from", "5"],
    ["Pain from", "5"],
    ["Total from", "15"],
  ] as const) {
    await page.getByLabel(name).fill(points);
  }
  await page.locator("[data-saving=false]").waitFor();
  await page.getByRole("link", { name: "Preview" }).last().click();
  const result = page.locator("[data-preview]");
  await result.getByText("Who changes").waitFor();
  const { preview } = await answered<{ preview: Preview }>("/previews/latest");
  const { total, items } = await answered<Movers>(`/previews/${preview.id}/movers?limit=200`);
  expect(items).toHaveLength(total);
  expect(total).toBeGreaterThan(5);
  expect(shown()).toEqual(before);

  await rescored(await publish());
  const after = shown();
  const moved = Object.keys(before).filter(
    (id) => readyAndBand(before[id]) !== readyAndBand(after[id]),
  );
  expect(moved.toSorted()).toEqual(items.map(({ contactId }) => contactId).toSorted());
  const ready = Object.values(after).filter((text) => text.includes("ripen_ready=true"));
  expect(ready).toHaveLength(preview.result?.ready.after ?? -1);

  await open("publish");
  await page
    .getByRole("button", { name: `Compare version ${first} with the one in force` })
    .click();
  await page.getByRole("dialog").getByText("Changed").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Roll back to version ${first}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
  await page.getByText(`Version ${first} is in force again`).waitFor();
  await rescored(first);
  expect(shown()).toEqual(before);
  await page.getByText("First model of our own").first().waitFor();
  expect(opened.faults).toEqual([]);
});

test("undo takes back what was typed, and what is typed is stored without a button", async () => {
  await open("model");
  const name = page.getByLabel("Name of the model");
  await name.fill("Typed and kept");
  await page.locator("[data-saving=false]").waitFor();
  await page.reload();
  expect(await name.inputValue()).toBe("Typed and kept");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => name.inputValue()).toBe("Frozen");
  expect(opened.faults).toEqual([]);
});

test("a property that is deleted in HubSpot is shown as broken with what to do, and mapping another one mends it", async () => {
  const property = await createProperty(stage.simulator.url, portal, {
    name: "home_market",
    label: "Home market",
    type: "string",
    fieldType: "text",
  });
  await open("mapping");
  await page.getByRole("button", { name: "Read again" }).click();
  await page.getByRole("combobox", { name: "Contact property for Country" }).click();
  await page.keyboard.type("home");
  await page.getByRole("option", { name: /Home market/ }).click();
  await page.locator("[data-field=country]").getByText("home_market").waitFor();

  await property.remove();
  await page.getByRole("button", { name: "Read again" }).click();
  const alert = page.getByRole("status").filter({ hasText: "1 field needs you" });
  await alert.getByText("Country").waitFor();

  await page.getByRole("combobox", { name: "Contact property for Country" }).click();
  await page.keyboard.type("country");
  await page
    .getByRole("option", { name: /country · text/i })
    .first()
    .click();
  await page.locator("[data-field=country][data-state=ok]").waitFor();
  await alert.waitFor({ state: "detached" });
  expect(opened.faults).toEqual([]);
});
