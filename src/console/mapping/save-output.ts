import { countFilled } from "../../hubspot/calls/count-filled.ts";
import { listProperties, type Property } from "../../hubspot/calls/list-properties.ts";
import type { Model } from "../../scoring/model/model.ts";
import { propertiesRead } from "../../scoring/model/properties-read.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { takesOutput } from "../../writeback/takes-output.ts";
import type { Handler } from "../shell/handler.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import { currentDraft } from "../drafts/current-draft.ts";
import { draftHasFaults } from "../drafts/draft-has-faults.ts";
import { checkDocument } from "../drafts/check-document.ts";
import { keep } from "../drafts/edit-draft.ts";
import { openVersion } from "../../account/published-models.ts";
import { outputMapped } from "./confirmed-outputs.ts";

/** How many values an output would overwrite. HubSpot is asked at that moment. */
export const countOverwrites: Handler<"overwrites"> = async (deps, call) => {
  const client = deps.hubspot.portal(call.portalId, "person");
  return { contacts: await countFilled(client, call.params.property) };
};

/**
 * Sends an output of the draft to a property of the portal's own, or back to ours. Only a property that
 * can take it is accepted, and only when the caller has seen how many values would be overwritten
 * (contracts.md, Properties written to HubSpot); that is kept in the audit trail.
 */
export const saveOutput: Handler<"saveOutput"> = async (deps, call) => {
  const { ledger, portal, portalId, who } = call;
  const { kind, output } = call.params;
  const { property, overwrites, revision } = call.body;
  if (property !== null) {
    const draft = await currentDraft(ledger.read, portal, kind);
    const { model, faults } = checkDocument(draft.document, kind);
    if (model === null) throw draftHasFaults(faults);
    const client = deps.hubspot.portal(portalId, "person");
    const found = (await listProperties(client, "contacts")).find(({ name }) => name === property);
    checkTarget(portal, model, output, property, found);
    const contacts = await countFilled(client, property);
    if (overwrites === null || contacts > overwrites) throw unseen(property, contacts);
  }
  const saved = await keep(deps, call, kind, revision, (before) => {
    const { [output]: _before, ...others } = isRecord(before["outputs"]) ? before["outputs"] : {};
    const outputs = property === null ? others : { ...others, [output]: property };
    return { document: { ...before, outputs } };
  });
  await ledger.transaction((tx) =>
    noteInAudit(tx, {
      portalId,
      at: deps.clock.now(),
      who,
      what: property === null ? "outputUnmapped" : outputMapped,
      detail: { kind, output, ...(property !== null && { property, overwrites }) },
    }),
  );
  return saved;
};

/** Refuses what an output cannot be sent to. Throws RefusedError OUTPUT_NOT_FITTING or OUTPUT_TAKEN. */
export function checkTarget(
  portal: Portal,
  model: Model,
  output: string,
  property: string,
  found: Property | undefined,
): void {
  if (found === undefined || !takesOutput(output, model, found)) {
    throw refuse(
      409,
      "OUTPUT_NOT_FITTING",
      `“${property}” cannot take this output: it must be a property of your own, writable, of a fitting type, with every option that is written, and not one that the model reads.`,
      `«${property}» no admite esta salida: debe ser una propiedad suya, editable, de un tipo adecuado, con todas las opciones que se escriben y que el modelo no lea.`,
      `outputs.${output}`,
    );
  }
  const other = openVersion(portal, portal.current[model.kind === "lead" ? "customer" : "lead"]);
  const isTaken =
    Object.entries(model.outputs).some(([name, own]) => name !== output && own === property) ||
    (other !== null &&
      (Object.values(other.model.outputs).includes(property) ||
        propertiesRead(other.model).contact.includes(property)));
  if (!isTaken) return;
  throw refuse(
    409,
    "OUTPUT_TAKEN",
    `“${property}” is already used by another output, or read by the other model. Choose one of its own.`,
    `«${property}» ya la usa otra salida o la lee el otro modelo. Elija una propia para esta salida.`,
    `outputs.${output}`,
  );
}

function unseen(property: string, contacts: number): ReturnType<typeof refuse> {
  return refuse(
    409,
    "OVERWRITES_UNSEEN",
    `“${property}” has a value on ${contacts} contacts, which would be overwritten. Confirm that number first.`,
    `«${property}» tiene valor en ${contacts} contactos, que se sobrescribirían. Confirme antes ese número.`,
    "body.overwrites",
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
