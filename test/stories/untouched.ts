import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { scenarios } from "../../config/scenarios.ts";
import { answerBreaker } from "../../src/account/held.ts";
import { readOffers } from "../../src/store/crossings/catch-ups.ts";
import { heldGroups } from "../../src/store/crossings/held.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { firstRun, playTraffic } from "../demo/run-once.ts";
import { openStage } from "../demo/stage.ts";
import { createRandom } from "../simulator/random.ts";
import { portal } from "../support/ledger/decision.ts";
import { liveIn, type LivedAccount } from "../support/portals/lived-account.ts";
import type { Story } from "../support/stories/story.ts";

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse("2026-03-02T09:00:00Z");
/** Office hours of ten days: in them each contact does one thing. */
const minutesAnEvent = 10 * 8 * 60;

const shared = "shared@acme.example";

export const story: Story = {
  tells:
    "Accounts of three sizes live an hour of office work, a mail, a webinar and the demo's traffic; then edits, a sync and a broken source run away in five others.",
  usual: { people: 50_000, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const random = createRandom(seed);
    let pausedWrongly = 0;
    for (const [name, live] of busyDays(people, random.int)) {
      const isHeld = await inAccount(async ({ account, ledger }) => {
        await live(account);
        return (await heldGroups(ledger.read, portal)).length > 0;
      });
      if (isHeld) pausedWrongly += 1;
      tell(`${name}: ${isHeld ? "held" : "goes on"}.`);
    }
    const isDemoHeld = await isHeldInDemo(Math.min(people, demoPeople), seed);
    if (isDemoHeld) pausedWrongly += 1;
    tell(`The demo's own traffic: ${isDemoHeld ? "held" : "goes on"}.`);
    const found = { notPaused: 0, raisedHandsLost: 0, resumedByOneClick: 0 };
    for (const [name, run] of runaways(people)) {
      const { isHeld, isHandedOff, isResumed } = await inAccount((place) => runAway(place, run));
      if (!isHeld) found.notPaused += 1;
      if (!isHandedOff) found.raisedHandsLost += 1;
      if (isResumed) found.resumedByOneClick += 1;
      tell(`${name}: ${isHeld ? "held" : "goes on"}.`);
    }
    const mass = await inAccount((place) => massEdit(place, people));
    if (!mass.isHandedOff) found.raisedHandsLost += 1;
    tell(`A mass change by an app that names itself: ${mass.offered} are offered for catch-up.`);
    return {
      pausedWrongly: { value: pausedWrongly, most: 0 },
      notPaused: { value: found.notPaused, most: 0 },
      raisedHandsLost: { value: found.raisedHandsLost, most: 0 },
      resumedByOneClick: { value: found.resumedByOneClick, least: 5, most: 5 },
      massFired: { value: mass.fired, most: 0 },
      massNotOffered: { value: mass.changed - mass.offered, most: 0 },
    };
  },
};

/** Contacts of the demo's account. */
const demoPeople = 2_000;

