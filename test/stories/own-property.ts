import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Health } from "../../src/console/contract/health.ts";
import type { MappingPage } from "../../src/console/contract/mapping.ts";
import { firstRun } from "../demo/run-once.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith } from "../support/console-visit.ts";
import type { Story } from "../support/stories/story.ts";

const property = "ripen_lead_score";
const leads = 50;
/** Nothing may take longer than this without an end, in milliseconds. */
const longestMs = 120_000;

export const story: Story = {
  tells:
    "Somebody archives the property ripen_lead_score while 50 leads raise their hands, HubSpot does not let Ripen make it again, and later a person restores it, empty.",
  usual: { people: 300, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
    try {
      const stage = await openStage({ folder, seed, people, contactsFile: null, modelFile: null });
      try {
        return await live(stage, tell);
      } finally {
        await stage.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function live(stage: Stage, tell: (line: string) => void): ReturnType<Story["run"]> {
  const { portal, simulator } = stage;
  const asking = Array.from({ length: leads }, (_, n) => newLead(stage, n));
  await firstRun(stage, tell);
  const visit = await enterWith(stage.app().url, "/console/demo-enter");

  tell("ripen_lead_score is archived, and HubSpot refuses to make properties.");
  for (const route of ["properties.create", "properties.batch.create"]) {
    simulator.addFault({ route, kinds: ["403-html"] });
  }
  portal.archiveProperty(property);
  const others = portal.contacts().filter(({ id }) => !asking.includes(id));
  for (const [n, { id }] of others.entries()) {
    if (n % 2 === 0) portal.editContact(id, { jobtitle: "Managing Director" });
    const lead = asking[n];
    if (lead !== undefined) portal.submitForm(lead, "f3a1c7e2-demo", "Pricing: Request a demo");
  }
  for (const lead of asking.slice(others.length)) {
    portal.submitForm(lead, "f3a1c7e2-demo", "Pricing: Request a demo");
  }
  await until("the hand-offs", () => handedOff(stage, asking) === leads, longestMs).catch(
    () => undefined,
  );
  const told = handedOff(stage, asking);
  const health = await visit.call<Health>("GET", "/health");
  const mapping = await visit.call<MappingPage>("GET", "/drafts/lead/mapping");
  const shown = mapping.body.outputs.find(({ name }) => name === property)?.state;
  const alerts = await audited(stage, "propertiesGone");
  tell(`${told} of ${leads} are handed off; Health names ${health.body.brokenSources.length}.`);

  tell("A person restores it; the values that stood in it are gone.");
  simulator.clearFaults();
  portal.restoreProperty(property, "nothing");
  const backAt = performance.now();
  await until("the values", () => wrong(stage).then((n) => n === 0), longestMs).catch(
    () => undefined,
  );
  const rightAfterSeconds = Math.round(performance.now() - backAt) / 1_000;
  await stage.settle();

  return {
    handedOff: { value: told, least: leads, most: leads },
    lost: { value: leads - told, most: 0 },
    failures: { value: health.body.failures, most: 0 },
    alerts: { value: alerts, least: 1, most: 1 },
    namedUnderHealth: { value: health.body.brokenSources.length, least: 1, most: 1 },
    shownAsWritten: { value: shown === "own" ? 1 : 0, most: 0 },
    rightAfterSeconds: { value: rightAfterSeconds, most: 60 },
    wrong: { value: await wrong(stage), most: 0 },
    handedOffTwice: { value: entries(stage, asking) - handedOff(stage, asking), most: 0 },
  };
}

/** A lead of whom little is known: a raised hand makes anybody ready. */
function newLead({ portal }: Stage, n: number): string {
  return portal.createContact({
    email: `lead${n}@example-company${n}.com`,
    firstname: "Lead",
    lastname: `Number ${n}`,
    jobtitle: "Head of Operations",
  });
}

function entriesOf({ portal }: Stage, asking: readonly string[]) {
  return portal
    .enrolments()
    .filter(({ workflow, contactId }) => workflow === "handoff" && asking.includes(contactId));
}

function entries(stage: Stage, asking: readonly string[]): number {
  return entriesOf(stage, asking).length;
}

function handedOff(stage: Stage, asking: readonly string[]): number {
  return new Set(entriesOf(stage, asking).map(({ contactId }) => contactId)).size;
}

/** Contacts whose property lies further from the ledger's score than the contract lets it (2 points). */
async function wrong(stage: Stage): Promise<number> {
  const rows = await stage
    .ledger()
    .read.selectFrom("scores")
    .select(["contact_id", "lead_score"])
    .where("portal_id", "=", stage.portalId)
    .execute();
  return rows.filter(({ contact_id: id, lead_score: score }) => {
    const shown = stage.portal.contact(id)?.properties[property] ?? "";
    return shown === "" || Math.abs(Number(shown) - score) > 2;
  }).length;
}

async function audited(stage: Stage, what: string): Promise<number> {
  const { n } = await stage
    .ledger()
    .read.selectFrom("audit")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", stage.portalId)
    .where("what", "=", what)
    .executeTakeFirstOrThrow();
  return n;
}

async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(50)) {
    if (await isSo()) return;
  }
  throw new Error(`${what} did not come within ${withinMs / 1_000} s`);
}
