import { endFinding, findingsOf, type KeptFinding } from "../../account/findings.ts";
import { dropHistories, startHistories } from "../../account/histories.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft, saveDraft, versionInForce } from "../../account/drafts/current-draft.ts";
import { startChallenger, stopChallenger } from "../../account/challenger.ts";
import { challengerIn, modelsInForce, openVersion } from "../../account/models.ts";
import { refuse } from "../../account/refusal.ts";
import { dayMs } from "../../base/time/utc-day.ts";
import { instantOf } from "../../base/time/instant-of.ts";
import { sourcesOf } from "../../behaviour/model-sources.ts";
import { judgeShadows } from "../../evidence/account/judge-shadows.ts";
import { stageOf } from "../../evidence/account/stage.ts";
import type { NamedModel } from "../../evidence/account/study.ts";
import { historyJob, historyMs, historyProperties } from "../../reading/read-histories.ts";
import { backfillJob } from "../../reading/read-next-page.ts";
import { propertiesRead } from "../../scoring/model/properties-read.ts";
import { propertiesColumn } from "../../store/engine/json-column.ts";
import { recallShadows } from "../../store/evidence/shadows.ts";
import { findJob } from "../../store/portals/jobs.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { refusals } from "../../words/refusals.ts";
import { nextInStage } from "../../words/stage-words.ts";
import {
  evidenceWish,
  findings as findingsSchema,
  type Evidence,
  type EvidenceRun,
} from "../contract/evidence.ts";
import { showDraft } from "../drafts/show-draft.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { noModelYet } from "../shell/no-model-yet.ts";
import { beginStudy } from "./run-study.ts";

export const showEvidence: Handler<"evidence"> = (deps, call) => show(deps, call);

export const startHistory: Handler<"startHistory"> = async (deps, call) => {
  const { contacts, properties } = await show(deps, call).then(({ history }) => history);
  await startHistories(deps, call, { contacts, properties: properties.map(({ name }) => name) });
  return show(deps, call);
};

export const forgetHistory: Handler<"forgetHistory"> = async (deps, call) => {
  await dropHistories(deps, call);
  return show(deps, call);
};

export const startEvidence: Handler<"startEvidence"> = async (deps, call) => {
  const { ledger, portal, portalId, body } = call;
  const inForce = openVersion(portal, portal.current.lead)?.model;
  if (inForce === undefined) throw noModelYet;
  const job = await findJob(ledger, portalId, historyJob);
  if (job?.state !== "done") throw refuse(409, refusals.historyFirst);
  const models = modelsInForce(portal);
  const draft = await currentDraft(ledger.read, portal, "lead");
  const named = namesOf(portal);
  await beginStudy(
    deps,
    call,
    {
      wish: body,
      now: job.updatedAt,
      inForce: { ...inForce, name: nameOf(portal, portal.current.lead ?? 0) },
      others: othersOf(portal, checkDocument(draft.document, "lead").model, draft.revision),
      sources: sourcesOf(models),
      properties: { contact: named.contact, company: named.company },
      timeZone: portal.timeZone,
    },
    {
      modelVersion: portal.current.lead ?? 0,
      draftRevision: draft.revision,
      asked: { ...body, looks: await looksBefore(deps, call, draft.revision, job.updatedAt) },
    },
  );
  return show(deps, call);
};

export const cancelEvidence: Handler<"cancelEvidence"> = async (deps, call) => {
  const { ledger, portalId, params } = call;
  await endFinding(ledger, portalId, params.id, { state: "cancelled" }, deps.clock.now());
  return show(deps, call);
};

