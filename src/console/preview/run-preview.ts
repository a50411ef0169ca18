import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Caller } from "../shell/handler.ts";
import type { ModelKind } from "../contract/text.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { targetsOf } from "../../writeback/output-targets.ts";
import { withColumnReadings } from "../../account/drafts/column-readings.ts";
import { modelsInForce } from "../../account/models.ts";
import { firstRunEnd } from "../../account/see-account.ts";
import { nextVersion } from "../../account/versions/publish.ts";
import { withInForce } from "../../account/versions/put-in-force.ts";
import {
  type PreviewCounts,
  addPreview,
  endPreview,
  lookBackDays,
  tellProgress,
  type PreviewProgress,
} from "../../account/previews.ts";
import type { PreviewTask } from "./preview-task.ts";
import type { TaskModule } from "../shell/worker/task.ts";
import { runInWorker } from "../shell/worker/run-in-worker.ts";
import { changeAccount } from "../../account/change-account.ts";
import { propertiesColumn } from "../../store/engine/json-column.ts";
import { propertiesOfSources, standardSources } from "../../../config/behaviour.ts";
import type { HubSpotClient } from "../../hubspot/transport/client.ts";
import { listPage } from "../../hubspot/calls/list-page.ts";
import { standardProperties } from "../../reading/standard-properties.ts";
import type { Properties } from "../../scoring/facts.ts";
import { DAY } from "../../scoring/time.ts";
import { propertiesRead } from "../../scoring/model/properties-read.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { workFailures } from "../../words/work-failures.ts";

const previewModule: TaskModule<PreviewTask, PreviewCounts> = {
  url: new URL("make-preview.ts", import.meta.url),
};

/** How often the store is told how far a preview is, in milliseconds. */
const tellEveryMs = 400;

/** A preview while this instance makes it. */
type Run = { readonly id: string; progress: PreviewProgress };

/** Begins a preview of a draft in the background and returns its id. */
export async function beginPreview(
  deps: ConsoleDeps,
  caller: Caller,
  draft: { readonly kind: ModelKind; readonly model: Model; readonly revision: number },
): Promise<string> {
  const { ledger, portalId } = caller;
  const run: Run = { id: randomUUID(), progress: { state: "running", done: 0, total: 0 } };
  await addPreview(ledger, portalId, {
    id: run.id,
    kind: draft.kind,
    draftRevision: draft.revision,
    startedAt: deps.clock.now(),
  });
  deps.background.begin(async (stopping) => {
    const stop = new AbortController();
    const ended = new AbortController();
    const telling = keepTelling(deps, caller, run, stop, ended.signal);
    const end = await make(deps, caller, draft, run, AbortSignal.any([stop.signal, stopping]));
    ended.abort();
    await telling;
    await endPreview(ledger, portalId, run.id, end, deps.clock.now()).catch((error: unknown) => {
      deps.log.error({ portal: portalId, err: error }, "the end of a preview could not be kept");
    });
  });
  return run.id;
}

