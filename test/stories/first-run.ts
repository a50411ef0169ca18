import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Published, Rescoring } from "../../src/console/contract/versions.ts";
import { firstRun } from "../demo/run-once.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";
import type { Story } from "../support/stories/story.ts";

/** Nothing may take longer than this without an end, in milliseconds. */
const longestMs = 120_000;
const scenario = "handoff";

export const story: Story = {
  tells:
    "An admin installs Ripen, publishes a model and binds a scenario; a lead asks for a demo, is handed off, and the workflow confirms it.",
  usual: { people: 2_000, seed: 1 },
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
  const { portal } = stage;
  const began = performance.now();
  await firstRun(stage, tell);
  const firstRunSeconds = secondsSince(began);
  const scored = portal.contacts().filter(({ properties }) => properties["ripen_band"]).length;

  tell("The admin changes the model and publishes it.");
  const visit = await enterWith(stage.app().url, "/console/demo-enter");
  const version = await publish(visit);
  await rescored(visit);
  await stage.settle();

  tell("The admin binds the hand-off to its trigger property.");
  await answered(visit.call("PUT", `/workflows/${scenario}`, { actuator: "property" }));
  const enrolledInSilence = portal.enrolments().length;

  tell("A lead asks for a demo.");
  const lead = someone(stage);
  const asked = performance.now();
  portal.submitForm(lead, "f3a1c7e2-demo", "Pricing: Request a demo");
  await until("the hand-off", () => Promise.resolve(entered(stage, lead)));
  const eventToHandOffSeconds = secondsSince(asked);
  await until("the receipt", async () => (await receipts(stage, lead)) === 1);
  const eventToReceiptSeconds = secondsSince(asked);
  await stage.settle();
  tell(`Handed off after ${eventToHandOffSeconds} s, confirmed after ${eventToReceiptSeconds} s.`);

  return {
    unscored: { value: portal.contacts().length - scored, most: 0 },
    firstRunSeconds: { value: firstRunSeconds, most: 120 },
    version: { value: version },
    enrolledInSilence: { value: enrolledInSilence, most: 0 },
    eventToHandOffSeconds: { value: eventToHandOffSeconds, most: 30 },
    eventToReceiptSeconds: { value: eventToReceiptSeconds, most: 30 },
    handOffs: { value: portal.enrolments().filter(isHandOff).length, least: 1, most: 1 },
  };
}

/** A slightly stricter model: nobody becomes ready by it. Gives the version that is in force then. */
async function publish(visit: Visit): Promise<number> {
  const { document, revision } = await answered(visit.call<Draft>("GET", "/drafts/lead"));
  const { ready } = document as { readonly ready: Readonly<Record<string, number>> };
  const draft = await answered(
    visit.call<Draft>("PUT", "/drafts/lead", {
      revision,
      document: { ...document, ready: { ...ready, total: (ready["total"] ?? 0) + 1 } },
    }),
  );
  const wish = { kind: "lead", revision: draft.revision, name: "A little stricter" };
  return (await answered(visit.call<Published>("POST", "/versions", wish))).version;
}

async function rescored(visit: Visit): Promise<void> {
  await until("the rescoring", async () => {
    const { state } = await answered(visit.call<Rescoring>("GET", "/rescoring"));
    return state === "done";
  });
}

/** A lead that fits well and is not with sales. */
function someone({ portal }: Stage): string {
  const found = portal
    .contacts()
    .find(
      ({ properties: p }) =>
        p["ripen_ready"] === "false" &&
        p["ripen_next_step"] !== "excluded" &&
        p["lifecyclestage"] !== "customer" &&
        p["hs_object_source"] !== "IMPORT" &&
        Number(p["ripen_fit_score"] ?? 0) >= 25,
    );
  if (found === undefined) throw new Error("The account has no lead that fits and is not ready");
  return found.id;
}

const isHandOff = ({ workflow }: { readonly workflow: string }): boolean => workflow === scenario;

function entered({ portal }: Stage, lead: string): boolean {
  return portal.enrolments().some((one) => isHandOff(one) && one.contactId === lead);
}

async function receipts(stage: Stage, lead: string): Promise<number> {
  const { n } = await stage
    .ledger()
    .read.selectFrom("crossings")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", stage.portalId)
    .where("contact_id", "=", lead)
    .where("scenario", "=", scenario)
    .where("state", "=", "receipt")
    .executeTakeFirstOrThrow();
  return n;
}

async function answered<Body>(
  call: Promise<{ readonly status: number; readonly body: Body }>,
): Promise<Body> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`The console answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + longestMs; Date.now() < deadline; await sleep(20)) {
    if (await isSo()) return;
  }
  throw new Error(`${what} did not come within ${longestMs / 1_000} s`);
}

function secondsSince(at: number): number {
  return Math.round(performance.now() - at) / 1_000;
}