/** Whether anything is held when the demo's traffic has been dealt with, in an app of its own over HTTP. */
async function isHeldInDemo(people: number, seed: number): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
  try {
    const stage = await openStage({ folder, seed, people, contactsFile: null, modelFile: null });
    try {
      await firstRun(stage, () => undefined);
      await playTraffic(stage, { seed, contactsFile: null });
      return (await heldGroups(stage.ledger().read, stage.portalId)).length > 0;
    } finally {
      await stage.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Place = { readonly account: LivedAccount; readonly ledger: Ledger };

async function inAccount<T>(live: (place: Place) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
  const ledger = await openSqliteLedger(folder);
  try {
    const account = await liveIn(ledger, start, {
      mapped: { contact: ["email"], company: [] },
      scenarios: scenarios
        .filter(({ name }) => name === "handoff" || name === "welcome")
        .map((each) => ({ ...each, boundAt: start, call: null })),
    });
    return await live({ account, ledger });
  } finally {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Contacts of before the install: what is known of them is `email` and `forms`; they are scored at the first run. */
async function settle(
  account: LivedAccount,
  n: number,
  email: string,
  forms: number,
  from = 1,
): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, i) => String(from + i));
  for (const id of ids) {
    account.add(id, {
      email,
      num_conversion_events: String(forms),
      ...(forms > 0 && { recent_conversion_date: new Date(start - hour).toISOString() }),
    });
  }
  await account.mark(ids);
  await account.look();
  return ids;
}

type Pick = (least: number, most: number) => number;

/** Hours that are busy, and in which nothing runs away. */
function busyDays(
  people: number,
  pick: Pick,
): readonly (readonly [string, (account: LivedAccount) => Promise<void>])[] {
  const office = (n: number) => async (account: LivedAccount) => {
    const ids = await settle(account, n, shared, 0);
    let due = 0;
    for (let i = 0; i < 60; i += 1) {
      account.now += minute;
      for (due += n / minutesAnEvent; due >= 1; due -= 1) {
        await account.submitForm(ids[pick(0, n - 1)] ?? "");
      }
      await account.look();
    }
  };
  const small = Math.max(40, Math.round(people / 125));
  const middle = Math.max(60, Math.round(people / 10));
  return [
    [`An office hour of ${small} contacts`, office(small)],
    [`An office hour of ${middle} contacts`, office(middle)],
    [`An office hour of ${people} contacts`, office(people)],
    [
      "A mail to most of them, with many newly ready in an hour",
      async (account) => {
        const ids = await settle(account, Math.round(people * 0.6), shared, 0);
        for (const id of ids.slice(0, Math.max(40, Math.round(people / 125)))) {
          account.now += hour / 400;
          await account.submitForm(id, "Answer to the mail");
        }
        await account.look();
      },
    ],
    [
      "A webinar on a new account without history",
      async (account) => {
        const ids = await settle(account, Math.max(50, Math.round(people / 25)), shared, 0);
        account.now += minute;
        for (const id of ids) await account.submitForm(id, "Webinar");
        await account.look();
      },
    ],
    [
      "Visitors sign up by a form",
      async (account) => {
        for (let i = 0; i < 60; i += 1) {
          account.now += minute;
          const id = String(900_000 + i);
          const createdate = new Date(account.now).toISOString();
          account.add(id, { email: shared, num_conversion_events: "0", createdate });
          await account.submitForm(id, "Sign up");
          await account.edit([id], {}, news.created);
          await account.look();
        }
      },
    ],
  ];
}

/** What runs away: it gives the contacts that are to be held or to go. */
type Runaway = (account: LivedAccount) => Promise<{
  readonly scenario: string;
  /** Those who have started once everything was let go. */
  readonly started: number;
}>;

/** An API that names nobody as the source of what it writes: no mass change is seen in it. */
const unnamed = { changeSource: "API" } as const;
/** Another app, by its id: more than fifty contacts of it within ten minutes are a mass change. */
const otherApp = { changeSource: "INTEGRATION", sourceId: "2200118" } as const;
const privateAddress = "somebody@gmail.com";

const bulk = (n: number, of: number): Runaway => {
  return async (account) => {
    const ids = await settle(account, of, privateAddress, 1);
    account.now += minute;
    await account.editBy(unnamed, ids.slice(0, n), "email", shared);
    await account.look();
    return { scenario: "handoff", started: n };
  };
};

function runaways(people: number): readonly (readonly [string, Runaway])[] {
  const large = Math.max(people, 400);
  const hours = people < 1_000 ? 2 : 24;
  return [
    ["A bulk edit makes 90 of 400 ready", bulk(90, 400)],
    [`A bulk edit makes ${large / 10} of ${large} ready`, bulk(Math.floor(large / 10), large)],
    [
      `Sixty causeless starts an hour for ${hours} hours`,
      async (account) => {
        const ids = await settle(account, 60 * hours, privateAddress, 1);
        for (let i = 0; i < ids.length; i += 10) {
          account.now += 10 * minute;
          await account.editBy(otherApp, ids.slice(i, i + 10), "email", shared);
          await account.look();
        }
        return { scenario: "handoff", started: ids.length };
      },
    ],
    [
      "A property is cleared under 300 ready leads",
      async (account) => {
        const ids = await settle(account, 300, shared, 0);
        account.now += minute;
        for (const id of ids) await account.submitForm(id);
        await account.look();
        account.now += hour;
        await account.editBy(otherApp, ids, "email", "");
        await account.look();
        return { scenario: "handoff", started: 0 };
      },
    ],
    [
      "A source flips to and fro",
      async (account) => {
        const ids = await settle(account, 60, privateAddress, 1);
        for (let i = 0; i < 5; i += 1) {
          account.now += 10 * minute;
          await account.editBy(unnamed, ids, "email", i % 2 === 0 ? shared : privateAddress);
          await account.look();
        }
        return { scenario: "handoff", started: ids.length };
      },
    ],
  ];
}

/** Another app changes a tenth of the account, and a lead asks for a demo in the middle of it. */
async function massEdit({ account, ledger }: Place, people: number) {
  const ids = await settle(account, people, privateAddress, 1);
  const changed = ids.slice(0, Math.max(51, Math.floor(people / 10)));
  account.now += minute;
  await account.editBy(otherApp, changed, "email", shared);
  await account.look();
  const isHandedOff = await asksAndIsHandedOff(account);
  const offer = (await readOffers(ledger.read, portal)).find(
    ({ scenario, source }) => scenario === "handoff" && source === "import",
  );
  const fired = account.started("handoff").length - Number(isHandedOff);
  return { isHandedOff, fired, changed: changed.length, offered: offer?.contacts ?? 0 };
}

async function asksAndIsHandedOff(account: LivedAccount): Promise<boolean> {
  const [asking = ""] = await settle(account, 1, shared, 0, 800_000);
  account.now += minute;
  await account.submitForm(asking, "Request a demo");
  await account.look();
  return account.started("handoff").includes(asking);
}

/** Lives a runaway, a demo request in the middle of it, and one click. */
async function runAway({ account, ledger }: Place, run: Runaway) {
  const { scenario, started } = await run(account);
  const isHeld = (await heldGroups(ledger.read, portal)).length > 0;
  const isHandedOff = await asksAndIsHandedOff(account);
  if (!isHeld) return { isHeld, isHandedOff, isResumed: false };
  await answerBreaker(
    {
      clock: { now: () => account.now, sleep: () => Promise.resolve() },
      wakePortal: () => undefined,
    },
    { ledger, portalId: portal, who: "ana@acme.example" },
    { answer: "letGo" },
  );
  await account.look();
  const left = (await heldGroups(ledger.read, portal)).length;
  // Whoever asked for a demo is one more.
  const isResumed = left === 0 && account.started(scenario).length === started + 1;
  return { isHeld, isHandedOff, isResumed };
}
