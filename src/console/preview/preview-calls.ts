import { toTenths } from "../../base/numbers.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument, draftHasFaults } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { recordUrl } from "../shell/record-url.ts";
import {
  endPreview,
  moversOf,
  previewsOf,
  type KeptPreview,
  type Mover,
  lookBackDays,
} from "../../account/previews.ts";
import { beginPreview } from "./run-preview.ts";
import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Preview, PreviewResult } from "../contract/preview.ts";
import { segments as allSegments } from "../../scoring/result.ts";
import type { Segment } from "../contract/text.ts";
import { openVersion } from "../../account/models.ts";
import { refusals } from "../../words/refusals.ts";

export const startPreview: Handler<"startPreview"> = async (deps, call) => {
  const { kind } = call.body;
  const { document, revision } = await currentDraft(call.ledger.read, call.portal, kind);
  const checked = checkDocument(document, kind);
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const id = await beginPreview(deps, call, { kind, model: checked.model, revision });
  return show(deps, call, await find(deps, call, id));
};

export const latestPreview: Handler<"latestPreview"> = async (deps, call) => {
  const [latest] = await previewsOf(call.ledger.read, call.portalId, deps.clock.now());
  return { preview: latest === undefined ? null : await show(deps, call, latest) };
};

export const showOnePreview: Handler<"preview"> = async (deps, call) =>
  show(deps, call, await find(deps, call, call.params.id));

export const cancelPreview: Handler<"cancelPreview"> = async (deps, call) => {
  const { ledger, portalId } = call;
  const { id } = await find(deps, call, call.params.id);
  await endPreview(ledger, portalId, id, { state: "cancelled" }, deps.clock.now());
  return show(deps, call, await find(deps, call, id));
};

export const listMovers: Handler<"movers"> = async (deps, call) => {
  const { portal, portalId, ledger, query } = call;
  const { id } = await find(deps, call, call.params.id);
  const all = (await moversOf(ledger.read, portalId, id)).filter(inGroup[query.group]);
  const page = all.slice(query.offset, query.offset + query.limit);
  const named =
    page.length === 0
      ? []
      : await ledger.read
          .selectFrom("inputs")
          .select(["contact_id", "name", "email"])
          .where("portal_id", "=", portalId)
          .where(
            "contact_id",
            "in",
            page.map((mover) => mover.contactId),
          )
          .execute();
  const nameOf = new Map(named.map((row) => [row.contact_id, row]));
  return {
    total: all.length,
    items: page.map((mover) => ({
      ...mover,
      name: nameOf.get(mover.contactId)?.name ?? "",
      email: nameOf.get(mover.contactId)?.email ?? "",
      recordUrl: recordUrl(portal, mover.contactId),
    })),
  };
};

const inGroup = {
  all: () => true,
  becomesReady: ({ before, after }: Mover) => after.isReady && !before.isReady,
  leavesReady: ({ before, after }: Mover) => before.isReady && !after.isReady,
  band: ({ before, after }: Mover) => before.band !== after.band,
} as const;

async function find(
  { clock }: ConsoleDeps,
  { ledger, portalId }: Caller,
  id: string,
): Promise<KeptPreview> {
  const all = await previewsOf(ledger.read, portalId, clock.now());
  const found = all.find((preview) => preview.id === id);
  if (found !== undefined) return found;
  throw refuse(404, refusals.noSuchPreview);
}

function show(
  deps: ConsoleDeps,
  call: Caller,
  preview: KeptPreview,
): ReturnType<typeof showPreview> {
  return showPreview(call.ledger.read, call.portal, preview, deps.clock.now());
}

type Counts = NonNullable<KeptPreview["counts"]>;

const weeks = 4;
const weekMs = 7 * 86_400_000;

/** A preview as the API answers it. */
async function showPreview(
  read: Ledger["read"],
  portal: Portal,
  preview: KeptPreview,
  now: number,
): Promise<Preview> {
  const { counts } = preview;
  const draft = await currentDraft(read, portal, preview.kind);
  return {
    id: preview.id,
    kind: preview.kind,
    draftRevision: preview.draftRevision,
    isOutdated: draft.revision !== preview.draftRevision,
    state: preview.state,
    progress: { done: preview.done, total: preview.total },
    startedAt: preview.startedAt,
    finishedAt: preview.finishedAt,
    error: preview.error,
    result:
      counts === null
        ? null
        : {
            ...figures(portal, preview, counts, checkDocument(draft.document, preview.kind).model),
            workload: await workload(read, portal, counts, now),
          },
  };
}