export const takeProposal: Handler<"takeProposal"> = async (deps, call) => {
  const { ledger, portal, portalId, params, body } = call;
  const all = await findingsOf(ledger.read, portalId, deps.clock.now());
  const kept = all.find(({ id }) => id === params.id);
  const proposal = findingsSchema.safeParse(kept?.result).data?.proposal ?? null;
  if (proposal === null) throw refuse(404, refusals.noSuchProposal);
  const baseVersion = versionInForce(portal, "lead")?.version ?? null;
  const draft = await saveDraft(call, "lead", body.revision, deps.clock.now(), () => ({
    document: proposal.model,
    baseVersion,
  }));
  return showDraft(deps, call, "lead", draft);
};

export const startShadow: Handler<"startChallenger"> = async (deps, call) =>
  show(deps, { ...call, portal: await startChallenger(deps, call) });

export const stopShadow: Handler<"stopChallenger"> = async (deps, call) =>
  show(deps, { ...call, portal: await stopChallenger(deps, call) });

export const takeChallenger: Handler<"takeChallenger"> = async (deps, call) => {
  const { portal, body } = call;
  const model = challengerIn(portal)?.model;
  if (model === undefined) throw refuse(404, refusals.noSuchProposal);
  const baseVersion = versionInForce(portal, "lead")?.version ?? null;
  const draft = await saveDraft(call, "lead", body.revision, deps.clock.now(), () => ({
    document: { ...model },
    baseVersion,
  }));
  return showDraft(deps, call, "lead", draft);
};

async function show(deps: ConsoleDeps, call: Caller): Promise<Evidence> {
  const { ledger, portal, portalId } = call;
  const now = deps.clock.now();
  const job = await findJob(ledger, portalId, historyJob);
  const first = await findJob(ledger, portalId, backfillJob);
  const { n: contacts } = await ledger.read
    .selectFrom("inputs")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const [latest] = await findingsOf(ledger.read, portalId, now);
  const names = namesOf(portal);
  const isWaiting = job?.state === "running" && first?.state === "running";
  return {
    history: {
      state:
        job === null
          ? "none"
          : isWaiting
            ? "afterFirstRun"
            : job.state === "done"
              ? "done"
              : "running",
      done: job?.done ?? 0,
      total: Math.max(job?.total ?? 0, job?.done ?? 0),
      startedAt: job?.startedAt ?? null,
      readAt: job?.state === "done" ? job.updatedAt : null,
      months: Math.floor(historyMs / (30 * dayMs)),
      contacts,
      properties: [
        ...names.contact.map((name) => ({ object: "contact" as const, name })),
        ...names.company.map((name) => ({ object: "company" as const, name })),
      ],
    },
    stage: await businessStage(call, now),
    run: latest === undefined ? null : runOf(portal, latest),
    challenger: await challengerOf(call, latest, now),
  };
}

/** How long a lead is waited for, where no look has told (docs/evidence.md, Rows). */
const usualHorizonDays = 90;

async function challengerOf(
  { ledger, portal, portalId }: Caller,
  latest: KeptFinding | undefined,
  now: number,
): Promise<Evidence["challenger"]> {
  const { challenger } = portal;
  if (challenger === undefined || challengerIn(portal) === null) return null;
  const found = findingsSchema.safeParse(latest?.result).data;
  const horizonDays = found?.horizon.days ?? usualHorizonDays;
  const entered = await recallShadows(ledger.read, portalId, challenger.startedAt);
  const { counted, ...verdict } = judgeShadows(entered, horizonDays, now);
  return {
    startedAt: challenger.startedAt,
    startedBy: challenger.startedBy,
    horizonDays,
    entered: entered.length,
    counted,
    sales: verdict.sales,
    state: verdict.state,
    difference: {
      value: Number.isFinite(verdict.difference.value) ? verdict.difference.value : null,
      low: verdict.difference.low,
      high: verdict.difference.high,
    },
  };
}

/** What histories are read of: mapped properties and sources of behaviour. */
function namesOf(portal: Portal): { readonly contact: string[]; readonly company: string[] } {
  const models = modelsInForce(portal);
  const reads = models.map(propertiesRead);
  const names = historyProperties({
    mapped: {
      contact: reads.flatMap(({ contact }) => contact),
      company: reads.flatMap(({ company }) => company),
    },
    sources: sourcesOf(models),
  });
  return { contact: [...names.contacts].sort(), company: [...names.companies].sort() };
}

