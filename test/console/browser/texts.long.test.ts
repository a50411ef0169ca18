import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { funnelStages, nextSteps, roles } from "../../../src/scoring/result.ts";
import { crossingStates } from "../../../src/store/crossings/state.ts";
import { eventTypes } from "../../../src/words/events.ts";
import { scenarios } from "../../../config/scenarios.ts";
import { consolePages } from "../../support/browser/console-pages.ts";
import { openConsoleStage, type ConsoleStage } from "../../support/browser/console-stage.ts";
import { textsOnPage } from "../../support/browser/texts-on-page.ts";

let stage: ConsoleStage;

beforeAll(async () => {
  stage = await openConsoleStage(11, [{ contacts: 60 }]);
  const { page } = await stage.newPage();
  await stage.install(page, stage.portals[0]);
  await stage.settle(stage.portals[0]);
  await page.context().close();
});
afterAll(async () => {
  await stage?.close();
});

/** Values that the code and the API go by; whoever reads a page is told their names. */
const internal = new RegExp(
  `(?<![\\w])(?:${[
    ...eventTypes,
    ...nextSteps,
    ...roles,
    ...funnelStages,
    ...crossingStates,
    ...scenarios.map(({ name }) => name),
  ]
    .filter((name) => name.includes("_"))
    .join("|")})(?!\\w)`,
);

const schemaPath =
  /\b(?:body|params|query|criteria|fields|rules|conditions)(?:\.\w+|\[\d+\])+|\bundefined\b|\bNaN\b|\[object /;
const rawTime = /\d{4}-\d\d-\d\dT\d\d|\b1[5-9]\d{11}\b/;
/** Words of English that no Spanish sentence and hardly a name has. */
const english = /\b(?:the|and|is|are|was|were|with|your|which|from|this|that|not|have)\b/i;
const spanish = /\b(?:el|los|las|del|una|que|con|para|está|están|su|sus|por)\b/i;
const decimalPoint = /(?<![\d.])\d{1,3}\.\d{1,2}(?![\d.])/;

/** What a page must not say in that language, one line each. */
async function faultsOf(page: Page, language: keyof typeof consolePages): Promise<string[]> {
  const texts = (await textsOnPage(page)).filter(({ isName }) => !isName).map(({ text }) => text);
  const ofOther = language === "es-ES" ? english : spanish;
  return texts.flatMap((text) => [
    ...(schemaPath.test(text) ? [`schema path: ${text}`] : []),
    ...(rawTime.test(text) ? [`raw time: ${text}`] : []),
    ...(internal.test(text) ? [`internal name: ${text}`] : []),
    ...(ofOther.test(text) ? [`other language: ${text}`] : []),
    ...(language === "es-ES" && decimalPoint.test(text) ? [`decimal point: ${text}`] : []),
  ]);
}

test.each(["en-GB", "es-ES"] as const)(
  "no page in %s has a text of the other language, a path, a raw time or a name of the code's",
  async (language) => {
    const { page, faults } = await stage.newPage({ language, width: 1440 });
    await page.goto(`${stage.url}/console/demo-enter?portal=${stage.portals[0].id}`);
    const found: Record<string, readonly string[]> = {};
    for (const [name, heading] of Object.entries(consolePages[language])) {
      await page.goto(`${stage.url}/console/${name}`);
      await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
      await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
      const wrong = await faultsOf(page, language);
      if (wrong.length > 0) found[name] = wrong;
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
