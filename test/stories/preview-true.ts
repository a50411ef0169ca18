import { cp } from "node:fs/promises";
import { scenarios } from "../../config/scenarios.ts";
import { withColumnReadings } from "../../src/account/drafts/column-readings.ts";
import { saveDraft, currentDraft } from "../../src/account/drafts/current-draft.ts";
import { modelsInForce } from "../../src/account/models.ts";
import { withInForce } from "../../src/account/versions/put-in-force.ts";
import { publishDraft, restoreVersion } from "../../src/account/versions/publish.ts";
import type { Clock } from "../../src/base/clock.ts";
import type { Outlook } from "../../src/console/preview/foresee.ts";
import { settledAt } from "../../src/console/preview/foresee.ts";
import { foreseeAll, task } from "../../src/console/preview/make-preview.ts";
import { portalWith } from "../../src/console/preview/run-preview.ts";
import { startModels } from "../../src/jobs/start-models.ts";
import { portalOpener, rulesOf } from "../../src/lane/open-portal.ts";
import { preparePortal } from "../../src/lane/prepare-portal.ts";
import { markOutdatedScores, scoreMarked, scoreNextPage } from "../../src/pipeline.ts";
import type { HubSpot } from "../../src/hubspot/transport/client.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import type { Model } from "../../src/scoring/model/model.ts";
import { pointsOfModel, type Score } from "../../src/scoring/result.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { markDue } from "../../src/store/marks/mark-due.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { recall } from "../../src/store/scores/recall.ts";
import { targetsOf } from "../../src/writeback/output-targets.ts";
import { createRandom, type Random } from "../simulator/random.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";
import { silent } from "../support/silent-log.ts";
import type { Story } from "../support/stories/story.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { madeDraft } from "./preview-true/drafts.ts";

/** Drafts of each life of the account; the second is followed by a roll-back. */
const draftsALife = 3;

export const story: Story = {
  tells:
    "An account of 400 contacts in which nothing happens previews drafts one after the other, publishes each, rolls back now and then, and waits until all has settled: contact by contact it was as foreseen.",
  usual: { people: 400, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const random = createRandom(seed);
    const app = await installApp({ contacts: people, seed });
    const base = temporaryFolder();
    try {
      const start = await firstRun(app, base.path);
      const figures = { drafts: 0, rollBacks: 0, compared: 0, wrong: 0, leaveLater: 0, raised: 0 };
      const wanted = Math.ceil(people / 2);
      while (figures.drafts < wanted) {
        const life = temporaryFolder();
        try {
          await cp(base.path, life.path, { recursive: true });
          const account = await openAccount(app, life.path, start);
          try {
            for (let draft = 0; draft < draftsALife && figures.drafts < wanted; draft += 1) {
              figures.drafts += 1;
              add(figures, await publishAndWait(account, random), tell);
              if (draft !== 1) continue;
              figures.rollBacks += 1;
              add(figures, await rollBackAndWait(account, random), tell);
            }
          } finally {
            await account.ledger.close();
          }
        } finally {
          life.remove();
        }
        if (figures.drafts % 30 === 0)
          tell(`${figures.drafts} drafts, ${figures.compared} contacts compared.`);
      }
      return {
        drafts: { value: figures.drafts, least: wanted },
        rollBacks: { value: figures.rollBacks, least: 1 },
        compared: { value: figures.compared, least: people },
        // Otherwise nothing was shown of the dwell, or of raised hands.
        leaveLater: { value: figures.leaveLater, least: 1 },
        raised: { value: figures.raised, least: 1 },
        wrong: { value: figures.wrong, most: 0 },
      };
    } finally {
      base.remove();
      await app.close();
    }
  },
};

type Found = {
  readonly compared: number;
  readonly wrong: readonly string[];
  /** Who is still ready right after publishing and is not once settled. */
  readonly leaveLater: number;
  readonly raised: number;
};

type Figures = { compared: number; wrong: number; leaveLater: number; raised: number };

function add(figures: Figures, found: Found, tell: (line: string) => void): void {
  figures.compared += found.compared;
  figures.wrong += found.wrong.length;
  figures.leaveLater += found.leaveLater;
  figures.raised += found.raised;
  for (const line of found.wrong.slice(0, 5)) tell(line);
}

type Start = { readonly portal: Portal; readonly at: number };

