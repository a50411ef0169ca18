import { setTimeout as sleep } from "node:timers/promises";
import { readyMadeModels } from "../../config/models.ts";
import { rememberReady } from "../../src/account/versions/put-in-force.ts";
import { parseModel, type Model } from "../../src/scoring/model/model.ts";
import { hasOutdated } from "../../src/store/marks/mark-outdated.ts";
import { hasBegun, isSilent } from "../../src/store/crossings/state.ts";
import { handoffScenario } from "../../src/store/crossings/handoffs.ts";
import type { PortalControl } from "../simulator/control.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";
import { fastClock } from "../support/clocks/fast-clock.ts";
import type { Story } from "../support/stories/story.ts";

/** Nothing may take longer than this without an end, milliseconds. */
const longestMs = 600_000;
const minuteMs = 60_000;

export const story: Story = {
  tells:
    "Leads ask for a demo right after a binding, while a publish and the first run go on, by meetings, out of silence, again, and when they are with sales; imports, syncs, publishes and roll-backs go on beside them and start nothing.",
  usual: { people: 20_000, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const clock = fastClock();
    const size = sizeOf(people);
    let cast: Cast | null = null;
    const app = await openWholeApp({
      clock,
      idleMs: 1_000,
      simulator: { seed, contacts: people, delivery: { duplicates: 0.05, spreadMs: 20 } },
      beforeInstall: (portal) => {
        cast = hire(portal, size);
      },
    });
    try {
      if (cast === null) throw new Error("nobody was hired");
      return await live(app, cast, size, tell);
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
  const share = Math.min(1, people / 20_000);
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
  cast: Cast,
  size: Size,
  tell: (line: string) => void,
): ReturnType<Story["run"]> {
  const { portal } = app;
  const told = new Map<string, readonly HandedOver[]>();
  const handedOff = async (ids: readonly string[], since: number): Promise<number> => {
    const all = await handoffsOf(app);
    for (const [id, rows] of all) told.set(id, rows);
    return ids.filter((id) => all.get(id)?.some((row) => row.crossedAt >= since)).length;
  };
  let slowestMs = 0;
  /** Has them act at once, and waits until the last is told. */
  const act = async (
    ids: readonly string[],
    what: (id: string, n: number) => void,
  ): Promise<number> => {
    const since = Date.now() - 1;
    const began = performance.now();
    ids.forEach(what);
    await until(async () => (await handedOff(ids, since)) === ids.length);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    return handedOff(ids, since);
  };
  const demo = (id: string): void => askForDemo(portal, id);

  tell("The first run is under way, and leads ask for a demo.");
  const handedOffDuringFirstRun = await act(cast.firstRun, demo);
  await app.settle();
  const silentAtFirst = await silentOnes(app);
  tell(`${silentAtFirst.size} leads are ready in silence.`);

  tell("The hand-off is bound anew, and leads ask for a demo.");
  await bind(app);
  const handedOffAfterBinding = await act(cast.binding, demo);

  tell("A publish has all contacts scored anew, and leads ask for a demo meanwhile.");
  await putInForce(app, 3, slightly);
  const handedOffDuringRescore = await act(cast.rescore, demo);
  await rescored(app);

  tell("Leads book meetings, others wake, ask again, or are with sales.");
  const handedOffFromMeetings = await act(cast.meetings, (id) => portal.bookMeeting(id));
  const handedOffFromSilence = await act(cast.silent, (id, n) =>
    n % 2 === 0
      ? portal.visitPage(id, "https://www.acme.example/pricing")
      : portal.submitForm(id, "b7-guide", "Resources: Download the guide"),
  );
  await act(cast.again, demo);
  cast.again.forEach(demo);
  const toldAgain = await atLast(cast.again, async (id) =>
    ((await handoffsOf(app)).get(id) ?? []).some(
      (row) => row.generation > 1 || row.askedAgainAt !== null,
    ),
  );
  await act(cast.owners, demo);
  for (const id of cast.owners) portal.editContact(id, { ripen_verdict: "yes" });
  await app.settle();
  cast.owners.forEach(demo);
  const ownerTold = await atLast(cast.owners, async (id) =>
    ((await handoffsOf(app)).get(id) ?? []).some((row) => row.addressee === "owner"),
  );
  await app.settle();

  tell(
    "Nothing that follows is done by a lead: edits, mails, calls of sales, imports, another system's sync.",
  );
  const before = await started(app);
  cast.edited.forEach((id, n) => portal.editContact(id, { city: `Soria ${n}` }));
  cast.opened.forEach((id) => portal.openEmail(id));
  for (const id of cast.called) {
    portal.logCall(id, {
      hs_call_direction: "OUTBOUND",
      hs_call_status: "COMPLETED",
      hs_call_duration: "60000",
    });
  }
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
  const synced = portal.syncContacts(rows).created;
  const asks = synced.at(-1) ?? "";
  const handedOffDuringSync = await act([asks], demo);
  await app.settle(longestMs);
  tell("More publishes, a roll-back and another mapping.");
  await putInForce(app, 4, generous);
  await rescored(app);
  await putInForce(app, 3);
  await rescored(app);
  await putInForce(app, 5, remapped);
  await rescored(app);
  for (const id of cast.left) portal.deleteContact(id);
  await app.settle(longestMs);
  for (const id of cast.left) portal.restoreContact(id);
  await app.settle(longestMs);

  const after = await started(app);
  const surprised = [...after].filter((key) => !before.has(key) && !key.startsWith(`${asks} `));
  const woken = surprised.filter((key) =>
    isOf([...cast.edited, ...cast.opened, ...cast.called], key),
  );
  const actors = new Set([...Object.values(cast).flat(), asks]);
  const others = [...(await handoffsOf(app)).keys()].filter((id) => !actors.has(id));
  const { each } = size;
  return {
    handedOffAfterBinding: { value: handedOffAfterBinding, least: each, most: each },
    handedOffDuringRescore: { value: handedOffDuringRescore, least: each, most: each },
    handedOffDuringFirstRun: { value: handedOffDuringFirstRun, least: each, most: each },
    handedOffFromMeetings: { value: handedOffFromMeetings, least: each, most: each },
    handedOffFromSilence: { value: handedOffFromSilence, least: each, most: each },
    handedOffDuringSync: { value: handedOffDuringSync, least: 1, most: 1 },
    toldAgain: { value: toldAgain, least: each, most: each },
    ownerTold: { value: ownerTold, least: each, most: each },
    // Ten seconds are promised on a quiet machine with an account of its own.
    slowestHandOffSeconds: {
      value: Math.round(slowestMs) / 1_000,
      ...(size.people >= 20_000 && { most: 10 }),
    },
    wokenWrongly: { value: woken.length, most: 0 },
    silentFired: { value: surprised.length, most: 0 },
    others: { value: others.length, most: 0 },
    doubled: { value: await doubled(app), most: 0 },
  };
}

/** Whether a start (see `started`) is one of these contacts'. */
function isOf(ids: readonly string[], key: string): boolean {
  return ids.includes(key.split(" ")[0] ?? "");
}

type HandedOver = {
  readonly generation: number;
  readonly crossedAt: number;
  readonly addressee: string;
  readonly askedAgainAt: number | null;
};

/** The hand-offs that were told, by contact. */
async function handoffsOf({
  ledger,
  portalId,
}: WholeApp): Promise<ReadonlyMap<string, readonly HandedOver[]>> {
  const rows = await ledger.read
    .selectFrom("handoffs")
    .select(["contact_id", "generation", "crossed_at", "addressee", "asked_again_at"])
    .where("portal_id", "=", portalId)
    .where("told_at", "is not", null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.contact_id)].map(([id, group]) => [
      id,
      group.map((row) => ({
        generation: row.generation,
        crossedAt: row.crossed_at,
        addressee: row.addressee,
        askedAgainAt: row.asked_again_at,
      })),
    ]),
  );
}

