import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import { ensureProperties } from "../../hubspot/calls/ensure-properties.ts";
import { ModelError, parseModel, type Model } from "../../scoring/model/model.ts";
import type { Queue } from "../../store/crossings/queues.ts";
import type { ModelVersion, Portal, WritePace } from "../../store/portals/portals.ts";
import { isMainField } from "../../words/main-fields.ts";
import type { AccountDeps, Caller } from "../caller.ts";
import { withColumnReadings } from "../drafts/column-readings.ts";
import { checkDocument, draftHasFaults } from "../drafts/check-document.ts";
import { asDraft, currentDraft, saveDraft, type CurrentDraft } from "../drafts/current-draft.ts";
import { addRevision, type Document } from "../drafts/draft-store.ts";
import { fieldsOf, withFields, type FieldWish } from "../drafts/map-draft.ts";
import { checkOutputs } from "../drafts/output-target.ts";
import { openVersion } from "../models.ts";
import { notBound } from "../catch-up.ts";
import { previewsOf } from "../previews.ts";
import { refuse, RefusedError } from "../refusal.ts";
import { putInForce, type Pacing } from "./put-in-force.ts";
import { refusals } from "../../words/refusals.ts";

/** What somebody publishes of a draft, as they saw it. */
export type PublishWish = {
  readonly kind: Model["kind"];
  /** The draft's revision that was looked at. */
  readonly revision: number;
  readonly name: string;
  readonly note: string;
  /** Publish although model hygiene finds errors. */
  readonly acceptErrors: boolean;
  /** Scenarios whose crossings by this publish are caught up, `expected` of which were shown; those of others stay silent. */
  readonly enrol: readonly {
    readonly scenario: string;
    readonly mostADay: number;
    readonly expected: number;
  }[];
  /** How fast the changed values are written; null: at once; left out: as it is set now. */
  readonly writePace?: Pick<WritePace, "most" | "per"> | null | undefined;
};

/**
 * Publishes the draft as a new version and gives its number. Its crossings are silent; those of the scenarios that are
 * named are caught up, some a day (docs/contracts.md, What stayed silent can be caught up). The lane notices the version and scores every contact again. Bands that HubSpot
 * does not know are added to its options before anything is published. Throws RefusedError and HubSpotError.
 */
export async function publishDraft(
  deps: AccountDeps,
  call: Caller,
  wish: PublishWish,
): Promise<number> {
  const { kind, revision, name, note, acceptErrors, writePace } = wish;
  const draft = await currentDraft(call.ledger.read, call.portal, kind);
  if (draft.revision !== revision) throw draftMoved;
  const checked = checkDocument(draft.document, kind);
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const error = checked.findings.find(({ severity }) => severity === "error");
  if (error !== undefined && !acceptErrors) {
    throw refuse(409, refusals.hygieneErrors(error), error.path);
  }
  const now = deps.clock.now();
  const queues = await agreedQueues(call, wish, now);
  const published = await publish(
    deps,
    call,
    { ...checked.model, name },
    {
      what: "published",
      note,
      detail: {
        name,
        note,
        ...(queues.length > 0 && {
          enrol: queues.map(({ scenario, mostADay, expected }) => ({
            scenario,
            mostADay,
            expected,
          })),
        }),
        ...(writePace !== undefined && { writePace }),
      },
      pacing: {
        queues,
        ...(writePace !== undefined && {
          writePace: writePace && { ...writePace, since: now, by: call.who },
        }),
      },
    },
  );
  await followPublished(call, kind, draft, published, now);
  return published.version;
}

/**
 * Publishes the lead model in force with fields read elsewhere: the mapping belongs to the version, so it becomes a
 * version of its own, can be rolled back, and fires nothing by itself. Gives the number in force then: the same
 * mapping again publishes nothing. The draft reads these fields as the new version does, so that publishing it later does
 * not bring the old mapping back. Fields that become behaviour are left alone. Throws RefusedError VERSION_OUTDATED
 * when `seen` is not in force any more, MAPPING_INVALID, what checkOutputs throws, and HubSpotError.
 */
