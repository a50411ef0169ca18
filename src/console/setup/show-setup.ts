import type { Portal } from "../../store/portals/portals.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { ContactCounts, Setup, SetupFinding, StepId } from "../contract/setup.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument, type Checked } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { countContacts } from "../rescoring/count-contacts.ts";
import { liveOf } from "./live-of.ts";
import { portalSample, type PortalSample } from "../mapping/portal-sample.ts";
import { isOutdated, previewsOf, type KeptPreview } from "../../account/previews.ts";
import { firstRun } from "../rescoring/rescoring.ts";
import { changeAccount } from "../../account/change-account.ts";
import { scenarios } from "../../../config/scenarios.ts";
import type { Model } from "../../scoring/model/model.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import { fillOf } from "../mapping/suggest.ts";
import { counted, wholePercentText } from "../../base/counted.ts";
import { fieldName } from "../../words/fields.ts";

export const showSetup: Handler<"setup"> = (deps, call) => setupOf(deps, call, call.portal);

export const markStep: Handler<"markStep"> = async (deps, call) => {
  const { step } = call.params;
  const after = await changeAccount(deps.portals, call.portalId, (before) => {
    const others = (before.setupDone ?? []).filter((id) => id !== step);
    return { ...before, setupDone: call.body.isDone ? [...others, step] : others };
  });
  return setupOf(deps, call, after);
};

async function setupOf(deps: ConsoleDeps, call: Caller, portal: Portal): Promise<Setup> {
  const { ledger, portalId } = call;
  const draft = await currentDraft(ledger.read, portal, "lead");
  const checked = checkDocument(draft.document, "lead");
  const now = deps.clock.now();
  const preview = (await previewsOf(ledger.read, portalId, now)).find(
    ({ kind }) => kind === "lead",
  );
  // Figures that are out of date are not shown; the page makes new ones.
  const isCurrent = preview !== undefined && !isOutdated(preview, portal, draft.revision, now);
  const sample = await portalSample(deps, portalId);
  const contacts = await countContacts(ledger.read, portalId);
  const findings: Readonly<Record<StepId, readonly SetupFinding[]>> = {
    map: mappingFindings(checked.model, sample),
    model: modelFindings(checked),
    preview: [...writtenFindings(portal, contacts), ...previewFindings(preview, isCurrent)],
    workflows: workflowFindings(portal),
    publish: publishFindings(portal),
  };
  const done = new Set(portal.setupDone ?? []);
  if (portal.models.some(({ publishedBy }) => publishedBy !== "ripen")) done.add("publish");
  const steps = (["map", "model", "preview", "workflows", "publish"] as const).map((id) => ({
    id,
    isDone: done.has(id),
    findings: [...findings[id]],
  }));
  return {
    steps,
    next: steps.find((step) => !step.isDone)?.id ?? null,
    firstRun: await firstRun(deps, call),
    contacts,
    live: await liveOf(ledger.read, portal),
  };
}

/** A field filled on fewer contacts than this tells too little of the rest. */
const wellFilled = 0.5;

const say = (tone: SetupFinding["tone"], en: string, es: string): SetupFinding => ({
  tone,
  text: { en, es },
});

/** How well what the model reads is filled, the worst first. */
function mappingFindings(model: Model | null, sample: PortalSample): SetupFinding[] {
  if (sample.error !== null) return [{ tone: "warning", text: sample.error }];
  if (model === null || sample.properties === null || sample.filled === null) {
    return [
      say(
        "info",
        "Reading the properties and a sample of the contacts …",
        "Leyendo las propiedades y una muestra de los contactos …",
      ),
    ];
  }
  const profile = Object.entries(model.fields).filter(([, { event }]) => event === undefined);
  return profile
    .map(([name, { contact, company }]) => {
      const sides = [
        ...(company === undefined ? [] : [{ object: "companies", name: company } as const]),
        ...(contact === undefined ? [] : [{ object: "contacts", name: contact } as const]),
      ];
      const fills = sides.map((side) => ({
        ...side,
        fill: fillOf(sample, side.object, side.name) ?? 0,
      }));
      const best = fills.toSorted((a, b) => b.fill - a.fill)[0];
      return { name, best };
    })
    .sort((a, b) => (a.best?.fill ?? 0) - (b.best?.fill ?? 0))
    .map(({ name, best }) => fillFinding(name, best));
}

