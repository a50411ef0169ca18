import { systemClock as clock } from "../../../src/base/clock.ts";
import { splitInbox } from "../../../src/inbox/split-inbox.ts";
import { startModels } from "../../../src/jobs/start-models.ts";
import { createLog } from "../../../src/base/log.ts";
import { portalOpener } from "../../../src/lane/open-portal.ts";
import { scoreMarked } from "../../../src/pipeline.ts";
import { takeLease, type Lease } from "../../../src/store/engine/lease.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { openStores } from "../../../src/store/open-stores.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { requestStore } from "../../../src/store/inbox/store-request.ts";
import { writeBack } from "../../../src/writeback/write-back.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { makeBodies } from "../ack/make-bodies.ts";
import { stubHubSpot } from "./stub-hubspot.ts";

/** The app's way of an event, a step at a time, without a server around it. */
export type App = {
  readonly ledger: Ledger;
  /** Stores an event about each of these contacts, 100 a request. */
  acknowledge(ids: readonly number[]): Promise<void>;
  /** Takes apart and scores what was stored; ends with the scores committed. */
  score(): Promise<void>;
  writeBack(): Promise<void>;
  close(): Promise<void>;
};

export const home = portalId(480_001);
/** The contact that the others are copies of; their ids follow its own. */
export const first = 5_000_000;

const eventsABody = 100;

/** Opens the app on the stores of `dataDir`, or of `databaseUrl` unless that is empty. */
export async function openApp(dataDir: string, databaseUrl: string): Promise<App> {
  const log = createLog("warn");
  const { ledger, portals } = await openStores(
    { dataDir, databaseUrl: databaseUrl === "" ? null : databaseUrl },
    () => undefined,
  );
  const { lead } = await startModels(null);
  const portal = await portals.install(home, () =>
    portalOf(home, {
      installedAt: 1,
      preparedAt: 2,
      models: [
        {
          version: 1,
          name: "growth",
          note: "",
          publishedAt: 1,
          publishedBy: "bench",
          model: { ...lead, version: 1 },
        },
      ],
      current: { lead: 1, customer: null },
    }),
  );
  const hubspot = stubHubSpot(home);
  const openWork = portalOpener({
    portal: () => hubspot,
    forget: () => undefined,
    close: () => undefined,
  });
  const held = async (name: string): Promise<Lease> => {
    const lease = await takeLease(ledger, name, "bench", clock.now(), 1e9);
    if (lease === null) throw new Error(`the lease ${name} is taken`);
    return lease;
  };
  const splitter = await held("splitter");
  const work = openWork(portal, await held(`portal:${home}`));
  if (work === null) throw new Error("the portal cannot be opened");
  const pipeline = { ledger: ledger.forPortal(home), clock, log };
  const store = requestStore(ledger.forDoor());

  return {
    ledger,
    acknowledge: async (ids) => {
      for (let at = 0; at < ids.length; at += eventsABody) {
        const some = ids.slice(at, at + eventsABody).map(String);
        const [body] = makeBodies(home, 1, some, 1, "each");
        if (body !== undefined) await store({ body, receivedAt: clock.now() });
      }
    },
    score: async () => {
      while (await splitInbox(ledger, portals, splitter, 1, clock));
      while ((await scoreMarked(pipeline, work, { write: async () => undefined })) > 0);
    },
    writeBack: () => writeBack(pipeline, work),
    close: async () => {
      await ledger.close();
      await portals.close();
    },
  };
}
