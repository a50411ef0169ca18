import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Preview, PreviewResult } from "../contract/preview.ts";
import type { Segment } from "../contract/text.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { openVersion } from "../../account/models.ts";
import { enrolmentsIn } from "../../account/previews.ts";
import type { KeptPreview } from "../../account/previews.ts";

type Counts = NonNullable<KeptPreview["counts"]>;

const weeks = 4;
const weekMs = 7 * 86_400_000;

/** A preview as the API answers it. */
export async function showPreview(
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
    counts.leads[side] === 0 ? 0 : Math.round((counts.sums[side] / counts.leads[side]) * 10) / 10;
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
    segments: (["red", "purple", "blue"] as const).map((segment) => ({
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
    enrolments: enrolmentsIn(counts, portal),
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
  const perWeekNow = Math.round((became / lived) * 10) / 10;
  const growth = ready.before === 0 ? 1 : ready.after / ready.before;
  return {
    readyNow: ready.before,
    readyAfter: ready.after,
    newNow: ready.becomes,
    perWeekNow,
    perWeekAfter: Math.round(perWeekNow * growth * 10) / 10,
  };
}
