import { z } from "zod";
import { allows, roleOf } from "../../account/roles.ts";
import { publishMapping } from "../../account/versions/publish.ts";
import { mayNotEdit, notConnected, ok, refused, type Answer } from "../signed/answer.ts";
import { callerOf } from "../signed/caller-of.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { refusals } from "../../words/refusals.ts";

const property = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,99}$/)
  .nullable();
const mapping = z.strictObject({
  /** The version that the person looked at: a newer one is not overwritten. */
  version: z.number().int().positive(),
  fields: z.record(z.string(), z.strictObject({ contact: property, company: property })),
});

/** Publishes the model in force with another mapping. */
export async function mapFields(deps: CardsDeps, call: SignedCall): Promise<Answer> {
  const given = mapping.safeParse(call.body);
  if (!given.success) {
    return refused(400, refusals.mappingInvalid);
  }
  const portal = await deps.portals.get(call.portalId);
  if (portal?.status !== "connected" || portal.current.lead === null) return notConnected;
  if (!allows(roleOf(portal, call.userEmail), "publish")) return mayNotEdit;
  const { version, fields } = given.data;
  return ok({
    version: await publishMapping(deps, callerOf(deps, call, portal), version, fields),
  });
}