export async function publishMapping(
  deps: AccountDeps,
  call: Caller,
  seen: number,
  wished: Readonly<Record<string, FieldWish>>,
): Promise<number> {
  if (call.portal.current.lead !== seen) throw outdated;
  const model = openVersion(call.portal, seen)?.model;
  if (model === undefined) throw noSuchVersion;
  const fields = changedFields(model, wished);
  if (Object.keys(fields).length === 0) return seen;
  const note = "Mapping changed on HubSpot's settings page";
  const mapped = parseMapped(withFields(model, fields));
  const published = await publish(deps, call, mapped, {
    what: "mapping",
    note,
    detail: { fields },
    pacing: { queues: [] },
    check: (before) => {
      if (before.current.lead !== seen) throw outdated;
    },
  });
  await followMapping(call, published.version, fields, deps.clock.now());
  return published.version;
}

/** Rolls back: an earlier version is in force again as it is, and every contact's score with it. Throws RefusedError. */
export async function restoreVersion(
  deps: AccountDeps,
  call: Caller,
  wanted: number,
  note: string,
): Promise<void> {
  const found = call.portal.models.find(({ version }) => version === wanted);
  const kind = openVersion(call.portal, wanted)?.model.kind;
  if (found === undefined || kind === undefined) throw noSuchVersion;
  if (call.portal.current[kind] === wanted) {
    throw refuse(409, refusals.inForceAlready(wanted));
  }
  await putInForce(deps, call, kind, {
    what: "rolledBack",
    detail: { name: found.name, note },
    pacing: { queues: [] },
    choose: (before) => {
      const standing = before.models.find(({ version }) => version === wanted);
      if (standing === undefined) throw noSuchVersion;
      return standing;
    },
  });
  // The draft goes on from what is in force; what stood in it is one undo away.
  const now = deps.clock.now();
  const { revision } = await currentDraft(call.ledger.read, call.portal, kind);
  await saveDraft(call, kind, revision, now, () => ({
    document: asDraft(found.model as Document),
    baseVersion: wanted,
  })).catch((error: unknown) => {
    // Somebody is editing already: their draft is the newer one.
    if (!(error instanceof RefusedError)) throw error;
  });
}

/**
 * Every publish, whatever asked for it: what its columns decide is decided, what it writes to is looked at, then it
 * becomes the next version.
 */
async function publish(
  deps: AccountDeps,
  call: Caller,
  wished: Model,
  given: {
    readonly what: "published" | "mapping";
    readonly note: string;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly pacing: Pacing;
    /** Throws when the account has moved on since the caller looked. */
    readonly check?: (before: Portal) => void;
  },
): Promise<ModelVersion> {
  const { what, note, detail, pacing, check } = given;
  const model = await withColumnReadings(call.ledger.read, call.portalId, wished);
  await checkOutputs(deps, call, model);
  await addBands(deps, call, model);
  const choose = (before: Portal): ModelVersion => {
    check?.(before);
    const version = nextVersion(before, model, { note, by: call.who, now: deps.clock.now() });
    return { ...version, ...(what === "mapping" && { isMapping: true }) };
  };
  return putInForce(deps, call, model.kind, { what, detail, pacing, choose });
}

/** The version that a model becomes when it is published at `now` (epoch milliseconds). Throws ModelError. */
export function nextVersion(
  { models }: Pick<Portal, "models">,
  model: Model,
  { note, by, now }: { readonly note: string; readonly by: string; readonly now: number },
): ModelVersion {
  const version = Math.max(0, ...models.map((each) => each.version)) + 1;
  return {
    version,
    name: model.name,
    note,
    publishedAt: now,
    publishedBy: by,
    model: parseModel({ ...model, version }),
  };
}

/**
 * The catch-ups that a publish begins. Each number must have been shown before (docs/contracts.md, What stayed silent can
 * be caught up), by a preview of this very draft with the scenarios as they are bound now.
 */
async function agreedQueues(
  { portal, portalId, ledger, who }: Caller,
  { enrol, kind, revision }: PublishWish,
  now: number,
): Promise<readonly Queue[]> {
  if (enrol.length === 0) return [];
  if (portal.dryRunSince !== undefined) throw dryRun;
  const preview = (await previewsOf(ledger.read, portalId, now)).find(
    (each) => each.kind === kind && each.draftRevision === revision && each.state === "done",
  );
  const isBoundSince = Object.values(portal.bindings).some(
    ({ boundAt }) => boundAt > (preview?.startedAt ?? 0),
  );
  const counts = preview?.counts ?? null;
  if (counts === null || isBoundSince) throw previewFirst;
  return enrol.map(({ scenario, mostADay, expected }) => {
    if (portal.bindings[scenario] === undefined) throw notBound;
    const found = counts.scenarios[scenario] ?? 0;
    if (found !== expected)
      throw refuse(409, refusals.enrolmentsChanged(found, expected), "body.enrol");
    const begun = { startedAt: now, startedBy: who };
    return { scenario, source: "publish", mostADay, expected, ticked: [], ...begun };
  });
}