function fillFinding(
  field: string,
  best: { readonly object: string; readonly name: string; readonly fill: number } | undefined,
): SetupFinding {
  const label = fieldName(field);
  if (best === undefined || best.fill === 0) {
    return say(
      "warning",
      `${label.en}: no value found. Map another property.`,
      `${label.es}: no se encontró ningún valor. Asigne otra propiedad.`,
    );
  }
  const share = wholePercentText(best.fill);
  const [of, de] =
    best.object === "companies" ? ["companies", "las empresas"] : ["contacts", "los contactos"];
  return say(
    best.fill >= wellFilled ? "good" : "warning",
    `${label.en}: ${best.name} filled on ${share.en} of ${of}`,
    `${label.es}: ${best.name} con valor en el ${share.es} de ${de}`,
  );
}

function modelFindings({ model, faults, findings }: Checked): SetupFinding[] {
  if (model === null) {
    const { en, es } = counted(faults.length, {
      en: ["fault", "faults"],
      es: ["error", "errores"],
    });
    return [say("warning", `The draft has ${en}.`, `El borrador tiene ${es}.`)];
  }
  const behaviour = model.criteria.filter(({ axis }) => axis === "pain").length;
  const warnings = findings.filter(({ severity }) => severity !== "info").length;
  return [
    say(
      "info",
      `“${model.name}”: ${model.criteria.length} criteria, ${behaviour} of pain`,
      `«${model.name}»: ${model.criteria.length} criterios, ${behaviour} de dolor`,
    ),
    warnings === 0
      ? say("good", "No hygiene warnings", "Sin avisos de revisión")
      : say("warning", `${warnings} hygiene warnings`, `${warnings} avisos de revisión`),
  ];
}

/** What stands in HubSpot already: the first run writes by the model that an account starts with. */
function writtenFindings(portal: Portal, { scored, unwritten }: ContactCounts): SetupFinding[] {
  const inForce = portal.models.find(({ version }) => version === portal.current.lead);
  const written = Math.max(0, scored - unwritten);
  if (inForce === undefined || written === 0) return [];
  const { en, es } = counted(written, {
    en: ["contact", "contacts"],
    es: ["contacto", "contactos"],
  });
  return [
    say(
      "info",
      `In HubSpot now: scores by “${inForce.name}” on ${en}`,
      `Ahora en HubSpot: puntuaciones de «${inForce.name}» en ${es}`,
    ),
  ];
}

function previewFindings(preview: KeptPreview | undefined, isCurrent: boolean): SetupFinding[] {
  const counts = preview?.counts ?? null;
  if (counts === null || !isCurrent) return [];
  const { before, after, settled } = counts.ready;
  return [
    say(
      "info",
      `Ready leads: ${before} now, ${after} right after publishing, ${settled} once settled`,
      `Leads listos: ${before} ahora, ${after} justo tras publicar, ${settled} una vez asentado`,
    ),
  ];
}

function workflowFindings(portal: Portal): SetupFinding[] {
  const bound = scenarios.filter(({ name }) => portal.bindings[name] !== undefined);
  return [
    say(
      bound.length > 0 ? "good" : "warning",
      `${bound.length} of ${scenarios.length} scenarios bound`,
      `${bound.length} de ${scenarios.length} escenarios vinculados`,
    ),
    ...(stateIn(statesOf(portal), "dryRun") === null
      ? []
      : [say("info", "Dry run: nothing is set off", "Prueba en seco: no se inicia nada")]),
  ];
}

function publishFindings(portal: Portal): SetupFinding[] {
  const inForce = portal.models.find(({ version }) => version === portal.current.lead);
  if (inForce === undefined)
    return [say("info", "Nothing published yet", "Nada publicado todavía")];
  return [
    say(
      "info",
      `In force: version ${inForce.version} “${inForce.name}”`,
      `En vigor: versión ${inForce.version} «${inForce.name}»`,
    ),
  ];
}