function runOf(portal: Portal, kept: KeptFinding): EvidenceRun {
  const { id, state, done, total, startedAt, finishedAt, modelVersion, error } = kept;
  return {
    id,
    state,
    progress: total === 0 ? 0 : done / total,
    startedAt,
    finishedAt,
    modelVersion,
    isOutdated: modelVersion !== portal.current.lead,
    asked: evidenceWish.safeParse(kept.asked).data ?? evidenceWish.parse({}),
    looks: looksIn(kept),
    error,
    findings: findingsSchema.safeParse(kept.result).data ?? null,
  };
}

/** Drafts compared on the same leads, this one included; a new reading of histories brings new outcomes. */
async function looksBefore(
  { clock }: ConsoleDeps,
  { ledger, portalId }: Caller,
  revision: number,
  readAt: number,
): Promise<number> {
  if (revision === 0) return 0;
  const [last] = await findingsOf(ledger.read, portalId, clock.now());
  const found = findingsSchema.safeParse(last?.result).data;
  if (last === undefined || found?.now !== readAt) return 1;
  const looks = looksIn(last);
  return last.draftRevision === revision ? Math.max(1, looks) : looks + 1;
}

function looksIn({ asked }: KeptFinding): number {
  return typeof asked["looks"] === "number" ? asked["looks"] : 0;
}

/** Earlier versions that are compared: the last so many. */
const earlier = 3;

function othersOf(
  portal: Portal,
  draft: ReturnType<typeof checkDocument>["model"],
  revision: number,
): NamedModel[] {
  const versions = portal.models
    .filter(({ version, model }) => version !== portal.current.lead && isLead(model))
    .slice(-earlier)
    .flatMap(({ version }): NamedModel[] => {
      const opened = openVersion(portal, version);
      return opened === null ? [] : [{ name: nameOf(portal, version), model: opened.model }];
    });
  const isBegun = draft !== null && revision > 0;
  return [...(isBegun ? [{ name: "draft", model: draft }] : []), ...versions];
}

function isLead(model: unknown): boolean {
  return typeof model === "object" && model !== null && "kind" in model && model.kind === "lead";
}

function nameOf(portal: Portal, version: number): string {
  const found = portal.models.find((each) => each.version === version);
  return `${found?.name ?? ""} v${version}`.trim();
}

/** Contacts by which the pace is told: the newest. */
const newest = 500;

async function businessStage(
  { ledger, portalId }: Caller,
  now: number,
): Promise<Evidence["stage"]> {
  const createdOf = async (direction: "asc" | "desc", limit: number): Promise<number[]> => {
    const rows = await ledger.read
      .selectFrom("inputs")
      .select("properties_json")
      .where("portal_id", "=", portalId)
      .orderBy("contact_id", direction)
      .limit(limit)
      .execute();
    return rows.flatMap(
      (row) => instantOf(propertiesColumn.read(row.properties_json)?.["createdate"]) ?? [],
    );
  };
  const [latest, oldest] = [await createdOf("desc", newest), await createdOf("asc", 50)];
  const { n: customers } = await ledger.read
    .selectFrom("outcomes")
    .select((e) => e.fn.count<number>("contact_id").distinct().as("n"))
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lifecycle")
    .where("value", "=", "customer")
    .where("at", ">", 0)
    .executeTakeFirstOrThrow();
  const since = latest.reduce((least, at) => Math.min(least, at), now);
  const figures = {
    leadsADay: latest.length === 0 ? 0 : latest.length / Math.max(1, (now - since) / dayMs),
    customers,
    months: (now - oldest.reduce((least, at) => Math.min(least, at), now)) / (30 * dayMs),
  };
  const stage = stageOf(figures);
  return { stage, ...figures, next: nextInStage[stage] };
}
