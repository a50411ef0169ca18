import { batchSize } from "./batch-read.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { HubSpotError, type Outcome } from "../transport/errors.ts";
import { apiVersion, batchAnswer, type BatchError, type CrmObject } from "../transport/wire.ts";
import { type Fault, faultsIn, isUnknownProperty } from "./refusal-cause.ts";

/** New values of one contact; an empty string clears a property (hubspot-facts 3.4). */
export type ContactUpdate = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** What became of each contact of a batch: every id is in exactly one of the first four. */
export type UpdateReport = {
  readonly written: readonly Written[];
  /** HubSpot will not take it; category `OBJECT_NOT_FOUND` means that the contact is gone. */
  readonly refused: readonly Refused[];
  /** Silently missing from the answer: merged away. Read it singly to find the survivor (hubspot-facts 3.4). */
  readonly vanished: readonly string[];
  /** Nothing of the contact was left to send without what the portal does not have. */
  readonly unsent: readonly string[];
  /** Properties that the portal does not have: every contact was written without them. */
  readonly unknown: readonly string[];
  /** Values of one contact that HubSpot would not take: all else of it was written without them. */
  readonly left: readonly Left[];
};

/** A value that was left out of what was written of a contact, with what HubSpot says of it. */
export type Left = Fault & { readonly id: string };

/**
 * Writes up to 100 contacts and settles them id by id. A refusal of the whole batch is isolated by halving,
 * so that one refused contact never holds back the others, and a property that the portal does not have, or a value
 * that it does not take, is left out, so that it never holds back the rest of a contact. Repeating it does no harm. Throws RangeError for
 * more than 100 contacts, otherwise HubSpotError when HubSpot could not be asked; then nothing is known of
 * any contact, and the same call is to be made again.
 */
export async function updateContacts(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
): Promise<UpdateReport> {
  const merged = new Map<string, ContactUpdate>();
  for (const { id, properties } of updates) {
    // HubSpot refuses a batch that names an id twice (hubspot-facts 3.4): the later values win.
    merged.set(id, { id, properties: { ...merged.get(id)?.properties, ...properties } });
  }
  if (merged.size > batchSize) {
    throw new RangeError(`At most ${batchSize} contacts a batch: ${merged.size}`);
  }
  return write(client, [...merged.values()]);
}

const nothing: UpdateReport = {
  written: [],
  refused: [],
  vanished: [],
  unsent: [],
  unknown: [],
  left: [],
};

async function write(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
): Promise<UpdateReport> {
  if (updates.length === 0) return nothing;
  let settled: Settled;
  try {
    settled = await sendBatch(client, updates);
    // Seen in the field: an answer about nobody (reliability.md 2.1). One more call is cheaper than reading all of them singly.
    if (settled.vanished.length > 1 && settled.vanished.length === updates.length) {
      settled = await sendBatch(client, updates);
    }
  } catch (error) {
    const outcome = error instanceof HubSpotError ? error.outcome : null;
    if (outcome?.kind === "notFound") return refuseAll(updates, notFound);
    if (outcome?.kind !== "refused") throw error;
    return isolate(client, updates, outcome);
  }
  const { unclear, ...ids } = settled;
  const report = await withoutFaults(client, updates, { ...nothing, ...ids });
  if (unclear === null) return report;
  return together(
    report,
    await isolate(
      client,
      updates.filter(({ id }) => unclear.ids.includes(id)),
      { kind: "refused", status: 207, context: {}, ...unclear },
    ),
  );
}

/** Contacts that were refused one by one for a property or a value of theirs are written without it. */
async function withoutFaults(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
  report: UpdateReport,
): Promise<UpdateReport> {
  const byId = new Map(updates.map((update) => [update.id, update]));
  const named = new Map(
    report.refused.map((one) => [one.id, faultsOf(one, byId.get(one.id)?.properties ?? {})]),
  );
  const faults = [...named.values()].flat();
  const unknown = [...new Set(faults.filter(isUnknownProperty).map(({ name }) => name))];
  const left: Left[] = [];
  const again: ContactUpdate[] = [];
  for (const { id, properties } of updates) {
    const own = named.get(id) ?? [];
    if (own.length === 0) continue;
    const values = own.filter((fault) => !isUnknownProperty(fault));
    const rest = without(properties, [...unknown, ...values.map(({ name }) => name)]);
    // What has nothing else to write stays refused as a whole.
    if (values.length > 0 && Object.keys(rest).length === 0) continue;
    left.push(...values.map((fault) => ({ id, ...fault })));
    again.push({
      id,
      properties: without(
        properties,
        values.map(({ name }) => name),
      ),
    });
  }
  if (again.length === 0) return report;
  const isAgain = new Set(again.map(({ id }) => id));
  const refused = report.refused.filter(({ id }) => !isAgain.has(id));
  return together({ ...report, refused, left }, await writeWithout(client, again, unknown));
}

