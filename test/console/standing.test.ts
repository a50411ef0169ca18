import { afterEach, beforeEach, expect, test } from "vitest";
import type { Health } from "../../src/console/contract/health.ts";
import type { Standing } from "../../src/console/contract/standing.ts";
import { pause } from "../../src/store/portals/pauses.ts";
import type { Visit } from "../support/console-visit.ts";
import { home, installer, openConsole, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  visit = await rig.enter();
});
afterEach(() => rig.close());

async function standing(): Promise<Standing> {
  return (await visit.call<Standing>("GET", "/standing")).body;
}

const kinds = ({ states }: Standing): string[] => states.map(({ kind }) => kind);

test("a pause is told with who did it, since when in local time, and the button that ends it", async () => {
  const before = kinds(await standing());
  await visit.call("PUT", "/scoring", { paused: true });
  const told = await standing();
  expect(kinds(told)).toEqual(["paused", ...before]);
  expect(told.needsSomebody).toBe(true);
  const [paused] = told.states;
  expect(paused).toMatchObject({ stops: "everything", door: { kind: "resume" } });
  expect(paused?.text.en).toMatch(
    new RegExp(
      `^Scoring was paused by ${installer} and rests since \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d`,
    ),
  );
  expect(paused?.text.es).toMatch(/^La puntuación se puso en pausa por /);
  await visit.call("PUT", "/scoring", { paused: false });
  expect(kinds(await standing())).toEqual(before);
});

test("'nothing needs you' is not said while a dry run or a broken mapping waits for somebody", async () => {
  const needs = async (): Promise<boolean> =>
    (await visit.call<Health>("GET", "/health")).body.needsSomebody;
  expect(await needs()).toBe(false);
  await visit.call("PUT", "/workflows/dry-run", { isDryRun: true });
  expect(await needs()).toBe(true);
  expect(kinds(await standing())).toContain("dryRun");
  await visit.call("PUT", "/workflows/dry-run", { isDryRun: false });
  await rig.ledger.transaction((tx) =>
    pause(tx, home, "scores", rig.now, {
      until: null,
      reason: "a test",
      detail: { sources: ["contact.jobtitle"] },
    }),
  );
  expect(await needs()).toBe(true);
  const broken = (await standing()).states.find(({ kind }) => kind === "mappingBroken");
  expect(broken?.text.en).toContain("contact.jobtitle");
  expect(broken?.door).toMatchObject({ page: "mapping" });
});
