import { toTenths } from "../../base/numbers.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument, draftHasFaults } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { countInterval } from "../../evidence/statistics/count-interval.ts";
import { writeCause } from "../../store/history/readiness-cause.ts";
import { recordUrl } from "../shell/record-url.ts";
import {
  endPreview,
  isOutdated,
  isUnderWay,
  moversOf,
  previewsOf,
  type KeptPreview,
  type Mover,
  lookBackDays,
  sides,
  type Side,
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
  const latest = await latestOf(deps, call, kind);
  const isOnItsWay =
    latest !== null &&
    isUnderWay(latest) &&
    !isOutdated(latest, call.portal, revision, deps.clock.now());
  const id = isOnItsWay
    ? latest.id
    : await beginPreview(deps, call, { kind, model: checked.model, revision });
  return show(deps, call, await find(deps, call, id));
};

export const latestPreview: Handler<"latestPreview"> = async (deps, call) => {
  const latest = await latestOf(deps, call, call.query.kind);
  return { preview: latest === null ? null : await show(deps, call, latest) };
};

/** The latest preview of that kind of draft; null where there is none. */
async function latestOf(
  { clock }: ConsoleDeps,
  { ledger, portalId }: Caller,
  kind: KeptPreview["kind"],
): Promise<KeptPreview | null> {
  const all = await previewsOf(ledger.read, portalId, clock.now());
  return all.find((each) => each.kind === kind) ?? null;
}

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
  becomesReady: ({ before, after, settled }: Mover) =>
    !before.isReady && (after.isReady || settled.isReady),
  leavesReady: ({ before, after, settled }: Mover) =>
    before.isReady && !(after.isReady && settled.isReady),
  band: ({ before, after, settled }: Mover) =>
    before.band !== after.band || before.band !== settled.band,
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
    isOutdated: isOutdated(preview, portal, draft.revision, now),
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
            perWeek: await perWeek(read, portal, counts, preview.startedAt),
          },
  };
}

function figures(
  portal: Portal,
  { kind }: KeptPreview,
  counts: Counts,
  draft: ReturnType<typeof checkDocument>["model"],
): Omit<PreviewResult, "perWeek"> {
  const published = openVersion(portal, portal.current[kind])?.model;
  const others = openVersion(portal, portal.current[kind === "lead" ? "customer" : "lead"])?.model;
  const flows = Object.entries(counts.bands).map(([key, contacts]) => {
    const [before = "", after = "", settled = ""] = key.split(">");
    return { before, after, settled, contacts };
  });
  const known = [draft, published, others].flatMap((model) => model?.bands ?? []);
  const names = [
    ...new Set([
      ...known.map((band) => band.name),
      ...flows.flatMap(({ before, after, settled }) => [before, after, settled]),
    ]),
  ];
  const inSegment = (segment: Segment, side: Side): number =>
    Object.entries(counts.segments).reduce(
      (total, [key, contacts]) =>
        total + (key.split(">")[sides.indexOf(side)] === segment ? contacts : 0),
      0,
    );
  const moves = new Map<string, number>();
  for (const { before, settled, contacts } of flows) {
    const key = `${before}>${settled}`;
    if (before !== settled) moves.set(key, (moves.get(key) ?? 0) + contacts);
  }
  return {
    contacts: counts.contacts,
    left: counts.left,
    settledAt: counts.settledAt,
    ready: counts.ready,
    raised: counts.raised,
    becomes: counts.becomes,
    leaves: counts.leaves,
    bands: names
      .map((name) => ({
        name,
        label: known.find((band) => band.name === name)?.label ?? { en: name, es: name },
        ...bySide((side) => sum(flows.filter((flow) => flow[side] === name))),
      }))
      .filter(({ name, before, after, settled }) => name !== "" && before + after + settled > 0),
    bandMoves: [...moves]
      .map(([key, contacts]) => {
        const [from = "", to = ""] = key.split(">");
        return { from, to, contacts };
      })
      .sort((a, b) => b.contacts - a.contacts),
    segments: allSegments.map((segment) => ({
      segment,
      ...bySide((side) => inSegment(segment, side)),
    })),
    distribution: Object.entries(counts.distribution)
      .map(([from, [before, after, settled]]) => ({ from: Number(from), before, after, settled }))
      .sort((a, b) => a.from - b.from),
    averageScore: bySide((side) =>
      counts.leads[side] === 0 ? 0 : toTenths(counts.sums[side] / counts.leads[side]),
    ),
    scenarios: scenarios.map(({ name, label }) => ({
      name,
      label,
      isBound: portal.bindings[name] !== undefined,
      wouldEnter: counts.scenarios[name] ?? 0,
    })),
    handsOff: {
      silent: counts.becomes.after,
      perDay: toTenths(counts.activeLately / lookBackDays),
    },
    writes: Object.entries(counts.writes)
      .map(([property, contacts]) => ({ property, label: labelOf(property), contacts }))
      .sort((a, b) => b.contacts - a.contacts),
  };
}

function bySide(of: (side: Side) => number): Record<Side, number> {
  return { before: of("before"), after: of("after"), settled: of("settled") };
}

function sum(flows: readonly { readonly contacts: number }[]): number {
  return flows.reduce((total, { contacts }) => total + contacts, 0);
}

function labelOf(property: string): { en: string; es: string } {
  const spec = outputProperties({ scenarios: [], bound: [] }).find(({ name }) => name === property);
  return spec?.label ?? { en: property, es: property };
}

/**
 * What the last weeks brought: now by the dated steps into ready that no publish made, with the draft by whom it had made
 * ready meanwhile. Null where too few weeks are known.
 */
async function perWeek(
  read: Ledger["read"],
  { portalId }: Portal,
  { newSince, newLately }: Counts,
  until: number,
): Promise<PreviewResult["perWeek"]> {
  if (newSince === null) return null;
  const { became } = await read
    .selectFrom("readiness_changes")
    .select((e) => e.fn.countAll<number>().as("became"))
    .where("portal_id", "=", portalId)
    .where("ready", "=", 1)
    .where("at", ">", newSince)
    .where("at", "<=", until)
    .where("cause_json", "!=", writeCause({ kind: "model" }))
    .executeTakeFirstOrThrow();
  const weeks = (until - newSince) / weekMs;
  const rate = (count: number): { value: number; low: number; high: number } => {
    const { value, low, high } = countInterval(count);
    return {
      value: toTenths(value / weeks),
      low: toTenths(low / weeks),
      high: toTenths(high / weeks),
    };
  };
  return { since: newSince, now: rate(became), draft: rate(newLately) };
}