/** What a refusal says of properties that were sent. */
function faultsOf(refusal: { readonly message: string }, properties: ContactUpdate["properties"]) {
  return faultsIn(refusal).filter(({ name }) => name in properties);
}

/** Writes what is left of these contacts without the properties of these names. */
async function writeWithout(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
  unknown: readonly string[],
): Promise<UpdateReport> {
  const left = updates.map(({ id, properties }) => ({
    id,
    properties: without(properties, unknown),
  }));
  const hasMore = ({ properties }: ContactUpdate): boolean => Object.keys(properties).length > 0;
  return together(
    { ...nothing, unknown, unsent: left.filter((one) => !hasMore(one)).map(({ id }) => id) },
    await write(client, left.filter(hasMore)),
  );
}

/** The properties that are not of these names. */
export function without(
  properties: Readonly<Record<string, string>>,
  names: Iterable<string>,
): Readonly<Record<string, string>> {
  const left = { ...properties };
  for (const name of names) delete left[name];
  return left;
}

async function sendBatch(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
): Promise<Settled> {
  const answer = await client.call({
    kind: "write",
    method: "POST",
    path: `/crm/objects/${apiVersion}/contacts/batch/update`,
    body: {
      // A trace id for each input makes HubSpot write the valid ones and name the others (hubspot-facts 3.4).
      inputs: updates.map(({ id, properties }) => ({ id, properties, objectWriteTraceId: id })),
    },
    schema: batchAnswer,
    idempotent: true,
  });
  return settleBatch(
    updates.map(({ id }) => id),
    answer,
  );
}

async function isolate(
  client: HubSpotClient,
  updates: readonly ContactUpdate[],
  because: Outcome & { readonly kind: "refused" },
): Promise<UpdateReport> {
  // A property that the portal does not have refuses every contact that carries it: no halving would find more.
  const unknown = faultsIn(because)
    .filter(isUnknownProperty)
    .map(({ name }) => name);
  if (updates.some(({ properties }) => unknown.some((name) => name in properties))) {
    return writeWithout(client, updates, unknown);
  }
  if (updates.length <= 1) {
    return withoutFaults(client, updates, refuseAll(updates, because));
  }
  const half = Math.ceil(updates.length / 2);
  return together(
    await write(client, updates.slice(0, half)),
    await write(client, updates.slice(half)),
  );
}

const notFound = { category: "OBJECT_NOT_FOUND", message: "The contact is not there any more" };

function refuseAll(
  updates: readonly ContactUpdate[],
  { category, message }: { readonly category: string; readonly message: string },
): UpdateReport {
  return { ...nothing, refused: updates.map(({ id }) => ({ id, category, message })) };
}

function together(a: UpdateReport, b: UpdateReport): UpdateReport {
  return {
    written: [...a.written, ...b.written],
    refused: [...a.refused, ...b.refused],
    vanished: [...a.vanished, ...b.vanished],
    unsent: [...a.unsent, ...b.unsent],
    unknown: [...new Set([...a.unknown, ...b.unknown])],
    left: [...a.left, ...b.left],
  };
}

/** A contact that HubSpot wrote; `updatedAt` in epoch milliseconds. */
type Written = {
  readonly id: string;
  readonly updatedAt: number | null;
  /** As HubSpot returns them: at least those that were sent. */
  readonly properties: CrmObject["properties"];
};

/** A contact that HubSpot would not write, and why. */
type Refused = { readonly id: string; readonly category: string; readonly message: string };

/** The ids of one batch, each in exactly one place. */
type Settled = {
  readonly written: readonly Written[];
  readonly refused: readonly Refused[];
  readonly vanished: readonly string[];
  /** Ids that are missing while an error names none: it may be about any of them. */
  readonly unclear: {
    readonly ids: readonly string[];
    readonly category: string;
    readonly message: string;
  } | null;
};

/**
 * Compares the ids that were sent with those of a 200 or 207 answer, never by order (hubspot-facts 3.4).
 * Errors name ids in context.ids or context.objectWriteTraceId; trace ids are the contacts' own ids.
 */
function settleBatch(
  sent: readonly string[],
  answer: { readonly results: readonly CrmObject[]; readonly errors: readonly BatchError[] },
): Settled {
  const open = new Set(sent);
  const written = answer.results
    .filter(({ id }) => open.delete(id))
    .map(({ id, updatedAt, properties }) => ({ id, updatedAt, properties }));
  const refused: Refused[] = [];
  let nameless: BatchError | null = null;
  for (const error of answer.errors) {
    const names = [error.context["ids"], error.context["objectWriteTraceId"]].flatMap(
      (ids) => ids ?? [],
    );
    if (names.length === 0) nameless = error;
    for (const id of names) {
      if (open.delete(id)) {
        refused.push({ id, category: error.category, message: error.message });
      }
    }
  }
  if (nameless === null || open.size === 0) {
    return { written, refused, vanished: [...open], unclear: null };
  }
  const { category, message } = nameless;
  return { written, refused, vanished: [], unclear: { ids: [...open], category, message } };
}