/** Lives an install and its first run, binds every scenario, and leaves the ledger in the folder. */
async function firstRun(app: InstalledApp, folder: string): Promise<Start> {
  const ledger = await openSqliteLedger(folder);
  const clock: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  try {
    const lease = await takeLease(ledger, `portal:${app.id}`, "story", clock.now(), 1e12);
    const installed = await app.portals.get(app.id);
    if (lease === null || installed === null) throw new Error("nothing is installed");
    const startWith = await startModels(null);
    const deps = { ledger, portals: app.portals, clock, log: silent, startWith };
    const portal = await preparePortal(deps, app.client, installed, lease);
    const work = portal && portalOpener(hubspotOf(app))(portal, lease);
    if (portal === null || work === null) throw new Error("nothing is prepared");
    const pipeline = { ledger, clock, log: silent };
    while ((await scoreNextPage(pipeline, work)) !== null);
    while ((await scoreMarked(pipeline, work)) > 0);
    const at = clock.now() + 1;
    const bindings = Object.fromEntries(
      scenarios.map(({ name }) => [name, { actuator: "property", boundAt: at } as const]),
    );
    return { portal: { ...portal, bindings }, at };
  } finally {
    await ledger.close();
  }
}

/** A life of the account from its first run on, by a clock that the story moves. */
type Account = {
  readonly app: InstalledApp;
  readonly ledger: Ledger;
  readonly portals: InstalledApp["portals"];
  readonly lease: PortalWork["lease"];
  now: number;
};

async function openAccount(app: InstalledApp, folder: string, start: Start): Promise<Account> {
  const ledger = await openSqliteLedger(folder);
  const lease = await takeLease(ledger, `portal:${app.id}`, "story", start.at, 1e12);
  if (lease === null) throw new Error("the lease is taken");
  const portals = memoryPortals();
  await portals.install(app.id, () => start.portal);
  return { app, ledger, portals, lease, now: start.at + 60_000 };
}

async function portalOf({ app, portals }: Account): Promise<Portal> {
  const portal = await portals.get(app.id);
  if (portal === null) throw new Error("the account is gone");
  return portal;
}

function depsOf(account: Account) {
  return {
    ledger: account.ledger,
    portals: account.portals,
    clock: { now: () => account.now, sleep: () => Promise.resolve() },
    log: silent,
    hubspot: { portal: () => account.app.client },
    wakePortal: () => undefined,
  };
}

async function callerOf(account: Account) {
  const { app, ledger } = account;
  return { portalId: app.id, portal: await portalOf(account), ledger, who: "ana@acme.example" };
}

async function publishAndWait(account: Account, random: Random): Promise<Found> {
  const draft = madeDraft(random);
  const caller = await callerOf(account);
  const read = await withColumnReadings(account.ledger.read, account.app.id, draft);
  const foreseen = await foreseenOf(
    account,
    portalWith(caller.portal, read, caller.who, account.now),
  );
  const { revision } = await currentDraft(account.ledger.read, caller.portal, "lead");
  const saved = await saveDraft(caller, "lead", revision, account.now, () => ({
    document: draft,
  }));
  await publishDraft(depsOf(account), caller, {
    kind: "lead",
    revision: saved.revision,
    name: "Made",
    note: "",
    acceptErrors: true,
    enrol: [],
  });
  return compareWithTruth(account, foreseen);
}

async function rollBackAndWait(account: Account, random: Random): Promise<Found> {
  const caller = await callerOf(account);
  const { models, current } = caller.portal;
  const earlier = models.filter(
    ({ version, model }) => version !== current.lead && (model as Model).kind === "lead",
  );
  const version = random.pick(earlier);
  const foreseen = await foreseenOf(
    account,
    withInForce(caller.portal, "lead", version, account.now),
  );
  await restoreVersion(depsOf(account), caller, version.version, "");
  return compareWithTruth(account, foreseen);
}

type Foretold = {
  readonly contacts: ReadonlyMap<string, Readonly<Record<"after" | "settled", Outlook>>>;
  readonly counts: Awaited<ReturnType<typeof task>>;
  readonly settledAt: number;
};

/** What the preview says of every contact, and what it counts, with the account as it would be. */
async function foreseenOf(account: Account, portal: Portal): Promise<Foretold> {
  const { ledger, app, now } = account;
  const rules = rulesOf(portal);
  if (rules === null) throw new Error("there is no model");
  const outputs = targetsOf(modelsInForce(await portalOf(account)));
  const given = { asOf: now, draftKind: "lead", portal, outputs, newSince: null } as const;
  const contacts = new Map<string, Readonly<Record<"after" | "settled", Outlook>>>();
  for await (const page of foreseeAll(ledger.read, app.id, rules, given)) {
    for (const { contact, foreseen } of page) {
      if (foreseen !== null) contacts.set(contact.contactId, foreseen);
    }
  }
  const counts = await task(ledger.read, app.id, given, () => undefined);
  return { contacts, counts, settledAt: settledAt(rules, now) };
}

