// One app on one store of a certain size: fills it, tells so, and for each line on standard input deals with
// that many events from their acknowledgement to their committed scores; answers with a JSON line each.
import { createInterface } from "node:readline";
import { lexicon } from "../../../config/lexicon.ts";
import { systemClock as clock } from "../../../src/clock.ts";
import { splitInbox } from "../../../src/inbox/split-inbox.ts";
import { startModels } from "../../../src/jobs/start-models.ts";
import { createLog } from "../../../src/log.ts";
import { portalOpener } from "../../../src/open-portal.ts";
import { scoreMarked } from "../../../src/pipeline.ts";
import { compileModel } from "../../../src/scoring/compile.ts";
import { parseModel } from "../../../src/scoring/model.ts";
import { takeLease, type Lease } from "../../../src/store/lease.ts";
import { openStores } from "../../../src/store/open-stores.ts";
import { portalId } from "../../../src/store/portal-id.ts";
import { requestStore } from "../../../src/store/store-request.ts";
import { makeBodies } from "../ack/make-bodies.ts";
import { portalOf } from "../../store/portal.ts";
import { fillStore } from "./fill-store.ts";
import { stubHubSpot } from "./stub-hubspot.ts";

const [sizeText = "", dataDir = "", databaseUrl = ""] = process.argv.slice(2);
const size = Number(sizeText);
const first = 5_000_000;
const eventsABody = 100;
const home = portalId(480_001);
const log = createLog("warn");

const { ledger, portals } = await openStores(
  { dataDir, databaseUrl: databaseUrl === "" ? null : databaseUrl },
  () => undefined,
);
const { lead } = await startModels(null);
await portals.update(home, () =>
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
const portal = await portals.get(home);
if (portal === null) throw new Error("the portal is not there");
const hubspot = stubHubSpot(home);
const openWork = portalOpener(
  { portal: () => hubspot, forget: () => undefined, close: () => undefined },
  ({ model }) => {
    const parsed = parseModel(model);
    return { model: parsed, compiled: compileModel(parsed, lexicon) };
  },
);
const splitter = await held("splitter");
const lane = await held(`portal:${home}`);
const opened = openWork(portal, lane);
if (opened === null) throw new Error("the portal cannot be opened");
const work = opened;
const pipeline = { ledger: ledger.forPortal(home), clock, log };
const store = requestStore(ledger.forDoor());
let sent = 0;

await deal([first]);
await fillStore(ledger, home, first, size - 1);
await ledger.cleanFiles();
console.log(JSON.stringify({ filled: size }));

for await (const line of createInterface({ input: process.stdin })) {
  // Spread evenly over all contacts, however many there are.
  const ids = Array.from({ length: Number(line) }, () => {
    sent += 1;
    return first + ((Math.imul(sent, 2_654_435_761) >>> 0) % size);
  });
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await deal(ids);
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMemoryMb }));
}
await ledger.close();
await portals.close();

async function held(name: string): Promise<Lease> {
  const lease = await takeLease(ledger, name, "bench", clock.now(), 1e9);
  if (lease === null) throw new Error(`the lease ${name} is taken`);
  return lease;
}

async function deal(ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += eventsABody) {
    const some = ids.slice(at, at + eventsABody).map(String);
    const [body] = makeBodies(home, 1, some, 1, "each");
    if (body !== undefined) await store({ body, receivedAt: clock.now() });
  }
  while (await splitInbox(ledger, portals, splitter, 1, clock));
  while ((await scoreMarked(pipeline, work)) > 0);
}
