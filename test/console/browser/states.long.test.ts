import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { needsSomebody, statesOf, type AccountState } from "../../../src/account/state.ts";
import { seeAccount } from "../../../src/account/see-account.ts";
import { healthTexts } from "../../../src/console/health/page/health-texts.ts";
import { homeTexts } from "../../../src/console/home/page/home-texts.ts";
import { publishTexts } from "../../../src/console/versions/page/publish-texts.ts";
import { backfillJob } from "../../../src/reading/read-next-page.ts";
import { startJob } from "../../../src/store/portals/jobs.ts";
import { pause } from "../../../src/store/portals/pauses.ts";
import { keepResting } from "../../../src/store/portals/resting-outputs.ts";
import type { Portal } from "../../../src/store/portals/portals.ts";
import { openIsolatedBrowser } from "../../support/browser/browser.ts";
import { consolePages } from "../../support/browser/console-pages.ts";
import { newPage } from "../../support/browser/console-stage.ts";
import { textsOnPage } from "../../support/browser/texts-on-page.ts";
import { home, openConsole, start, trial, type OpenConsole } from "../open-console.ts";

type Kind = AccountState["kind"];

/** How an account comes into a state: by its document, by its ledger, or both. */
type Way = {
  readonly document?: (before: Portal) => Portal;
  readonly ledger?: (rig: OpenConsole) => Promise<void>;
};

const since = start - 3_600_000;

const ways: Readonly<Partial<Record<Kind, Way>>> = {
  running: {},
  disconnected: {
    document: (before) => ({ ...before, status: "disconnected", disconnectedAt: since }),
  },
  leaving: {
    document: (before) => ({
      ...before,
      leaving: {
        since,
        by: "admin@example.com",
        archive: false,
        failure: {
          at: since,
          step: "uninstall",
          text: { en: "HubSpot refused it.", es: "HubSpot lo rechazó." },
        },
      },
    }),
  },
  paused: { document: (before) => ({ ...before, pausedAt: since }) },
  dryRun: { document: (before) => ({ ...before, dryRunSince: since }) },
  held: {
    ledger: async ({ ledger }) => {
      const row = {
        portal_id: home,
        contact_id: "1",
        scenario: "handoff",
        generation: 1,
        fired_at: since,
        why: "new_evidence",
        state: "on_hold",
        ended_at: null,
        ended_why: null,
        rearmed_at: null,
        held_as: "handoff",
        held_since: since,
        held_by: "created",
      };
      await ledger.transaction((tx) => tx.insertInto("crossings").values(row).execute());
    },
  },
  mappingBroken: {
    ledger: ({ ledger }) =>
      ledger.transaction((tx) =>
        pause(tx, home, "scores", since, {
          until: null,
          reason: "broken",
          detail: { sources: ["country"] },
        }),
      ),
  },
  outputBroken: {
    ledger: ({ ledger }) =>
      ledger.transaction((tx) =>
        keepResting(
          tx,
          home,
          [{ name: "our_score", whose: "account", why: "gone", isTold: true }],
          since,
        ),
      ),
  },
  ownProperty: {
    document: (before) => ({
      ...before,
      conflicts: [{ name: "ripen_band", expected: "enumeration", found: "string" }],
    }),
  },
  firstRun: {
    ledger: ({ ledger }) => ledger.transaction((tx) => startJob(tx, home, backfillJob, 100, since)),
  },
};

/** One alone, and those that come together in practice. */
const tried: readonly (readonly Kind[])[] = [
  ...(Object.keys(ways) as Kind[]).map((kind) => [kind]),
  ["paused", "dryRun"],
  ["paused", "held"],
  ["paused", "mappingBroken"],
  ["firstRun", "dryRun"],
  ["mappingBroken", "outputBroken"],
];

/** Sentences that say that all is well, or that work goes on, with the states that make them untrue. */
const sentences: readonly {
  readonly text: string;
  readonly isUntrue: (states: readonly AccountState[]) => boolean;
}[] = [
  { text: healthTexts.en.allWell, isUntrue: needsSomebody },
  { text: homeTexts.en.allWell, isUntrue: needsSomebody },
  { text: healthTexts.en.running, isUntrue: rests },
  { text: publishTexts.en.states.running, isUntrue: rests },
  { text: publishTexts.en.states.done, isUntrue: rests },
];

function rests(states: readonly AccountState[]): boolean {
  return !states.some(({ kind }) => kind === "running");
}

let browser: Browser;
const table: string[] = [];

beforeAll(async () => {
  browser = await openIsolatedBrowser();
});
afterAll(async () => {
  await browser?.close();
  console.log(["state | said on every page | untrue then", ...table].join("\n"));
});

test.each(tried.map((kinds) => ({ kinds, name: kinds.join(" and ") })))(
  "$name: every page says it, and none says what it makes untrue",
  async ({ kinds }) => {
    const rig = await openConsole({ isSimulated: true, publicUrl: "http://localhost:3000" }, null, {
      hasPage: true,
    });
    try {
      await rig.score(home, [
        {
          id: "1",
          properties: { firstname: "Ana", email: "ana@works.example", country: "Spain" },
          events: [trial(start - 1_000)],
        },
      ]);
      for (const kind of kinds) {
        const { document, ledger } = ways[kind] ?? {};
        if (document !== undefined) await rig.portals.change(home, document);
        if (ledger !== undefined) await ledger(rig);
      }
      const portal = await rig.portals.get(home);
      if (portal === null) throw new Error("The account is gone");
      const states = statesOf(portal, await seeAccount(rig.ledger.read, portal, rig.now));
      for (const kind of kinds) expect(states.map((state) => state.kind)).toContain(kind);
      const untrue = sentences.filter(({ isUntrue }) => isUntrue(states)).map(({ text }) => text);
      const { page } = await newPage(browser);
      await page.goto(`${rig.url}/console/demo-enter?portal=${home}`);
      const told: Record<string, readonly string[]> = {};
      const wrong: Record<string, readonly string[]> = {};
      for (const [name, heading] of Object.entries(consolePages["en-GB"])) {
        await page.goto(`${rig.url}/console/${name}`);
        await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
        await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
        await page.waitForLoadState("networkidle");
        const texts = new Set((await textsOnPage(page)).map(({ text }) => text));
        const said = untrue.filter((sentence) => texts.has(sentence));
        if (said.length > 0) wrong[name] = said;
        told[name] = await page
          .locator("[data-standing]")
          .evaluateAll((all) => all.map((one) => one.getAttribute("data-standing") ?? ""));
        if ((await page.locator("[data-held]").count()) > 0) told[name] = [...told[name], "held"];
      }
      expect(wrong).toEqual({});
      const banner = await page.locator("[data-standing], [data-held]").allTextContents();
      table.push(
        [kinds.join(" + "), banner.join(" / ") || "(nothing)", untrue.join(" / ")].join(" | "),
      );
      const expected = kinds.filter((kind) => kind !== "running" && kind !== "firstRun");
      for (const [name, kindsTold] of Object.entries(told)) {
        expect({ name, missing: expected.filter((kind) => !kindsTold.includes(kind)) }).toEqual({
          name,
          missing: [],
        });
      }
      await page.context().close();
    } finally {
      await rig.close();
    }
  },
);