/** Lets the lane do its work right after a version came into force, and at each instant until all has settled. */
async function compareWithTruth(account: Account, foretold: Foretold): Promise<Found> {
  const { ledger, app, lease } = account;
  const work = portalOpener(hubspotOf(app))(await portalOf(account), lease);
  if (work === null) throw new Error("nothing is in force");
  const { clock, log } = depsOf(account);
  const pipeline = { ledger, clock, log };
  // Nothing is asked of what HubSpot shows of our outputs.
  const look = async (): Promise<void> => {
    while ((await scoreMarked(pipeline, work, { write: async () => undefined })) > 0);
  };
  while (await markOutdatedScores(pipeline, work)) await look();
  await look();
  const after = await standingOf(account);
  for (;;) {
    const due = await nextDue(account, foretold.settledAt);
    if (due === null) break;
    account.now = Math.max(due, account.now);
    await markDue(ledger, app.id, account.now);
    await look();
  }
  account.now = foretold.settledAt;
  const settled = await standingOf(account);
  const wrong = [
    ...differences("right after", foretold, "after", after),
    ...differences("settled", foretold, "settled", settled),
    ...miscounted(foretold.counts, after, settled),
  ];
  return {
    compared: after.size,
    wrong,
    leaveLater: [...after.keys()].filter((id) => isReady(after, id) && !isReady(settled, id))
      .length,
    raised: foretold.counts.raised.after,
  };
}

function isReady(of: Standings, id: string): boolean {
  return of.get(id)?.score.readiness.ready === true;
}

/** The next instant at which a contact changes by itself, until then; null for none. */
async function nextDue({ ledger, app }: Account, until: number): Promise<number | null> {
  const row = await ledger.read
    .selectFrom("scores")
    .select((e) => e.fn.min("next_change_at").as("at"))
    .where("portal_id", "=", app.id)
    .where("next_change_at", "<=", until)
    .executeTakeFirst();
  return row?.at ?? null;
}

type Standings = ReadonlyMap<string, Outlook>;

/** How every contact stands by the ledger. */
async function standingOf({ ledger, app }: Account): Promise<Standings> {
  const rows = await ledger.read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", app.id)
    .execute();
  const ids = rows.map((row) => row.contact_id);
  const known = await recall(ledger, app.id, ids);
  return new Map(
    ids.flatMap((id) => {
      const { score, crossings } = known(id);
      return score === null ? [] : [[id, { score, crossings }] as const];
    }),
  );
}

/** What is compared of a contact: readiness, band, segment, points and silent crossings. */
function told({ score, crossings }: Outlook): string {
  const silentOnes = [...crossings.values()]
    .filter((each) => each.silent)
    .map(({ scenario, generation, firedAt, why, endedAt, rearmedAt }) =>
      [scenario, generation, firedAt, why, endedAt, rearmedAt].join("/"),
    );
  return JSON.stringify({ ...placeOf(score), silentOnes: silentOnes.toSorted() });
}

function placeOf(score: Score) {
  const { fit, pain, total } = pointsOfModel(score);
  const { readiness, band, segment } = score;
  return { readiness, band, segment, fit, pain, total };
}

function differences(
  when: string,
  { contacts }: Foretold,
  side: "after" | "settled",
  standings: Standings,
): string[] {
  const ids = new Set([...contacts.keys(), ...standings.keys()]);
  return [...ids].flatMap((id) => {
    const [foreseen, is] = [contacts.get(id), standings.get(id)];
    if (foreseen === undefined || is === undefined) return [`${when}: ${id} is on one side alone`];
    const [said, true_] = [told(foreseen[side]), told(is)];
    return said === true_ ? [] : [`${when}: ${id} was foretold ${said} and is ${true_}`];
  });
}

/** Figures of the preview that are not what came. */
function miscounted(counts: Foretold["counts"], after: Standings, settled: Standings): string[] {
  const ready = (of: Standings): number =>
    [...of.values()].filter(({ score }) => score.readiness.ready).length;
  return [
    ["ready right after", counts.ready.after, ready(after)] as const,
    ["ready once settled", counts.ready.settled, ready(settled)] as const,
    ["left out", counts.left, 0] as const,
  ].flatMap(([what, said, is]) =>
    said === is ? [] : [`${what}: ${said} were counted, ${is} are`],
  );
}

function hubspotOf({ client }: InstalledApp): HubSpot {
  return { portal: () => client, forget: () => undefined, close: () => undefined };
}
