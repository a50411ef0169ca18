import { randomUUID } from "node:crypto";
import { scenarios } from "../../../config/scenarios.ts";
import { bindScenario } from "../../enrolment/bind-scenario.ts";
import { HubSpotError } from "../../hubspot/errors.ts";
import { describeOutcome } from "../../hubspot/describe-outcome.ts";
import type { Model } from "../../scoring/model.ts";
import type { Portal } from "../../store/portals.ts";
import type { Caller } from "../api/handler.ts";
import type { ModelKind } from "../api/schemas/text.ts";
import type { ConsoleDeps } from "../deps.ts";
import { noModelYet } from "../no-model-yet.ts";
import { targetsOf } from "../../writeback/output-targets.ts";
import { modelsInForce, openVersion } from "../published-models.ts";
import { runInWorker } from "../worker/run-in-worker.ts";
import { fillInputs, unreadProperties } from "./fill-inputs.ts";
import { addPreview, type RunningPreview } from "./preview-store.ts";

/** Begins a preview of a draft in the background and returns how it stands. */
export function beginPreview(
  deps: ConsoleDeps,
  caller: Caller,
  draft: { readonly kind: ModelKind; readonly model: Model; readonly revision: number },
): RunningPreview {
  const preview: RunningPreview = {
    id: randomUUID(),
    portalId: caller.portalId,
    kind: draft.kind,
    draftRevision: draft.revision,
    startedAt: deps.clock.now(),
    stop: new AbortController(),
    state: "running",
    done: 0,
    total: 0,
    finishedAt: null,
    error: null,
    counts: null,
  };
  addPreview(deps, preview);
  deps.background.begin((stopping) => run(deps, caller, draft, preview, stopping));
  return preview;
}

/** The models that would be in force with this draft published. */
export function modelsWith(
  portal: Portal,
  kind: ModelKind,
  draft: Model,
): { readonly lead: Model; readonly customer: Model | null } {
  if (kind === "lead") {
    return { lead: draft, customer: openVersion(portal, portal.current.customer)?.model ?? null };
  }
  const lead = openVersion(portal, portal.current.lead)?.model;
  if (lead === undefined) throw noModelYet;
  return { lead, customer: draft };
}

async function run(
  deps: ConsoleDeps,
  caller: Caller,
  draft: { readonly kind: ModelKind; readonly model: Model },
  preview: RunningPreview,
  stopping: AbortSignal,
): Promise<void> {
  const { portal, portalId } = caller;
  const signal = AbortSignal.any([preview.stop.signal, stopping]);
  try {
    await readWhatIsMissing(deps, caller, draft.model, preview, signal);
    if (signal.aborted) return;
    preview.state = "running";
    const models = modelsWith(portal, draft.kind, draft.model);
    const task = {
      kind: "preview",
      asOf: deps.clock.now(),
      draftKind: draft.kind,
      bound: scenarios.flatMap((scenario) => {
        const binding = portal.bindings[scenario.name];
        return binding === undefined ? [] : [bindScenario(scenario, binding)];
      }),
      unwritable: (portal.conflicts ?? []).map(({ name }) => name),
      ...models,
      outputs: {
        before: targetsOf(modelsInForce(portal)),
        after: targetsOf([models.lead, ...(models.customer === null ? [] : [models.customer])]),
      },
      language: portal.language,
      timeZone: portal.timeZone,
    } as const;
    const watch = (done: number, total: number): void => {
      preview.done = done;
      preview.total = total;
    };
    preview.counts = await runInWorker(deps.stores, portalId, task, watch, signal);
    preview.state = "done";
  } catch (error) {
    if (signal.aborted) return;
    deps.log.warn({ portal: portalId, err: error }, "a preview could not be made");
    preview.state = "failed";
    preview.error =
      error instanceof HubSpotError
        ? { en: describeOutcome(error.outcome, "en"), es: describeOutcome(error.outcome, "es") }
        : {
            en: "The preview could not be made; the reason is in Ripen's log. Try again.",
            es: "No se pudo hacer la vista previa; el motivo consta en el registro de Ripen. Inténtelo de nuevo.",
          };
  } finally {
    preview.finishedAt ??= deps.clock.now();
  }
}

/** A property that nothing read before is read of every contact first; the lanes read it from now on. */
async function readWhatIsMissing(
  { portals, hubspot, clock }: ConsoleDeps,
  { ledger, portal, portalId }: Caller,
  model: Model,
  preview: RunningPreview,
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
  preview.state = "reading";
  await portals.update(portalId, (before) => ({ ...(before ?? portal), alsoRead: unread }));
  await fillInputs(
    ledger,
    hubspot.portal(portalId, "background"),
    unread,
    (done) => {
      preview.done = done;
      preview.total = Math.max(done, preview.total);
    },
    signal,
  );
  await portals.update(portalId, (before) => ({
    ...(before ?? portal),
    alsoRead: { ...unread, filledAt: clock.now() },
  }));
}
