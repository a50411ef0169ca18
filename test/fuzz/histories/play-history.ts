import { scenarios } from "../../../config/scenarios.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { splitInbox } from "../../../src/inbox/split-inbox.ts";
import { rememberReady } from "../../../src/account/versions/put-in-force.ts";
import { markOutdatedScores, scoreMarked } from "../../../src/pipeline.ts";
import type { PortalWork } from "../../../src/portal-work.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import { parseModel, type Model } from "../../../src/scoring/model/model.ts";
import { markDue } from "../../../src/store/marks/mark-due.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { lexicon } from "../../../config/lexicon.ts";
import { takeLease } from "../../../src/store/engine/lease.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { unsplit } from "../../../src/store/inbox/unsplit.ts";
import { news, markDirty } from "../../../src/store/marks/mark-dirty.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";
import { silent } from "../../support/silent-log.ts";
import { memoryPortals } from "../../support/portals/memory-portals.ts";
import { model, portalWork } from "../../support/portals/portal-work.ts";
import type { Random } from "../../simulator/random.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { deliveriesOf, type Arrival } from "./deliveries.ts";
import { aheadMs, type Act, type History, type PortalAct } from "./make-history.ts";
import { bigCompany, createTruth, formCounter, formDate, type Truth } from "./truth.ts";

const appId = 50_780_459;
const hourMs = 3_600_000;

/**
 * Lets a history happen in an account of its own while the real splitter, pipeline and writer hear of it by late,
 * doubled and shuffled events; at random moments they look. Gives what is true at the end, in HubSpot and by the ledger.
 */
export async function playHistory(
  ledger: Ledger,
  portalId: PortalId,
  { isBound, standing, acts }: History,
  startAt: number,
  random: Random,
): Promise<Truth> {
  let now = startAt - hourMs;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const truth = createTruth(
    portalId,
    () => now,
    (ids) => knownOf(ledger, portalId, ids),
  );
  for (const { id, hasBusinessMail, hasBigCompany, forms } of standing) {
    truth.add(
      id,
      {
        email: mail(id, hasBusinessMail),
        ...(hasBigCompany && { associatedcompanyid: bigCompany }),
        [formCounter]: String(forms),
        ...(forms > 0 && { [formDate]: new Date(now - hourMs).toISOString() }),
      },
      now - hourMs,
    );
  }
  const lease = await takeLease(ledger, `portal:${portalId}`, "fuzz", now, 1e12);
  const splitter = await takeLease(ledger, "splitter", "fuzz", now, 1e12);
  if (lease === null || splitter === null) throw new Error("a lease is taken");
  const installedAt = now;
  let boundAt = isBound ? now : null;
  let inForce: { version: number; model: Model } = { version: 1, model };
  let leftAt: number | null = null;
  let newest = 1;
  const openWork = (): PortalWork => ({
    ...portalWork({
      portalId,
      client: truth.client,
      lease,
      installedAt,
      models: { lead: compileModel(inForce.model, lexicon), customer: null },
      versions: { lead: inForce.version, customer: null },
      isRolledBack: inForce.version === 1 && leftAt !== null,
      leftAt: inForce.version === 1 ? leftAt : null,
      scenarios: scenarios.flatMap((scenario) => {
        const since = scenario.name === "handoff" ? boundAt : installedAt;
        const isWanted = scenario.name === "handoff" || scenario.name === "welcome";
        return isWanted && since !== null ? [{ ...scenario, boundAt: since, call: null }] : [];
      }),
    }),
  });
  let work = openWork();
  const portals = memoryPortals();
  await portals.install(portalId, () => portalOf(portalId));
  const pipeline = { ledger, clock, log: silent };
  const lookNow = async (): Promise<void> => {
    await markDue(ledger, portalId, now);
    while (await splitInbox(ledger, portals, splitter, appId, clock));
    while ((await scoreMarked(pipeline, work)) > 0);
  };

  /** A version comes into force, and the lane scores every contact by it at once. */
  const putInForce = async (next: typeof inForce): Promise<void> => {
    await ledger.transaction((tx) => rememberReady(tx, portalId, inForce.version));
    if (inForce.version === 1) leftAt = now;
    inForce = next;
    work = openWork();
    while (await markOutdatedScores(pipeline, work))
      while ((await scoreMarked(pipeline, work)) > 0);
  };
  const administer = async (act: PortalAct): Promise<void> => {
    switch (act.kind) {
      case "bind":
        boundAt = now;
        work = openWork();
        return;
      case "publish": {
        newest += 1;
        return putInForce({ version: newest, model: versionOf(act.model, newest) });
      }
      case "rollBack":
        return putInForce({ version: 1, model });
      default:
        act satisfies never;
    }
  };

  await ledger.transaction((tx) =>
    markDirty(
      tx,
      portalId,
      standing.map(({ id }) => ({ contactId: id, news: news.none })),
      now,
    ),
  );
  await lookNow();

  for (const moment of inOrder(acts, deliveriesOf(acts, portalId, appId, random))) {
    now = moment.at;
    if ("event" in moment) {
      await arrive(ledger, moment, now);
      if (random.chance(0.5)) await lookNow();
    } else if (isOfPortal(moment)) await administer(moment);
    else happen(truth, moment);
  }
  now += hourMs;
  await lookNow();
  return truth;
}