async function silentOnes({ ledger, portalId }: WholeApp): Promise<ReadonlySet<string>> {
  const rows = await ledger.read
    .selectFrom("crossings")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("scenario", "=", handoffScenario)
    .where(isSilent.sql())
    .execute();
  return new Set(rows.map((row) => row.contact_id));
}

/** Every start so far, as `<contact> <scenario> <number>`. */
async function started({ ledger, portalId }: WholeApp): Promise<ReadonlySet<string>> {
  const rows = await ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "scenario", "generation"])
    .where("portal_id", "=", portalId)
    .where(hasBegun.sql())
    .execute();
  return new Set(rows.map((row) => `${row.contact_id} ${row.scenario} ${row.generation}`));
}

/** Entries into workflows beyond one a start. */
async function doubled(app: WholeApp): Promise<number> {
  const starts = [...(await started(app))];
  const entries = Map.groupBy(
    app.portal.enrolments(),
    ({ workflow, contactId }) => `${contactId} ${workflow} `,
  );
  return [...entries].reduce(
    (sum, [key, group]) =>
      sum + Math.max(0, group.length - starts.filter((each) => each.startsWith(key)).length),
    0,
  );
}

/** An admin takes the hand-off's workflow away and binds it again. */
async function bind(app: WholeApp): Promise<void> {
  await app.portals.change(app.portalId, (before) => {
    const { [handoffScenario]: _gone, ...bindings } = before.bindings;
    return { ...before, bindings };
  });
  app.wake();
  await app.settle();
  await app.portals.change(app.portalId, (before) => ({
    ...before,
    bindings: {
      ...before.bindings,
      [handoffScenario]: { actuator: "property", boundAt: Date.now() },
    },
  }));
  app.wake();
}

