import { z } from "zod";
import { invalid, type Refusal } from "../http/refusal.ts";
import { json, type ApiExchange, type Reply } from "../http/route.ts";

/** One entry of `errors` in a batch answer (hubspot-facts 3.6). */
export type BatchError = {
  readonly status: "error";
  readonly category: string;
  readonly subCategory?: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** `inputs` of a batch of records: 1 to 100 (hubspot-facts 3.2). */
export function inputsOf<T extends z.ZodType>(schema: T, largest = 100): z.ZodArray<T> {
  return z.array(schema).min(1, "needs at least one input").max(largest, `at most ${largest}`);
}

/** Throws the 400 that HubSpot answers when one id stands in a batch twice (hubspot-facts 3.4 number 6). */
export function refuseDuplicates(ids: readonly string[]): void {
  const seen = new Set<string>();
  const twice = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  if (twice.size === 0) return;
  const list = [...twice];
  throw invalid(`Duplicate IDs found in batch input: [${list.join(", ")}]. IDs must be unique`, {
    context: { ids: list },
  });
}

/** True when every input carries a trace id of its own: only then does a batch succeed in part (3.4 number 4). */
export function hasTraceIds(
  inputs: readonly { readonly objectWriteTraceId?: string | undefined }[],
): boolean {
  const ids = new Set(inputs.map(({ objectWriteTraceId }) => objectWriteTraceId ?? ""));
  return ids.size === inputs.length && !ids.has("");
}

/** A refusal as an entry: without `errors` and `links`, as live answers leave them out (hubspot-facts 16.2). */
export function errorOf(
  { category, message, detail }: Refusal,
  context: BatchError["context"],
): BatchError {
  return {
    status: "error",
    category: category ?? "VALIDATION_ERROR",
    ...(detail.subCategory !== undefined && { subCategory: detail.subCategory }),
    message,
    context,
  };
}

/** The entry for an input that could not be written. */
export function inputError(refusal: Refusal, traceId: string, id?: string): BatchError {
  return errorOf(refusal, {
    objectWriteTraceId: [traceId],
    ...(id !== undefined && { ids: [id] }),
  });
}

/** One entry for all ids that are not there (hubspot-facts 3.3). */
export function missingError(
  singular: string,
  ids: readonly string[],
  traceIds: readonly string[] = [],
): BatchError {
  return {
    status: "error",
    category: "OBJECT_NOT_FOUND",
    message: `Could not get some ${singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`,
    context: { ids, ...(traceIds.length > 0 && { objectWriteTraceId: traceIds }) },
  };
}

/** A batch answer: `success` when all went well, otherwise 207 (or 200, by option) with the errors. */
export function batchReply(
  { world, at }: ApiExchange,
  success: number,
  results: readonly unknown[],
  errors: readonly BatchError[],
  inputs: number,
): Reply {
  const numErrors = errors.length;
  return json(
    numErrors === 0 ? success : world.partialStatus,
    {
      status: "COMPLETE",
      results,
      ...(numErrors > 0 && { numErrors, errors }),
      startedAt: new Date(at).toISOString(),
      completedAt: new Date(world.now()).toISOString(),
    },
    inputs,
  );
}