function figures(
  portal: Portal,
  { kind }: KeptPreview,
  counts: Counts,
  draft: ReturnType<typeof checkDocument>["model"],
): Omit<PreviewResult, "workload"> {
  const published = openVersion(portal, portal.current[kind])?.model;
  const others = openVersion(portal, portal.current[kind === "lead" ? "customer" : "lead"])?.model;
  const flows = Object.entries(counts.bands).map(([key, contacts]) => {
    const [from = "", to = ""] = key.split(">");
    return { from, to, contacts };
  });
  const known = [draft, published, others].flatMap((model) => model?.bands ?? []);
  const names = [
    ...new Set([...known.map((band) => band.name), ...flows.flatMap((f) => [f.from, f.to])]),
  ];
  const segmentsOf = (segment: Segment, side: 0 | 1): number =>
    Object.entries(counts.segments).reduce(
      (total, [key, contacts]) => total + (key.split(">")[side] === segment ? contacts : 0),
      0,
    );
  const average = (side: "before" | "after"): number =>
    counts.leads[side] === 0 ? 0 : toTenths(counts.sums[side] / counts.leads[side]);
  return {
    contacts: counts.contacts,
    left: counts.left,
    ready: counts.ready,
    bands: names
      .map((name) => ({
        name,
        label: known.find((band) => band.name === name)?.label ?? { en: name, es: name },
        before: sum(flows.filter((flow) => flow.from === name)),
        after: sum(flows.filter((flow) => flow.to === name)),
      }))
      .filter(({ name, before, after }) => name !== "" && before + after > 0),
    bandMoves: flows.filter(({ from, to }) => from !== to).sort((a, b) => b.contacts - a.contacts),
    segments: allSegments.map((segment) => ({
      segment,
      before: segmentsOf(segment, 0),
      after: segmentsOf(segment, 1),
    })),
    distribution: Object.entries(counts.distribution)
      .map(([from, [before, after]]) => ({ from: Number(from), before, after }))
      .sort((a, b) => a.from - b.from),
    averageScore: { before: average("before"), after: average("after") },
    scenarios: scenarios.map(({ name, label }) => ({
      name,
      label,
      isBound: portal.bindings[name] !== undefined,
      wouldEnter: counts.scenarios[name] ?? 0,
    })),
    handsOff: {
      silent: counts.ready.becomes,
      perDay: toTenths(counts.activeLately / lookBackDays),
    },
    writes: Object.entries(counts.writes)
      .map(([property, contacts]) => ({ property, label: labelOf(property), contacts }))
      .sort((a, b) => b.contacts - a.contacts),
  };
}

function sum(flows: readonly { readonly contacts: number }[]): number {
  return flows.reduce((total, { contacts }) => total + contacts, 0);
}

function labelOf(property: string): { en: string; es: string } {
  const spec = outputProperties({ scenarios: [], bound: [] }).find(({ name }) => name === property);
  return spec?.label ?? { en: property, es: property };
}

async function workload(
  read: Ledger["read"],
  portal: Portal,
  { ready }: Counts,
  now: number,
): Promise<PreviewResult["workload"]> {
  const { became } = await read
    .selectFrom("readiness_changes")
    .select((e) => e.fn.countAll<number>().as("became"))
    .where("portal_id", "=", portal.portalId)
    .where("ready", "=", 1)
    .where("at", ">", Math.max(now - weeks * weekMs, portal.preparedAt ?? 0))
    .executeTakeFirstOrThrow();
  const lived = Math.min(weeks, Math.max(1, (now - portal.installedAt) / weekMs));
  const perWeekNow = toTenths(became / lived);
  const growth = ready.before === 0 ? 1 : ready.after / ready.before;
  return {
    readyNow: ready.before,
    readyAfter: ready.after,
    newNow: ready.becomes,
    perWeekNow,
    perWeekAfter: toTenths(perWeekNow * growth),
  };
}
