import type { Request } from "express";
import { z } from "zod";
import { verifyV1, verifyV2, verifyV3, type SignedParts } from "../../../webhooks/signature.ts";
import { portalId as verified, type PortalId } from "../../store/engine/portal-id.ts";
import { refused, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { isMalformed, notJson, notSigned, parseJson, readRaw } from "../signed/read-signed-call.ts";
import { refusals } from "../../words/refusals.ts";

/** A signed call of a workflow action: one contact on its way through one workflow (hubspot-facts 7.5). */
export type WorkflowCall = {
  readonly portalId: PortalId;
  /** HubSpot repeats a call under the same id. */
  readonly callbackId: string;
  readonly contactId: string;
  /** What the admin filled in; a field that was left empty is absent. */
  readonly inputs: Readonly<Record<string, string>>;
};

export type WorkflowRead =
  | { readonly ok: true; readonly call: WorkflowCall }
  | { readonly ok: false; readonly answer: Answer };

/** The input that names the contact where none is enrolled. */
const contactInput = "contact_id";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const id = z.union([z.string(), z.number()]).transform(String);

const enrolled = z.object({
  objectId: id.refine((text) => /^\d{1,20}$/.test(text)),
  objectType: z.string().refine((text) => text.toUpperCase() === "CONTACT" || text === "0-1"),
});
/** An object that names no record. */
const nobody = z.object({ objectId: z.null().optional() });

const payload = z.object({
  callbackId: z.string().min(1).max(200),
  origin: z.object({
    portalId: z
      .number()
      .int()
      .positive()
      .max(1e15 - 1),
  }),
  object: z.union([enrolled, nobody]).nullish(),
  inputFields: z.record(z.string(), value).nullish(),
});

/**
 * Checks a workflow action's call: a valid signature v3 is enough; without one the version header says which
 * other one there must be (hubspot-facts 16.1). The account stands in the body only: the signature covers it.
 * The contact is the one enrolled, else the one that an input names, as agents' calls have it (16.4).
 */
export async function readActionCall(
  deps: Pick<CardsDeps, "publicUrl" | "secrets" | "clock">,
  request: Request,
): Promise<WorkflowRead> {
  const raw = await readRaw(request);
  if ("status" in raw) return { ok: false, answer: raw };
  const parts = {
    method: request.method,
    url: deps.publicUrl + request.originalUrl,
    body: raw.body,
  };
  const refusal = refusalOf(deps, request, parts);
  if (refusal !== null) return { ok: false, answer: notSigned(refusal) };
  const body = parseJson(raw.body);
  if (isMalformed(body)) return { ok: false, answer: notJson };
  const parsed = payload.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
    return { ok: false, answer: noActionCall(fields) };
  }
  const { callbackId, origin, object, inputFields } = parsed.data;
  const inputs = Object.fromEntries(
    Object.entries(inputFields ?? {})
      .map(([name, given]) => [name, given === null ? "" : String(given).trim()] as const)
      .filter(([, text]) => text !== ""),
  );
  const contactId = object?.objectId ?? inputs[contactInput] ?? "";
  if (!/^\d{1,20}$/.test(contactId)) {
    return { ok: false, answer: noActionCall(`object, inputFields.${contactInput}`) };
  }
  return { ok: true, call: { portalId: verified(origin.portalId), callbackId, contactId, inputs } };
}

function noActionCall(fields: string): Answer {
  return refused(400, refusals.callInvalid(fields));
}

/** Why the call is not HubSpot's; null when it is. */
function refusalOf(
  { secrets, clock }: Pick<CardsDeps, "secrets" | "clock">,
  { headers }: Request,
  parts: SignedParts,
): string | null {
  const signature = headers["x-hubspot-signature"];
  const v3 = headers["x-hubspot-signature-v3"];
  const isV1 = headers["x-hubspot-signature-version"] === "v1";
  const timestamp = headers["x-hubspot-request-timestamp"];
  const judged =
    v3 !== undefined
      ? verifyV3(parts, { signature: v3, timestamp, now: clock.now() }, secrets)
      : isV1
        ? verifyV1(parts, signature, secrets)
        : verifyV2(parts, signature, secrets);
  return judged.ok ? null : judged.reason;
}
