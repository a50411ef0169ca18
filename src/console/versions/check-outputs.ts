import { listProperties } from "../../hubspot/list-properties.ts";
import type { Model } from "../../scoring/model.ts";
import type { Caller } from "../api/handler.ts";
import { refuse } from "../console-error.ts";
import type { ConsoleDeps } from "../deps.ts";
import { confirmedOutputs } from "../mapping/confirmed-outputs.ts";
import { checkTarget } from "../mapping/save-output.ts";
import { openVersion } from "../published-models.ts";

/**
 * Before a publish: every output that goes to a property of the portal's own must still fit, and somebody
 * must have confirmed what it overwrites, however the draft came to say so. Asks HubSpot only when there is
 * such an output. Throws ConsoleError and HubSpotError.
 */
export async function checkOutputs(
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
