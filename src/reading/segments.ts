import { z } from "zod";
import { schemaColumn } from "../store/engine/json-column.ts";
import { findIds } from "../hubspot/calls/find-ids.ts";
import { listPage, type Page } from "../hubspot/calls/list-page.ts";
import type { HubSpotClient } from "../hubspot/transport/client.ts";
import type { ObjectType } from "../hubspot/transport/wire.ts";

/** A run of records by rising id, which is listed page after page, beside other runs. */
export type Segment = {
  /** The list's cursor of its next page; null at the very start. */
  readonly after: string | null;
  /** The first id that is not its own; null for the last one. */
  readonly until: string | null;
  readonly isDone: boolean;
};

/** How many runs are listed at once: 200 to 300 ms a call and one run would reach four fifths of the pace. */
const atOnce = 2;
/** Fewer records than this are one run: cutting costs calls. */
const leastToCut = 3_000;
/** A search ends at 10,000 results (hubspot-facts 3.8), and pages of 100 shall come out even. */
const longest = 9_900;
/** A rest shorter than this part of a run stays with the run before it. */
const leastRest = 0.1;

/** All records in one run. */
export const whole: Segment = { after: null, until: null, isDone: false };

/**
 * Cuts all records of a type into runs that can be listed side by side. The list's cursor is not documented and in
 * practice the id of the next record (hubspot-facts 3.2): unless that is known already the first cut is tried,
 * and where the cursor is something else all is one run. Throws HubSpotError.
 */
export async function cutIntoSegments(
  client: HubSpotClient,
  type: ObjectType,
  given: { readonly leastToCut?: number; readonly isCursorKnown?: boolean } = {},
): Promise<{ readonly segments: readonly Segment[]; readonly total: number }> {
  const { total } = await findIds(client, type, { aboveId: "0", skip: 0, limit: 1 });
  if (total < (given.leastToCut ?? leastToCut)) return { segments: [whole], total };
  const size = Math.min(longest, Math.ceil(total / atOnce / 100) * 100);
  const firsts: string[] = [];
  let last = "0";
  for (let left = total - size; left > size * leastRest; left -= size) {
    const { ids } = await findIds(client, type, { aboveId: last, skip: size - 1, limit: 2 });
    const [before, first] = ids;
    if (before === undefined || first === undefined) break;
    firsts.push(first);
    last = before;
  }
  const [cut] = firsts;
  if (cut === undefined) return { segments: [whole], total };
  if (given.isCursorKnown !== true && !(await isCursor(client, type, cut))) {
    return { segments: [whole], total };
  }
  const segments = [null, ...firsts].map((after, index) => ({
    after,
    until: firsts[index] ?? null,
    isDone: false,
  }));
  return { segments, total };
}

/** Whether a record's id works as the list's cursor: the page then begins with that record. */
async function isCursor(client: HubSpotClient, type: ObjectType, id: string): Promise<boolean> {
  const page = await listPage(client, type, { after: id, properties: [] });
  return page.objects[0]?.id === id;
}

/** What of a page belongs to the segment, and the segment behind it. Ids are compared as numbers. */
export function takePage(
  segment: Segment,
  page: Page,
): { readonly objects: Page["objects"]; readonly next: Segment } {
  const { until } = segment;
  const objects =
    until === null
      ? page.objects
      : page.objects.filter((object) => BigInt(object.id) < BigInt(until));
  const reachedEnd =
    page.after === null ||
    objects.length < page.objects.length ||
    (until !== null && BigInt(page.after) >= BigInt(until));
  return { objects, next: { ...segment, after: page.after, isDone: reachedEnd } };
}

const stored = schemaColumn(
  z.array(
    z.object({ after: z.string().nullable(), until: z.string().nullable(), isDone: z.boolean() }),
  ),
);

/**
 * Segments as a job keeps them in its cursor; a cursor of before there were segments is one run from there, and one
 * that cannot be read is a run from the start: reading a record twice does no harm.
 */
export function readSegments(cursor: string): readonly Segment[] {
  if (!cursor.startsWith("[")) return [{ ...whole, after: cursor }];
  return stored.read(cursor) ?? [whole];
}