/** The draft goes on from what was published, under its new name. */
async function followPublished(
  { ledger, portalId, who }: Caller,
  kind: Model["kind"],
  draft: CurrentDraft,
  published: ModelVersion,
  now: number,
): Promise<void> {
  const saved = { savedBy: who, now };
  await addRevision(
    ledger,
    { portalId, kind },
    draft.revision,
    { document: draft.document, baseVersion: draft.baseVersion, ...saved },
    {
      document: asDraft(published.model as Document),
      baseVersion: published.version,
      ...saved,
    },
  ).catch((error: unknown) => {
    // Somebody is editing already: their draft is the newer one.
    if (!(error instanceof RefusedError)) throw error;
  });
}

/** How often a draft that somebody saves meanwhile is read again. */
const mostFollowings = 20;

/**
 * The draft takes over where a published version reads fields, as a revision that can be undone: what else stands in it
 * stays. An open page that still shows the old mapping cannot save over it, also where nobody had begun a draft.
 */
async function followMapping(
  call: Caller,
  version: number,
  fields: Readonly<Record<string, FieldWish>>,
  now: number,
): Promise<void> {
  for (let following = 1; ; following += 1) {
    const { revision, document } = await currentDraft(call.ledger.read, call.portal, "lead");
    const held = Object.keys(fieldsOf(document));
    const taken = Object.fromEntries(
      Object.entries(fields).filter(([field]) => held.includes(field)),
    );
    try {
      await saveDraft(call, "lead", revision, now, (before) => ({
        document: withFields(before, taken),
        baseVersion: version,
      }));
      return;
    } catch (error) {
      const isMoved = error instanceof RefusedError && error.code === draftMoved.code;
      if (!isMoved || following === mostFollowings) throw error;
    }
  }
}

/** Options are added before their first write (contracts.md, Properties). Throws HubSpotError. */
async function addBands(
  { hubspot }: AccountDeps,
  { portal, portalId }: Caller,
  model: Model,
): Promise<void> {
  const known = new Set(
    portal.models.flatMap(({ version }) => {
      const each = openVersion(portal, version)?.model;
      return each?.kind === model.kind ? each.bands.map((band) => band.name) : [];
    }),
  );
  const { bands } = model;
  if (bands.every(({ name }) => known.has(name))) return;
  await ensureProperties(
    hubspot.portal(portalId, "person"),
    outputProperties({
      ...(model.kind === "lead" ? { bands } : { customerBands: bands }),
      scenarios,
      bound: Object.keys(portal.bindings),
    }),
    portal.language,
  );
}

/** The wishes for profile fields that the model reads elsewhere today. */
function changedFields(
  model: Model,
  wished: Readonly<Record<string, FieldWish>>,
): Record<string, FieldWish> {
  return Object.fromEntries(
    Object.entries(model.fields).flatMap(([name, before]) => {
      const wish = wished[name];
      if (wish === undefined || !isMainField(before)) return [];
      const isSame =
        (before.contact ?? null) === wish.contact && (before.company ?? null) === wish.company;
      return isSame ? [] : [[name, wish] as const];
    }),
  );
}

function parseMapped(document: Document): Model {
  try {
    return parseModel(document);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const [first] = error.faults;
    throw new RefusedError(
      400,
      "MAPPING_INVALID",
      { en: error.message, es: first?.message.es ?? error.message },
      first?.path ?? null,
    );
  }
}

/** Said where a version is asked for that the account does not have. */
export const noSuchVersion = refuse(404, refusals.noSuchVersion);

const draftMoved = refuse(409, refusals.draftChangedSinceSeen, "revision");

const outdated = refuse(409, refusals.versionOutdated);

const previewFirst = refuse(409, refusals.previewNeeded, "body.enrol");

const dryRun = refuse(409, refusals.dryRun, "body.enrol");
