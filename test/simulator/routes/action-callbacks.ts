import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid, notFound } from "../http/refusal.ts";
import { noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { inputsOf } from "./batch.ts";

const outputSchema = z.record(z.string(), z.string());
const oneSchema = z.strictObject({
  outputFields: outputSchema,
  typedOutputs: z.record(z.string(), z.unknown()),
  failureReasonType: z.string().optional(),
  requestContext: z.unknown().optional(),
});
const manySchema = z.strictObject({
  inputs: inputsOf(oneSchema.extend({ callbackId: z.string() })),
});

const base = {
  access: "token",
  method: "POST",
  kind: "other",
  limit: "general",
  scopes: (): readonly string[] => ["automation"],
} as const;

/** Finishing workflow actions that answered BLOCK (hubspot-facts 7.5). */
export const actionCallbackRoutes: readonly ApiRoute[] = [
  {
    ...base,
    name: "actions.complete",
    path: "/automation/actions/callbacks/{version}/{callbackId}/complete",
    handle: (exchange) => {
      const { outputFields } = parseBody(exchange, oneSchema);
      return complete(exchange, exchange.params["callbackId"] ?? "", outputFields);
    },
  },
  {
    ...base,
    name: "actions.batch.complete",
    path: "/automation/actions/callbacks/{version}/complete",
    handle: (exchange) => {
      for (const { callbackId, outputFields } of parseBody(exchange, manySchema).inputs) {
        complete(exchange, callbackId, outputFields);
      }
      return noContent;
    },
  },
];

function complete(
  { portal }: ApiExchange,
  callbackId: string,
  outputFields: Readonly<Record<string, string>>,
): Reply {
  const enrolment = portal.workflows
    .flatMap(({ enrolments }) => enrolments)
    .find((each) => each.callbackId === callbackId);
  if (!enrolment) throw notFound(`Callback ${callbackId} does not exist`);
  const state = outputFields["hs_execution_state"];
  if (state === undefined) throw invalid("outputFields needs hs_execution_state");
  if (enrolment.receipt !== "BLOCK") throw invalid(`Callback ${callbackId} is not blocked`);
  enrolment.receipt = state;
  return noContent;
}
