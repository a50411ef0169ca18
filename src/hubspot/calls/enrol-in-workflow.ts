import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";

/** The only enrolment call there is (hubspot-facts 7.1): legacy, by e-mail, unsupported after September 2027. */
const root = "/automation/v2/workflows";

/**
 * Enrols a contact in a workflow, by the id that listWorkflows maps. `isRepeatable` is the caller's word that
 * a second enrolment does no harm: then unknown outcomes are tried again, otherwise they are thrown as
 * `unknownOutcome` and must be verified with readEnrolments (reliability.md 2.5). Throws HubSpotError.
 */
export async function enrolInWorkflow(
  client: HubSpotClient,
  enrolment: {
    readonly workflowId: string;
    readonly email: string;
    readonly isRepeatable: boolean;
  },
): Promise<void> {
  await client.call({
    kind: "write",
    method: "POST",
    ...address(enrolment),
    schema: z.undefined(),
    idempotent: enrolment.isRepeatable,
  });
}

/** Takes a contact out of a workflow; one that is not in it is left alone. Throws HubSpotError. */
export async function unenrolFromWorkflow(
  client: HubSpotClient,
  enrolment: { readonly workflowId: string; readonly email: string },
): Promise<void> {
  await client.call({
    kind: "write",
    method: "DELETE",
    ...address(enrolment),
    schema: z.undefined(),
    idempotent: true,
  });
}

/** The entries are not documented (hubspot-facts 7.1): both names of the workflow's id that are in use are read. */
const enrolments = z.array(
  z.object({ id: z.coerce.string().optional(), workflowId: z.coerce.string().optional() }),
);

/** The ids of the workflows that a contact is in now; a finished run does not show. Throws HubSpotError. */
export async function readEnrolments(
  client: HubSpotClient,
  contactId: string,
): Promise<ReadonlySet<string>> {
  const current = await client.call({
    kind: "read",
    method: "GET",
    path: `${root}/enrollments/contacts/${encodeURIComponent(contactId)}`,
    route: `${root}/enrollments/contacts/{id}`,
    schema: enrolments,
    idempotent: true,
  });
  return new Set(current.flatMap((entry) => entry.workflowId ?? entry.id ?? []));
}

function address(enrolment: { readonly workflowId: string; readonly email: string }): {
  readonly path: string;
  readonly route: string;
} {
  const workflow = encodeURIComponent(enrolment.workflowId);
  return {
    path: `${root}/${workflow}/enrollments/contacts/${encodeURIComponent(enrolment.email)}`,
    route: `${root}/{id}/enrollments/contacts/{email}`,
  };
}
