import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid, Refusal } from "../http/refusal.ts";
import type { ApiExchange, ApiRoute, Reply } from "../http/route.ts";
import { checkRules, checkWrite } from "../properties/check-write.ts";
import { changeRecord } from "../records/change.ts";
import { createRecord } from "../records/create.ts";
import type { ObjectType } from "../records/object-type.ts";
import { findUnique, type CrmRecord } from "../records/record.ts";
import { batchReply, hasTraceIds, inputError, inputsOf, type BatchError } from "./batch.ts";
import { objectRoute, ourWrite } from "./object-route.ts";
import { presentWritten, propertiesSchema } from "./objects-write.ts";

const inputSchema = z.strictObject({
  id: z.string(),
  idProperty: z.string(),
  properties: propertiesSchema,
  objectWriteTraceId: z.string().optional(),
});
const schema = z.strictObject({ inputs: inputsOf(inputSchema) });

/** Batch upsert by a unique property (hubspot-facts 3.5). */
export const objectUpsertRoutes: readonly ApiRoute[] = [
  objectRoute({
    name: "batch.upsert",
    method: "POST",
    path: "/batch/upsert",
    kind: "write",
    handle: batchUpsert,
  }),
];

type Input = z.infer<typeof inputSchema>;

function batchUpsert(exchange: ApiExchange, type: ObjectType): Reply {
  const { inputs } = parseBody(exchange, schema);
  // Partial upserts are not supported by e-mail (hubspot-facts 3.5).
  const partial = hasTraceIds(inputs) && inputs.every(({ idProperty }) => idProperty !== "email");
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  if (!partial) for (const input of inputs) check(exchange, type, input);
  for (const input of inputs) {
    try {
      results.push(upsert(exchange, type, input));
    } catch (error) {
      if (!(error instanceof Refusal) || !partial) throw error;
      errors.push(inputError(error, input.objectWriteTraceId ?? ""));
    }
  }
  return batchReply(exchange, 200, results, errors, inputs.length);
}

function check({ portal }: ApiExchange, type: ObjectType, { id, idProperty, properties }: Input) {
  const store = portal.stores[type];
  if (!store.unique.has(idProperty)) throw invalid(`${idProperty} is not a unique property`);
  const record: CrmRecord | null = findUnique(store, idProperty, id) ?? null;
  const values = checkWrite(portal, type, { ...properties, [idProperty]: id }, record);
  if (record) checkRules(portal, record, values);
  return { record, values };
}

function upsert(exchange: ApiExchange, type: ObjectType, input: Input): Record<string, unknown> {
  const { portal } = exchange;
  const { record, values } = check(exchange, type, input);
  const source = ourWrite(exchange);
  const written = record ?? createRecord(portal, type, { values, source });
  if (record) changeRecord(portal, record, values, source);
  return { ...presentWritten(portal, written, input.properties), new: record === null };
}
