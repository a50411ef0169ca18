import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import { ensureProperties } from "../../hubspot/calls/ensure-properties.ts";
import { type Model, parseModel } from "../../scoring/model/model.ts";
import type { ModelVersion, Portal, Rollout } from "../../store/portals/portals.ts";
import type { Caller, CallOf, Handler } from "../shell/handler.ts";
import type { Document } from "../contract/drafts.ts";
import { RefusedError, refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument } from "../drafts/check-document.ts";
import { asDraft, currentDraft } from "../drafts/current-draft.ts";
import { draftHasFaults } from "../drafts/draft-has-faults.ts";
import { addRevision } from "../drafts/draft-store.ts";
import { openVersion } from "../../account/published-models.ts";
import { putInForce } from "./put-in-force.ts";
import { listProperties } from "../../hubspot/calls/list-properties.ts";
import { confirmedOutputs } from "../mapping/confirmed-outputs.ts";
import { checkTarget } from "../mapping/save-output.ts";
import type { Routes } from "../contract/routes.ts";
import { enrolmentsIn } from "../preview/enrolments-in.ts";
import { previewsOf } from "../preview/preview-store.ts";

/**
 * What the tick 'enrol up to N a day' of a publish comes to: null without it. The number must have been shown
 * before (contracts.md, Crossings), by a preview of this very draft with the scenarios as they are bound now.
 * Throws RefusedError.
 */
async function agreedRollout(
  { body, portal, portalId, ledger, who }: CallOf<Routes["publish"]>,
  now: number,
): Promise<Omit<Rollout, "version"> | null> {
  const { enrol, kind, revision } = body;
  if (enrol === null) return null;
  if (portal.dryRunSince !== undefined) throw dryRun;
  const preview = (await previewsOf(ledger.read, portalId, now)).find(
    (each) => each.kind === kind && each.draftRevision === revision && each.state === "done",
  );
  const isBoundSince = Object.values(portal.bindings).some(
    ({ boundAt }) => boundAt > (preview?.startedAt ?? 0),
  );
  const counts = preview?.counts ?? null;
  if (counts === null || isBoundSince) throw previewFirst;
  const found = enrolmentsIn(counts, portal);
  if (found !== enrol.expected) {
    throw new RefusedError(
      409,
      "ENROLMENTS_CHANGED",
      {
        en: `The preview shows ${found} enrolments by now, not ${enrol.expected}. Look at it again before you publish.`,
        es: `La vista previa muestra ahora ${found} inscripciones, no ${enrol.expected}. Revísela antes de publicar.`,
      },
      "body.enrol.expected",
    );
  }
  return { mostADay: enrol.mostADay, expected: found, startedAt: now, startedBy: who };
}

const previewFirst = refuse(
  409,
  "PREVIEW_NEEDED",
  "Preview this draft first: enrolling needs the number of enrolments to have been shown.",
  "Haga antes la vista previa de este borrador: para inscribir hay que haber visto el número de inscripciones.",
  "body.enrol",
);

const dryRun = refuse(
  409,
  "DRY_RUN",
  "The dry run sets nothing off. End it on the workflows page before you publish with enrolments.",
  "La prueba en seco no inicia nada. Termínela en la página de flujos antes de publicar con inscripciones.",
  "body.enrol",
);

/**
 * Publishes the draft as a new version. Its crossings are silent unless they are to enrol up to N a day
 * (contracts.md, Crossings); the portal's lane notices the version and scores every contact again. Bands that
 * HubSpot does not know are added to its options before anything is published.
 */
export const publishDraft: Handler<"publish"> = async (deps, call) => {
  const { kind, revision, name, note, acceptErrors, writePace } = call.body;
  const draft = await currentDraft(call.ledger.read, call.portal, kind);
  if (draft.revision !== revision) throw draftMoved;
  const checked = checkDocument(draft.document, kind);
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const error = checked.findings.find(({ severity }) => severity === "error");
  if (error !== undefined && !acceptErrors) {
    throw new RefusedError(
      409,
      "HYGIENE_ERRORS",
      {
        en: `Model hygiene finds an error. ${error.path}: ${error.message.en} ${error.advice.en}`,
        es: `La revisión del modelo encuentra un error. ${error.path}: ${error.message.es} ${error.advice.es}`,
      },
      error.path,
    );
  }
  const model: Model = { ...checked.model, name };
  const now = deps.clock.now();
  const rollout = await agreedRollout(call, now);
  await checkOutputs(deps, call, model);
  await addBands(deps, call, model);
  const detail = {
    name,
    note,
    ...(rollout && { mostADay: rollout.mostADay, enrolments: rollout.expected }),
    ...(writePace !== undefined && { writePace }),
  };
  const pacing = {
    rollout,
    ...(writePace !== undefined && {
      writePace: writePace && { ...writePace, since: now, by: call.who },
    }),
  };
  const make = (before: Portal): ModelVersion => {
    const version = Math.max(0, ...before.models.map((each) => each.version)) + 1;
    return {
      version,
      name,
      note,
      publishedAt: now,
      publishedBy: call.who,
      model: parseModel({ ...model, version }),
    };
  };
  const published = await putInForce(deps, call, kind, "published", detail, make, pacing);
  await followPublished(call, kind, draft, published, now);
  return { version: published.version };
};

