import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { Refusal } from "../http/refusal.ts";
import { noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { checkRules, checkWrite } from "../properties/check-write.ts";
import { changeRecord } from "../records/change.ts";
import { deleteRecord } from "../records/delete.ts";
import { noView, presentRecord } from "../records/present.ts";
import { objectTypes, type ObjectType } from "../records/object-type.ts";
import { findLive, type CrmRecord } from "../records/record.ts";
import {
  batchReply,
  hasTraceIds,
  inputError,
  inputsOf,
  missingError,
  refuseDuplicates,
  type BatchError,
} from "./batch.ts";
import { objectRoute, ourWrite } from "./object-route.ts";
import { creationSchema, createOne, presentWritten, propertiesSchema } from "./objects-write.ts";
import { recordNamed } from "./objects-read.ts";

const updateSchema = z.strictObject({
  inputs: inputsOf(
    z.strictObject({
      id: z.string(),
      idProperty: z.string().optional(),
      properties: propertiesSchema,
      objectWriteTraceId: z.string().optional(),
    }),
  ),
});
const createSchema = z.strictObject({ inputs: inputsOf(creationSchema) });
const archiveSchema = z.strictObject({ inputs: inputsOf(z.strictObject({ id: z.string() })) });

/** Batch update, create and archive (hubspot-facts 3.4 and 3.6). */
export const objectBatchWriteRoutes: readonly ApiRoute[] = [
  objectRoute({
    name: "batch.update",
    method: "POST",
    path: "/batch/update",
    kind: "write",
    handle: batchUpdate,
  }),
  objectRoute({
    name: "batch.create",
    method: "POST",
    path: "/batch/create",
    kind: "write",
    handle: batchCreate,
  }),
  objectRoute({
    name: "batch.archive",
    method: "POST",
    path: "/batch/archive",
    kind: "write",
    handle: batchArchive,
  }),
];

type UpdateInput = z.infer<typeof updateSchema>["inputs"][number];
type Planned = {
  readonly record: CrmRecord;
  readonly values: ReadonlyMap<string, string>;
  readonly input: UpdateInput;
};

function batchUpdate(exchange: ApiExchange, type: ObjectType): Reply {
  const { inputs } = parseBody(exchange, updateSchema);
  refuseDuplicates(inputs.map(({ id }) => id));
  const { planned, missing, errors } = plan(exchange, type, inputs);
  for (const { record, values } of planned) {
    changeRecord(exchange.portal, record, values, ourWrite(exchange));
  }
  const results = planned
    .sort((a, b) => Number(a.record.id) - Number(b.record.id))
    .map(({ record, input }) => presentWritten(exchange.portal, record, input.properties));
  if (missing.length > 0) {
    const traceIds = missing.flatMap(({ objectWriteTraceId }) => objectWriteTraceId ?? []);
    const ids = missing.map(({ id }) => id);
    errors.push(missingError(objectTypes[type].singular, ids, traceIds));
  }
  return batchReply(exchange, 200, results, errors, inputs.length);
}

/** Sorts the inputs out before anything is written: without trace ids one bad input fails them all. */
function plan(exchange: ApiExchange, type: ObjectType, inputs: readonly UpdateInput[]) {
  const { portal } = exchange;
  const store = portal.stores[type];
  const partial = hasTraceIds(inputs);
  const planned: Planned[] = [];
  const missing: UpdateInput[] = [];
  const errors: BatchError[] = [];
  for (const input of inputs) {
    const { id, idProperty, properties, objectWriteTraceId = "" } = input;
    // A merged-away id is left out without a word (hubspot-facts 3.4 number 3).
    if (idProperty === undefined && store.merged.has(id)) continue;
    const record =
      idProperty === undefined ? findLive(store, id) : recordNamed(store, id, idProperty);
    if (!record) {
      missing.push(input);
      continue;
    }
    try {
      const values = checkWrite(portal, type, properties, record);
      checkRules(portal, record, values);
      planned.push({ record, values, input });
    } catch (error) {
      if (!(error instanceof Refusal) || !partial) throw error;
      errors.push(inputError(error, objectWriteTraceId, id));
    }
  }
  return { planned, missing, errors };
}

function batchCreate(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const { inputs } = parseBody(exchange, createSchema);
  const partial = hasTraceIds(inputs);
  if (!partial) checkAll(exchange, type, inputs);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const input of inputs) {
    const { objectWriteTraceId = "" } = input;
    try {
      const record = createOne(exchange, type, input);
      const shown = presentRecord(portal, record, noView);
      results.push(objectWriteTraceId === "" ? shown : { ...shown, objectWriteTraceId });
    } catch (error) {
      if (!(error instanceof Refusal) || !partial) throw error;
      errors.push(inputError(error, objectWriteTraceId));
    }
  }
  return batchReply(exchange, 201, results, errors, inputs.length);
}

/** Without trace ids nothing is created when one input is bad or two have the same unique value. */
function checkAll(
  { portal }: ApiExchange,
  type: ObjectType,
  inputs: z.infer<typeof createSchema>["inputs"],
): void {
  const seen = new Set<string>();
  for (const { properties } of inputs) {
    const values = checkWrite(portal, type, properties, null);
    for (const name of portal.stores[type].unique.keys()) {
      const value = values.get(name);
      if (!value) continue;
      const key = `${name}=${value.toLowerCase()}`;
      if (seen.has(key)) throw new Refusal(409, "CONFLICT", `Contact already exists: ${value}`);
      seen.add(key);
    }
  }
}

function batchArchive(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const { inputs } = parseBody(exchange, archiveSchema);
  for (const { id } of inputs) {
    const record = findLive(portal.stores[type], id);
    if (record) deleteRecord(portal, record, ourWrite(exchange));
  }
  return { ...noContent, inputs: inputs.length };
}
