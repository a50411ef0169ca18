import type { BatchError, CrmObject } from "./wire.ts";

/** A contact that HubSpot wrote; `updatedAt` in epoch milliseconds. */
export type Written = {
  readonly id: string;
  readonly updatedAt: number | null;
  /** As HubSpot returns them: at least those that were sent. */
  readonly properties: CrmObject["properties"];
};

/** A contact that HubSpot would not write, and why. */
export type Refused = { readonly id: string; readonly category: string; readonly message: string };

/** The ids of one batch, each in exactly one place. */
export type Settled = {
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
export function settleBatch(
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
