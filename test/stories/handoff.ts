import { setTimeout as sleep } from "node:timers/promises";
import { markDue } from "../../src/store/marks/mark-due.ts";
import type { PortalControl } from "../simulator/control.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";
import { fastClock, type FastClock } from "../support/clocks/fast-clock.ts";
import type { Story } from "../support/stories/story.ts";
import { age, arrivals, doubled, handoffsOf, silentOnes, started } from "./handoff/ledger.ts";
import { bindAnew, isRescoring, models, putInForce } from "./handoff/versions.ts";

/** Nothing may stand still for longer than this, milliseconds. */
const longestMs = 120_000;
/** Promised from the arrival in the ledger on, for an account of the usual size on a machine of its own. */
const promisedMs = 10_000;
const usualPeople = 20_000;
const dayMs = 86_400_000;
/** HubSpot takes 190 calls of a hundred contacts in ten seconds from one app (hubspot-facts 9). */
const syncedASecond = 1_900;
/** Time runs so much faster where nobody is timed: HubSpot's limits would take a quarter of an hour otherwise. */
const fast = 4;

export const story: Story = {
  tells:
    "Leads ask for a demo right after a binding, while a publish and the first run go on, by meetings, out of silence, again, and when they are with sales; imports, syncs, publishes and roll-backs go on beside them and start nothing.",
  usual: { people: usualPeople, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const clock = fastClock();
    const size = sizeOf(people);
    let cast: Cast | null = null;
    const app = await openWholeApp({
      clock,
      idleMs: 1_000,
      // Long, because time runs fast now and then and nobody competes here.
      leaseMs: 600_000,
      simulator: { seed, contacts: people, delivery: { duplicates: 0.05, spreadMs: 20 } },
      beforeInstall: (portal) => {
        cast = hire(portal, size);
      },
    });
    try {
      if (cast === null) throw new Error("nobody was hired");
      return await live(app, clock, cast, size, tell);
    } finally {
      await app.close();
    }
  },
};

type Size = {
  readonly each: number;
  readonly imported: number;
  readonly synced: number;
  readonly people: number;
};

/** A hundred of each kind beside 20,000 contacts, and fewer where there are fewer. */
function sizeOf(people: number): Size {
  const share = Math.min(1, people / usualPeople);
  return {
    people,
    each: Math.max(4, Math.ceil(100 * share)),
    imported: Math.max(20, Math.ceil(5_000 * share)),
    // More than fifty, so that it is a mass change.
    synced: Math.max(80, Math.ceil(80_000 * share)),
  };
}

/** Who does what: ids by kind. All were there before the install. */
type Cast = Readonly<
  Record<
    | "firstRun"
    | "binding"
    | "rescore"
    | "meetings"
    | "silent"
    | "again"
    | "owners"
    | "edited"
    | "opened"
    | "called"
    | "left",
    readonly string[]
  >
>;

/** Leads that fit, and those that were ready before Ripen came: they had asked for a demo. */
function hire(portal: PortalControl, { each }: Size): Cast {
  const wasReady: ReadonlySet<string> = new Set(["silent", "edited", "opened", "called", "left"]);
  const hireSome = (kind: keyof Cast): readonly string[] =>
    Array.from({ length: each }, (_, n) => {
      const id = portal.createContact({
        email: `${kind.toLowerCase()}${n}@acme.example`,
        firstname: "Ana",
        jobtitle: "Chief Executive Officer",
        country: "Spain",
        numemployees: "100-500",
        lifecyclestage: "lead",
      });
      if (wasReady.has(kind)) askForDemo(portal, id);
      // A meeting is not enough by itself.
      if (kind === "meetings") portal.replyToEmail(id);
      return id;
    });
  return {
    firstRun: hireSome("firstRun"),
    binding: hireSome("binding"),
    rescore: hireSome("rescore"),
    meetings: hireSome("meetings"),
    silent: hireSome("silent"),
    again: hireSome("again"),
    owners: hireSome("owners"),
    edited: hireSome("edited"),
    opened: hireSome("opened"),
    called: hireSome("called"),
    left: hireSome("left"),
  };
}

function askForDemo(portal: PortalControl, id: string): void {
  portal.submitForm(id, "f3a1c7e2-demo", "Pricing: Request a demo");
}

