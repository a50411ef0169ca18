import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lexicon } from "../../config/lexicon.ts";
import { scenarios } from "../../config/scenarios.ts";
import { startCatchUp } from "../../src/account/catch-up.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import { readOffers } from "../../src/store/crossings/catch-ups.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portal } from "../support/ledger/decision.ts";
import { liveIn, type LivedAccount } from "../support/portals/lived-account.ts";
import { model } from "../support/portals/portal-work.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import type { Story } from "../support/stories/story.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Midnight of a day in the account's time zone, UTC. */
const start = Date.parse("2026-03-02T00:00:00Z");
const scenario = "handoff";
const source = "first_run";
/** The tiny model, with meetings as raised hands. */
const raising = parseModel({
  ...model,
  handRaisers: [
    { label: { en: "Meeting", es: "Reunión" }, types: ["meeting_booked"], withinDays: 30 },
  ],
});

export const story: Story = {
  tells:
    "An account is ready in silence after its first run; an admin lets the hand-offs go, M a day; some raise a hand meanwhile and go at once, and Ripen is started anew in the middle.",
  usual: { people: 600, seed: 1 },
  run: async ({ people }, tell) => {
    const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
    try {
      return await live(folder, people, tell);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function live(
  folder: string,
  people: number,
  tell: (line: string) => void,
): ReturnType<Story["run"]> {
  let ledger = await openSqliteLedger(folder);
  try {
    const account = await liveIn(ledger, start, {
      models: { lead: compileModel(raising, lexicon), customer: null },
      scenarios: scenarios
        .filter(({ name }) => name === scenario)
        .map((each) => ({ ...each, boundAt: start, call: null })),
    });
    await firstRun(account, ledger, people);
    const [offer] = await readOffers(ledger.read, portal);
    const expected = offer?.contacts ?? 0;
    const mostADay = Math.max(24, Math.ceil(people / 5));
    tell(`${expected} contacts are ready in silence; ${mostADay} a day are let go.`);
    await begin(ledger, account, mostADay, expected);

    const turns: Turns = { at: new Map(), values: new Map(), doubled: 0 };
    for (let i = 0; i < 24; i += 1) await look(account, turns);
    const raised = await raiseHands(account, turns, Math.max(3, Math.ceil(people / 20)));
    const wokenAtOnce = raised.filter((id) => turns.at.get(id) === account.now).length;
    tell(`${wokenAtOnce} of ${raised.length} raised a hand and went at once.`);
    const beforeRestart = turns.at.size;
    tell(`${beforeRestart} have had their turn; Ripen is started anew.`);
    await ledger.close();
    ledger = await openSqliteLedger(folder);
    const again = await account.goOnWith(ledger);
    for (let i = 0; i < 14 * 24 && turns.at.size < expected; i += 1) await look(again, turns);

    const caughtUp = new Map([...turns.at].filter(([id]) => !raised.includes(id)));
    const turnsInOrder = [...caughtUp].sort((a, b) => a[1] - b[1]);
    return {
      released: { value: turns.at.size, least: expected, most: expected },
      mostInADay: { value: mostOfADay(caughtUp), most: mostADay },
      outOfOrder: { value: inversions(turnsInOrder), most: 0 },
      doubled: { value: turns.doubled, most: 0 },
      afterRestart: { value: turns.at.size - beforeRestart, least: 1 },
      wokenAtOnce: { value: wokenAtOnce, least: raised.length, most: raised.length },
    };
  } finally {
    await ledger.close();
  }
}

async function firstRun(account: LivedAccount, ledger: Ledger, people: number): Promise<void> {
  const ids = Array.from({ length: people }, (_, i) => String(1 + i));
  for (const id of ids) {
    account.add(id, {
      email: `person${id}@acme.example`,
      num_conversion_events: "1",
      recent_conversion_date: new Date(start - hour).toISOString(),
    });
  }
  await account.mark(ids);
  await account.look();
  // Who goes first is to be seen: everybody stands somewhere else.
  await ledger.transaction(async (tx) => {
    for (const id of ids) {
      await tx
        .updateTable("scores")
        .set({ lead_score: standingOf(id) })
        .where("contact_id", "=", id)
        .execute();
    }
  });
}

function begin(
  ledger: Ledger,
  account: LivedAccount,
  mostADay: number,
  expected: number,
): Promise<void> {
  const bindings = { [scenario]: { actuator: "property", boundAt: start } } as const;
  return startCatchUp(
    {
      clock: { now: () => account.now, sleep: () => Promise.resolve() },
      wakePortal: () => undefined,
    },
    { portalId: portal, portal: portalOf(portal, { bindings }), ledger, who: "ana@acme.example" },
    { scenario, source },
    { mostADay, ticked: [], expected },
  );
}

/** The last in the queue book a meeting, more than an hour's part of M, and are looked at within half an hour. */
async function raiseHands(
  account: LivedAccount,
  turns: Turns,
  count: number,
): Promise<readonly string[]> {
  const raised = [...account.shown.keys()]
    .filter((id) => !turns.at.has(id))
    .sort((a, b) => standingOf(a) - standingOf(b))
    .slice(0, count);
  await account.edit(raised, {
    engagements_last_meeting_booked: new Date(account.now).toISOString(),
  });
  await look(account, turns);
  return raised;
}

type Turns = {
  /** When each contact's trigger was first seen, epoch milliseconds. */
  readonly at: Map<string, number>;
  readonly values: Map<string, string>;
  doubled: number;
};

/** Half an hour passes, and everything that is due happens. */
async function look(account: LivedAccount, turns: Turns): Promise<void> {
  account.now += hour / 2;
  await account.look();
  for (const [id, properties] of account.shown) {
    const value = properties[`ripen_${scenario}_at`];
    if (!value) continue;
    const before = turns.values.get(id);
    if (before === undefined) turns.at.set(id, account.now);
    else if (before !== value) turns.doubled += 1;
    turns.values.set(id, value);
  }
}

function mostOfADay(at: ReadonlyMap<string, number>): number {
  const days = Map.groupBy(at.values(), (each) => Math.floor((each - start) / day));
  return Math.max(0, ...[...days.values()].map((each) => each.length));
}

/** Where a contact stands, among all of them. */
function standingOf(id: string): number {
  return (Number(id) * 7_919) % 10_007;
}

/** How often somebody had a turn before a better one, at different looks. */
function inversions(inOrder: readonly (readonly [string, number])[]): number {
  let worst = Infinity;
  let found = 0;
  for (const [, group] of Map.groupBy(inOrder, ([, at]) => at)) {
    const all = group.map(([id]) => standingOf(id));
    found += all.filter((each) => each > worst).length;
    worst = Math.min(worst, ...all);
  }
  return found;
}