/** Tells the store how far the preview is until it has ended, and stops it once somebody has, wherever. */
async function keepTelling(
  { clock, log }: ConsoleDeps,
  { ledger, portalId }: Caller,
  run: Run,
  stop: AbortController,
  ended: AbortSignal,
): Promise<void> {
  for (;;) {
    await sleep(tellEveryMs, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return;
    try {
      if (await tellProgress(ledger, portalId, run.id, run.progress, clock.now())) continue;
      return stop.abort();
    } catch (error) {
      log.warn({ portal: portalId, err: error }, "how far a preview is could not be kept");
    }
  }
}

/**
 * The account with this draft published at `now` (epoch milliseconds), as `publish` would put it in force. What opens its
 * tokens stays behind.
 */
export function portalWith(portal: Portal, draft: Model, who: string, now: number): Portal {
  const version = nextVersion(portal, draft, { note: "", by: who, now });
  return { ...withInForce(portal, draft.kind, version, now), refreshToken: null };
}

/** Makes the preview and gives how it ended; never rejects. */
async function make(
  deps: ConsoleDeps,
  caller: Caller,
  draft: { readonly kind: ModelKind; readonly model: Model },
  run: Run,
  signal: AbortSignal,
): Promise<Parameters<typeof endPreview>[3]> {
  const { portal, portalId } = caller;
  try {
    await readWhatIsMissing(deps, caller, draft.model, run, signal);
    if (signal.aborted) return { state: "cancelled" };
    const read = await withColumnReadings(caller.ledger.read, portalId, draft.model);
    const asOf = deps.clock.now();
    const task: PreviewTask = {
      asOf,
      draftKind: draft.kind,
      portal: portalWith(portal, read, caller.who, asOf),
      outputs: targetsOf(modelsInForce(portal)),
      newSince: await newSince(caller, asOf),
    };
    const watch = (done: number, total: number): void => {
      run.progress = { state: "running", done, total };
    };
    const counts = await runInWorker(deps.stores, portalId, previewModule, task, watch, signal);
    return { state: "done", counts };
  } catch (error) {
    if (signal.aborted) return { state: "cancelled" };
    deps.log.warn({ portal: portalId, err: error }, "a preview could not be made");
    const said =
      error instanceof HubSpotError ? describeOutcome(error.outcome) : workFailures.previewFailed;
    return { state: "failed", error: said };
  }
}

/** Less than this much of an account's life tells nothing of its weeks. */
const leastLived = 14 * DAY;

/** Since when who becomes ready may be counted: the last weeks, as far as the account has been read as a whole. */
async function newSince({ ledger, portalId }: Caller, now: number): Promise<number | null> {
  const readAt = await firstRunEnd(ledger.read, portalId);
  if (readAt === null) return null;
  const since = Math.max(readAt, now - lookBackDays * DAY);
  return now - since < leastLived ? null : since;
}

/** A property that nothing read before is read of every contact first; the lanes read it from now on. */
async function readWhatIsMissing(
  { portals, hubspot, clock }: ConsoleDeps,
  { ledger, portal, portalId }: Caller,
  model: Model,
  run: Run,
  signal: AbortSignal,
): Promise<void> {
  const unread = unreadProperties(portal, model);
  if (unread.contact.length + unread.company.length === 0) return;
  const { alsoRead } = portal;
  const isFilled =
    alsoRead?.filledAt !== undefined &&
    unread.contact.every((name) => alsoRead.contact.includes(name)) &&
    unread.company.every((name) => alsoRead.company.includes(name));
  if (isFilled) return;
  run.progress = { state: "reading", done: 0, total: 0 };
  await changeAccount(portals, portalId, (before) => ({ ...before, alsoRead: unread }));
  await fillInputs(
    ledger,
    hubspot.portal(portalId, "background"),
    unread,
    (done) => {
      run.progress = { state: "reading", done, total: Math.max(done, run.progress.total) };
    },
    signal,
  );
  await changeAccount(portals, portalId, (before) => ({
    ...before,
    alsoRead: { ...unread, filledAt: clock.now() },
  }));
}

type Names = { readonly contact: readonly string[]; readonly company: readonly string[] };

/** The properties that a draft maps and that the models in force do not: nothing is known of them yet. */
function unreadProperties(portal: Portal, draft: Model): Names {
  const models = modelsInForce(portal);
  const inForce = models.map(propertiesRead);
  const known = {
    contact: new Set([
      ...standardProperties,
      ...propertiesOfSources(standardSources),
      ...inForce.flatMap((names) => names.contact),
      ...Object.values(targetsOf(models)),
    ]),
    company: new Set(inForce.flatMap((names) => names.company)),
  };
  const wanted = propertiesRead(draft);
  // What an output would overwrite is read too, so that the preview can count it.
  const contact = [...wanted.contact, ...Object.values(draft.outputs)];
  return {
    contact: contact.filter((name) => !known.contact.has(name)),
    company: wanted.company.filter((name) => !known.company.has(name)),
  };
}

/**
 * Reads these properties of every contact and company once and adds them to what is kept, so that a draft
 * can be scored. Only reads from HubSpot. Throws HubSpotError.
 */
async function fillInputs(
  ledger: Ledger,
  client: HubSpotClient,
  names: Names,
  watch: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  for (const type of ["companies", "contacts"] as const) {
    const properties = type === "contacts" ? names.contact : names.company;
    if (properties.length === 0) continue;
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(client, type, {
        after,
        properties,
      });
      await addProperties(ledger, client.portalId, type, page.objects);
      done += page.objects.length;
      watch(done);
      after = page.after;
    } while (after !== null);
  }
}

type Read = { readonly id: string; readonly properties: Properties };

async function addProperties(
  ledger: Ledger,
  portalId: PortalId,
  type: "contacts" | "companies",
  objects: readonly Read[],
): Promise<void> {
  if (objects.length === 0) return;
  const { table, key } =
    type === "contacts"
      ? ({ table: "inputs", key: "contact_id" } as const)
      : ({ table: "companies", key: "company_id" } as const);
  const read = new Map(objects.map((object) => [object.id, object.properties]));
  await ledger.transaction(async (tx) => {
    const rows: { id: string; properties_json: string }[] = await tx
      .selectFrom(table)
      .select([`${key} as id`, "properties_json"])
      .where("portal_id", "=", portalId)
      .where(key, "in", [...read.keys()])
      .execute();
    for (const row of rows) {
      const kept = propertiesColumn.read(row.properties_json);
      await tx
        .updateTable(table)
        .set({ properties_json: propertiesColumn.write({ ...kept, ...read.get(row.id) }) })
        .where("portal_id", "=", portalId)
        .where(key, "=", row.id)
        .execute();
    }
  });
}