async function live(
  app: WholeApp,
  clock: FastClock,
  cast: Cast,
  size: Size,
  tell: (line: string) => void,
): ReturnType<Story["run"]> {
  const { portal } = app;
  const { each } = size;
  const latest = size.people >= usualPeople ? promisedMs : Infinity;
  let slowestMs = 0;
  /** Has them act at once and waits until all are told. Gives how many are, within the promised time of their arrival. */
  const act = async (
    ids: readonly string[],
    what: (id: string, n: number) => void,
  ): Promise<number> => {
    const since = clock.now() - 1;
    ids.forEach(what);
    const toldAt = async (): Promise<ReadonlyMap<string, number>> => {
      const all = await handoffsOf(app);
      return new Map(
        ids.flatMap((id) => {
          const row = all.get(id)?.find(({ crossedAt }) => crossedAt >= since);
          return row === undefined ? [] : [[id, row.toldAt] as const];
        }),
      );
    };
    await growsTo(ids.length, async () => (await toldAt()).size);
    const told = await toldAt();
    const cameAt = await arrivals(app, ids, since);
    const waits = [...told].map(([id, at]) => at - (cameAt.get(id) ?? since));
    slowestMs = Math.max(slowestMs, ...waits);
    tell(
      `${told.size} of ${ids.length} are handed off, the last after ${Math.max(0, ...waits)} ms.`,
    );
    return waits.filter((ms) => ms <= latest).length;
  };
  /** The same in ten waves, so that they fall on all of what goes on meanwhile. */
  const actInWaves = async (
    ids: readonly string[],
    what: (id: string, n: number) => void,
  ): Promise<number> => {
    const wave = Math.ceil(ids.length / 10);
    let sum = 0;
    for (let from = 0; from < ids.length; from += wave) {
      sum += await act(ids.slice(from, from + wave), what);
    }
    return sum;
  };
  const demo = (id: string): void => askForDemo(portal, id);
  const settle = (): Promise<void> => app.settle(longestMs, tell);
  const rescored = async (): Promise<void> => {
    clock.runAt(fast);
    for (;;) {
      await settle();
      if (!(await isRescoring(app))) break;
      await sleep(100);
    }
    clock.runAt(1);
  };

  tell("The first run is under way, and leads ask for a demo.");
  const handedOffDuringFirstRun = await actInWaves(cast.firstRun, demo);
  await settle();
  tell(`${(await silentOnes(app)).size} leads are ready in silence.`);

  tell("The hand-off is bound anew, and leads ask for a demo.");
  await bindAnew(app);
  const handedOffAfterBinding = await act(cast.binding, demo);

  tell("A publish has all contacts scored anew, and leads ask for a demo meanwhile.");
  await putInForce(app, 3, models.slightlyStricter);
  const handedOffDuringRescore = await actInWaves(cast.rescore, demo);
  if (!(await isRescoring(app))) tell("All were scored anew before the last was told.");
  await rescored();

  tell("Leads book meetings, others wake, ask again, or are with sales.");
  const handedOffFromMeetings = await act(cast.meetings, (id) => portal.bookMeeting(id));
  const handedOffFromSilence = await act(cast.silent, (id, n) =>
    n % 2 === 0
      ? portal.visitPage(id, "https://www.acme.example/pricing")
      : portal.submitForm(id, "b7-guide", "Resources: Download the guide"),
  );
  await act(cast.again, demo);
  await settle();
  await age(app, cast.again, 60 * dayMs);
  cast.again.forEach(demo);
  const toldAgain = await growsTo(each, async () => {
    const all = await handoffsOf(app);
    // Told anew, or that they asked again where nobody has tried them yet.
    return cast.again.filter((id) =>
      all.get(id)?.some((row) => row.generation > 1 || row.askedAgainAt !== null),
    ).length;
  });
  await act(cast.owners, demo);
  for (const id of cast.owners) portal.editContact(id, { ripen_verdict: "yes" });
  await settle();
  cast.owners.forEach(demo);
  const ownerTold = await growsTo(each, async () => {
    const all = await handoffsOf(app);
    return cast.owners.filter((id) => all.get(id)?.some(({ addressee }) => addressee === "owner"))
      .length;
  });
  await settle();

  tell(
    "Nothing that follows is done by a lead: edits, mails, calls of sales, imports, another system's sync.",
  );
  const before = await started(app);
  cast.edited.forEach((id, n) => portal.editContact(id, { city: `Soria ${n}` }));
  cast.opened.forEach((id) => portal.openEmail(id));
  for (const id of cast.called) callBySales(portal, id);
  const known = portal.contacts().slice(0, size.imported);
  portal.importContacts(
    known.flatMap(({ properties: { email } }) =>
      email === undefined ? [] : [{ email, jobtitle: "Chief Executive Officer", country: "Spain" }],
    ),
  );
  const rows = Array.from({ length: size.synced }, (_, n) => ({
    email: `synced${n}@globex.example`,
    firstname: "Luz",
    lifecyclestage: "lead",
  }));
  tell(`${rows.length} contacts are created by another system; one of them asks for a demo.`);
  let asks = "";
  let asked = Promise.resolve(0);
  for (let from = 0; from < rows.length; from += syncedASecond) {
    const { created } = portal.syncContacts(rows.slice(from, from + syncedASecond));
    if (asks === "" && from + created.length >= rows.length / 2) {
      asks = created.at(-1) ?? "";
      asked = act([asks], demo);
    }
    if (from + created.length < rows.length) await sleep(1_000);
  }
  const handedOffDuringSync = await asked;
  // Until all webhooks are taken apart, whatever the machine does besides: ten seconds shall be ten seconds.
  while ((await unsplit(app)) > 0) await sleep(50);
  clock.runAt(fast);
  await settle();
  for (const [what, version, model] of [
    ["A generous model is published.", 4, models.generous],
    ["It is rolled back.", 3, undefined],
    ["Another mapping is published.", 5, models.remapped],
  ] as const) {
    tell(what);
    await putInForce(app, version, model);
    await rescored();
  }
  tell("Leads are deleted and restored, and three days of decay pass.");
  for (const id of cast.left) portal.deleteContact(id);
  await settle();
  for (const id of cast.left) portal.restoreContact(id);
  await settle();
  clock.skip(3 * dayMs);
  await markDue(app.ledger, app.portalId, clock.now());
  app.wake();
  await settle();

  const surprised = [...(await started(app))].filter(
    (key) => !before.has(key) && !key.startsWith(`${asks} `) && !isOfClock(key),
  );
  for (const key of surprised.slice(0, 20)) tell(`Started by surprise: ${key}.`);
  const asleep = new Set([...cast.edited, ...cast.opened, ...cast.called]);
  const woken = surprised.filter((key) => asleep.has(key.split(" ")[0] ?? ""));
  const actors = new Set([...Object.values(cast).flat(), asks]);
  const others = [...(await handoffsOf(app)).keys()].filter((id) => !actors.has(id));
  for (const id of others.slice(0, 20)) tell(`Handed off by surprise: ${id}.`);
  const all = { least: each, most: each };
  return {
    handedOffAfterBinding: { value: handedOffAfterBinding, ...all },
    handedOffDuringRescore: { value: handedOffDuringRescore, ...all },
    handedOffDuringFirstRun: { value: handedOffDuringFirstRun, ...all },
    handedOffFromMeetings: { value: handedOffFromMeetings, ...all },
    handedOffFromSilence: { value: handedOffFromSilence, ...all },
    handedOffDuringSync: { value: handedOffDuringSync, least: 1, most: 1 },
    toldAgain: { value: toldAgain, ...all },
    ownerTold: { value: ownerTold, ...all },
    slowestHandOffSeconds: { value: slowestMs / 1_000, ...(latest < Infinity && { most: 10 }) },
    wokenWrongly: { value: woken.length, most: 0 },
    silentFired: { value: surprised.length, most: 0 },
    others: { value: others.length, most: 0 },
    doubled: { value: await doubled(app), most: 0 },
  };
}

/** Requests of webhooks that nobody has taken apart. */
async function unsplit(app: WholeApp): Promise<number> {
  const { n } = await app.ledger.read
    .selectFrom("inbox")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("split_at", "<", 0)
    .executeTakeFirstOrThrow();
  return n;
}

function callBySales(portal: PortalControl, id: string): void {
  portal.logCall(id, {
    hs_call_direction: "OUTBOUND",
    hs_call_status: "COMPLETED",
    hs_call_duration: "60000",
  });
}

/** That nobody has tried a lead in time (docs/contracts.md, SLA): who was told of it hears so, and nobody is surprised. */
function isOfClock(key: string): boolean {
  return / sla(?:_reminder)? /.test(key);
}

/** Waits until there are so many, or until there come no more: what did not come then shows in the figures. */
async function growsTo(wanted: number, count: () => Promise<number>): Promise<number> {
  let most = -1;
  for (let deadline = 0; ;) {
    const found = await count();
    if (found >= wanted) return found;
    if (found > most) deadline = Date.now() + longestMs;
    most = Math.max(most, found);
    if (Date.now() > deadline) return found;
    await sleep(100);
  }
}