/** The draft goes on from what was published, under its new name. */
async function followPublished(
  { ledger, portalId, who }: Caller,
  kind: "lead" | "customer",
  draft: {
    readonly document: Document;
    readonly revision: number;
    readonly baseVersion: number | null;
  },
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

/** Options are added before their first write (contracts.md, Properties). Throws HubSpotError. */
async function addBands(
  { hubspot }: ConsoleDeps,
  { portal, portalId }: Caller,
  model: Model,
): Promise<void> {
  const known = new Set(
    portal.models.flatMap(({ version }) => {
      const each = openVersion(portal, version)?.model;
      return each?.kind === model.kind ? each.bands.map((band) => band.name) : [];
    }),
  );
  const names = model.bands.map((band) => band.name);
  if (names.every((name) => known.has(name))) return;
  await ensureProperties(
    hubspot.portal(portalId, "person"),
    outputProperties({
      ...(model.kind === "lead" ? { bands: names } : { customerBands: names }),
      scenarios,
      bound: Object.keys(portal.bindings),
    }),
    portal.language,
  );
}

/** Rolls back: an earlier version is in force again as it is, and every contact's score with it. */
export const restoreVersion: Handler<"restore"> = async (deps, call) => {
  const wanted = call.params.version;
  const found = call.portal.models.find(({ version }) => version === wanted);
  const kind = openVersion(call.portal, wanted)?.model.kind;
  if (found === undefined || kind === undefined) throw noSuchVersion;
  if (call.portal.current[kind] === wanted) {
    throw refuse(
      409,
      "IN_FORCE_ALREADY",
      `Version ${wanted} is in force already.`,
      `La versión ${wanted} ya está en vigor.`,
    );
  }
  const detail = { name: found.name, note: call.body.note };
  await putInForce(deps, call, kind, "rolledBack", detail, (before: Portal) => {
    const standing = before.models.find(({ version }) => version === wanted);
    if (standing === undefined) throw noSuchVersion;
    return standing;
  });
  return { version: wanted };
};

export const noSuchVersion = refuse(
  404,
  "NO_SUCH_VERSION",
  "There is no such version. GET /versions lists what there is.",
  "No existe esa versión. GET /versions enumera las que hay.",
);

const draftMoved = refuse(
  409,
  "DRAFT_CHANGED",
  "The draft has changed since you looked at it. Look at the preview again before you publish.",
  "El borrador ha cambiado desde que lo vio. Revise de nuevo la vista previa antes de publicar.",
  "revision",
);

/**
 * Before a publish: every output that goes to a property of the portal's own must still fit, and somebody
 * must have confirmed what it overwrites, however the draft came to say so. Asks HubSpot only when there is
 * such an output. Throws RefusedError and HubSpotError.
 */
async function checkOutputs(
  { hubspot }: ConsoleDeps,
  { portal, portalId, ledger }: Caller,
  model: Model,
): Promise<void> {
  const mapped = Object.entries(model.outputs);
  if (mapped.length === 0) return;
  const properties = await listProperties(hubspot.portal(portalId, "person"), "contacts");
  const isConfirmed = await confirmedOutputs(ledger.read, portalId);
  const inForce = new Map(
    Object.entries(openVersion(portal, portal.current[model.kind])?.model.outputs ?? {}),
  );
  for (const [output, property] of mapped) {
    const found = properties.find(({ name }) => name === property);
    checkTarget(portal, model, output, property, found);
    if (inForce.get(output) === property || isConfirmed(output, property)) continue;
    throw refuse(
      409,
      "OUTPUT_NOT_CONFIRMED",
      `This draft would overwrite “${property}”, and nobody has confirmed that. Choose it on the mapping page, which shows how many values that concerns.`,
      `Este borrador sobrescribiría «${property}» y nadie lo ha confirmado. Elíjala en la página de asignación, que muestra a cuántos valores afecta.`,
      `outputs.${output}`,
    );
  }
}