const lead = readyMadeModels["b2b-software"];
const slightly: Model = { ...lead, ready: { ...lead.ready, total: lead.ready.total + 1 } };
const generous: Model = {
  ...lead,
  ready: { ...lead.ready, fit: 10, pain: 0, total: 10, dwellHours: 0 },
};
const remapped: Model = {
  ...slightly,
  fields: { ...lead.fields, jobTitle: { contact: "seniority" } },
};

/** A version comes into force: a new one with its model, an earlier one without. */
async function putInForce(app: WholeApp, version: number, model?: Model): Promise<void> {
  const leaving = (await app.portals.get(app.portalId))?.current.lead ?? 1;
  await app.ledger.transaction((tx) => rememberReady(tx, app.portalId, leaving));
  await app.portals.change(app.portalId, (before) => {
    const now = Date.now();
    const published = model && {
      version,
      name: model.name,
      note: "",
      publishedAt: now,
      publishedBy: "ana",
      model: parseModel({ ...model, version }),
    };
    return {
      ...before,
      models: [
        ...before.models.map((each) =>
          each.version === before.current.lead ? { ...each, leftAt: now } : each,
        ),
        ...(published ? [published] : []),
      ],
      current: { ...before.current, lead: version },
    };
  });
  app.wake();
}

async function rescored(app: WholeApp): Promise<void> {
  await until(async () => {
    const current = (await app.portals.get(app.portalId))?.current;
    const versions = { lead: current?.lead ?? 1, customer: current?.customer ?? null };
    return !(await hasOutdated(app.ledger.read, app.portalId, versions));
  });
  await app.settle(longestMs);
}

/** How many of them come to it in the end. */
async function atLast(
  ids: readonly string[],
  isSo: (id: string) => Promise<boolean>,
): Promise<number> {
  const count = async (): Promise<number> => {
    let found = 0;
    for (const id of ids) if (await isSo(id)) found += 1;
    return found;
  };
  await until(async () => (await count()) === ids.length);
  return count();
}

/** Waits for a fact, and no longer than something can take: what did not come then shows in the figures. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 2 * minuteMs; Date.now() < deadline; await sleep(50)) {
    if (await isSo()) return;
  }
}
