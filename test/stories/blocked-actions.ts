import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { readSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { startApp } from "../demo/app-process.ts";
import { freePort } from "../support/free-port.ts";
import { connect } from "../demo/connect.ts";
import { demoApp } from "../demo/demo-app.ts";
import { isQuiet, readProgress } from "../demo/ledger-view.ts";
import type { PortalControl } from "../simulator/control.ts";
import { startSimulator, type Simulator } from "../simulator/simulator.ts";
import type { Story } from "../support/stories/story.ts";

const longestMs = 240_000;
/** Long enough for three passes of the completions. */
const watchMs = 7_000;
const workflow = "scored";

export const story: Story = {
  tells:
    "One account never granted 'automation', and its contacts wait in a workflow for our step; one contact of another account waits too.",
  usual: { people: 120, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
    const port = await freePort();
    const simulator = await startSimulator({
      seed,
      portals: [
        { portalId: 48_807_704, contacts: people },
        { portalId: 48_807_705, contacts: 5 },
      ],
      app: demoApp(`http://localhost:${port}`),
    });
    const logFile = path.join(folder, "app.log");
    try {
      simulator.portal(48_807_704).withholdScope("automation");
      const app = await startApp({
        port,
        simulatorUrl: simulator.url,
        dataDir: folder,
        logFile,
        modelFile: null,
        pollSeconds: 600,
      });
      const ledger = readSqliteLedger(folder);
      try {
        return await live({ simulator, ledger, appUrl: app.url }, people, tell);
      } finally {
        await ledger.close();
        await app.stop();
      }
    } finally {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Stage = {
  readonly simulator: Simulator;
  readonly ledger: Ledger;
  readonly appUrl: string;
};

async function live(
  { simulator, ledger, appUrl }: Stage,
  people: number,
  tell: (line: string) => void,
): ReturnType<Story["run"]> {
  const refusing = simulator.portal(48_807_704);
  const other = simulator.portal(48_807_705);
  const waitingFor = async ({ id }: PortalControl): Promise<number> =>
    (await readProgress(ledger, portalId(id))).waiting.contacts;
  for (const { id } of [refusing, other]) await connect(appUrl, id);
  for (const { id } of [refusing, other]) {
    await until(async () => isQuiet(await readProgress(ledger, portalId(id))));
  }

  tell("Nothing can be read for a while, so that no step is answered in time.");
  simulator.addFault({ route: "contacts.batch.read", kinds: ["503"] });
  for (const portal of [refusing, other]) letWait(portal, appUrl);
  for (const { id } of refusing.contacts()) refusing.editContact(id, { city: "Soria" });
  other.editContact(other.contacts()[0]?.id ?? "", { city: "Soria" });
  const all = () => [...receipts(refusing), ...receipts(other)];
  await until(() => all().length > people && all().every((receipt) => receipt === "BLOCK"));
  simulator.clearFaults();

  tell(`${all().length} steps wait; HubSpot can be read again.`);
  await until(async () => (await waitingFor(other)) === 0);
  const scoredAt = Date.now();
  await until(() => receipts(other).every((receipt) => receipt === "SUCCESS"));
  const otherEndedMs = Date.now() - scoredAt;
  await until(async () => (await waitingFor(refusing)) === 0 && refusals(simulator) > 0);
  await sleep(watchMs);
  return {
    refusedCalls: { value: refusals(simulator), least: 1, most: people },
    otherEndedMs: { value: otherEndedMs, most: 5_000 },
    bookedWithoutAnswer: {
      value: await bookedWithoutAnswer(ledger, [refusing, other]),
      most: 0,
    },
  };
}

/** A workflow whose first step waits for a scoring of ours. */
function letWait(portal: PortalControl, appUrl: string): void {
  portal.addWorkflow({
    name: workflow,
    trigger: { kind: "valueChanged", property: "city" },
    reEnrolment: true,
    action: {
      url: `${appUrl}/actions/recalculate-lead-score`,
      actionDefinitionId: 2,
      inputFields: {},
      properties: [],
    },
  });
}

function receipts(portal: PortalControl): (string | null)[] {
  return portal
    .enrolments()
    .filter((enrolment) => enrolment.workflow === workflow)
    .map(({ receipt }) => receipt);
}

/** Calls that the ledger counts as answered though HubSpot's step did not end. */
async function bookedWithoutAnswer(
  ledger: Ledger,
  portals: readonly PortalControl[],
): Promise<number> {
  const answered = await ledger.read
    .selectFrom("action_calls")
    .select("callback_id")
    .where("state", "=", "answered")
    .execute();
  const enrolments = portals.flatMap((portal) => portal.enrolments());
  const ended = new Set(
    enrolments.filter(({ receipt }) => receipt === "SUCCESS").map(({ callbackId }) => callbackId),
  );
  return answered.filter(({ callback_id: id }) => !ended.has(id)).length;
}

function refusals(simulator: Simulator): number {
  const refused = simulator
    .calls()
    .filter(({ route, status }) => route === "actions.complete" && status === 403);
  return refused.length;
}

async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + longestMs; Date.now() < deadline; await sleep(50)) {
    if (await fact()) return;
  }
  throw new Error("The story did not go on");
}
