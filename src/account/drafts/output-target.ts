import { z } from "zod";
import { listProperties, type Property } from "../../hubspot/calls/list-properties.ts";
import type { Model } from "../../scoring/model/model.ts";
import { propertiesRead } from "../../scoring/model/properties-read.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { takesOutput } from "../../writeback/takes-output.ts";
import type { AccountDeps, Caller } from "../caller.ts";
import { openVersion } from "../models.ts";
import { refuse } from "../refusal.ts";
import { refusals } from "../../words/refusals.ts";

/** What the audit trail says when somebody confirmed an output's mapping. */
export const outputMapped = "outputMapped";

const detail = z.object({ output: z.string(), property: z.string() });

/**
 * Which outputs somebody has sent to which property after seeing how many values that overwrites
 * (contracts.md, Properties written to HubSpot). The audit trail is the record.
 */
export async function confirmedOutputs(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<(output: string, property: string) => boolean> {
  const rows = await read
    .selectFrom("audit")
    .select("detail_json")
    .where("portal_id", "=", portalId)
    .where("what", "=", outputMapped)
    .execute();
  const known = new Set(
    rows.flatMap((row) => {
      const parsed = detail.safeParse(JSON.parse(row.detail_json));
      return parsed.success ? [`${parsed.data.output} ${parsed.data.property}`] : [];
    }),
  );
  return (output, property) => known.has(`${output} ${property}`);
}

/** Refuses what an output cannot be sent to. Throws RefusedError OUTPUT_NOT_FITTING or OUTPUT_TAKEN. */
export function checkTarget(
  portal: Portal,
  model: Model,
  output: string,
  property: string,
  found: Property | undefined,
): void {
  if (found === undefined || !takesOutput(output, model, found)) {
    throw refuse(409, refusals.outputNotFitting(property), `outputs.${output}`);
  }
  const other = openVersion(portal, portal.current[model.kind === "lead" ? "customer" : "lead"]);
  const isTaken =
    Object.entries(model.outputs).some(([name, own]) => name !== output && own === property) ||
    (other !== null &&
      (Object.values(other.model.outputs).includes(property) ||
        propertiesRead(other.model).contact.includes(property)));
  if (!isTaken) return;
  throw refuse(409, refusals.outputTaken(property), `outputs.${output}`);
}

/**
 * Before a publish: every output that goes to a property of the portal's own must still fit, and somebody
 * must have confirmed what it overwrites, however the draft came to say so. Asks HubSpot only when there is
 * such an output. Throws RefusedError and HubSpotError.
 */
export async function checkOutputs(
  { hubspot }: Pick<AccountDeps, "hubspot">,
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
    throw refuse(409, refusals.outputNotConfirmed(property), `outputs.${output}`);
  }
}