/** What happens goes before what arrives at the same instant. */
function inOrder(acts: readonly Act[], arrivals: readonly Arrival[]): readonly (Act | Arrival)[] {
  return [...acts, ...arrivals].sort((a, b) => a.at - b.at);
}

async function arrive(ledger: Ledger, { event }: Arrival, now: number): Promise<void> {
  const body = Buffer.from(JSON.stringify([event]));
  await ledger.transaction(async (tx) => {
    await tx.insertInto("inbox").values({ received_at: now, body, split_at: unsplit }).execute();
  });
}

function isOfPortal(act: Act): act is Act & PortalAct {
  return act.kind === "publish" || act.kind === "rollBack" || act.kind === "bind";
}

function versionOf(kind: "generous" | "strict", version: number): Model {
  const ready =
    kind === "generous" ? { fit: 25, pain: 0, total: 25 } : { fit: 25, pain: 25, total: 70 };
  return parseModel({ ...model, version, ready: { ...model.ready, ...ready } });
}

async function knownOf(ledger: Ledger, portalId: PortalId, ids: readonly string[]) {
  const known = await recall(ledger, portalId, ids);
  return ids.map((id) => {
    const { score, restoredAt } = known(id);
    return { id, isKnown: score !== null, restoredAt };
  });
}

function happen(truth: Truth, act: Exclude<Act, PortalAct>): void {
  switch (act.kind) {
    case "create":
      truth.add(act.id, { email: mail(act.id, act.hasBusinessMail), [formCounter]: "0" }, act.at);
      return;
    case "businessMail":
      truth.edit(act.id, { email: mail(act.id, true) }, act.at);
      return;
    case "title":
      truth.edit(act.id, { jobtitle: `Title of ${act.at}` }, act.at);
      return;
    case "importedMail":
      truth.edit(act.id, { email: mail(act.id, true) }, act.at, "IMPORT");
      return;
    case "form":
      truth.submitForm(act.id, act.at, act.at);
      return;
    case "formAhead":
      truth.submitForm(act.id, act.at, act.at + aheadMs);
      return;
    case "delete":
      truth.end(act.id, "deleted");
      return;
    case "erase":
      truth.end(act.id, "erased");
      return;
    case "restore":
      truth.restore(act.id, act.at);
      return;
    case "merge":
      truth.merge(act.id, act.other, act.newId, act.at);
      return;
    default:
      act satisfies never;
  }
}

function mail(id: string, isBusiness: boolean): string {
  return isBusiness ? `person${id}@acme.example` : `person${id}@gmail.com`;
}
