import { expect, test } from "vitest";
import type { Call, HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { startReader } from "../../src/reading/read-ahead.ts";
import { cutIntoSegments, readSegments, whole } from "../../src/reading/segments.ts";
import { systemClock } from "../../src/base/clock.ts";
import { portalWork } from "../support/portals/portal-work.ts";

/** Ids with gaps, as HubSpot gives them out. */
const ids = Array.from({ length: 4_050 }, (_, n) => String(1_000 + 7 * n));

const records = (some: readonly string[]) =>
  some.map((id) => ({ id, properties: { email: `${id}@acme.example` } }));

/** A list whose cursor is the next record's id, or something else. */
function portalOf(cursorIsId: boolean): HubSpotClient & { readonly sent: string[] } {
  const sent: string[] = [];
  const answer = (call: Call<unknown>): unknown => {
    sent.push(call.path.endsWith("search") ? "search" : `list ${call.query?.["after"] ?? "-"}`);
    if (call.path.endsWith("search")) {
      const body = call.body as {
        filterGroups: { filters: { value: string }[] }[];
        after?: string;
        limit: number;
      };
      const above = Number(body.filterGroups[0]?.filters[0]?.value ?? 0);
      const rest = ids.filter((id) => Number(id) > above);
      const skip = Number(body.after ?? 0);
      return { total: rest.length, results: records(rest.slice(skip, skip + body.limit)) };
    }
    const after = call.query?.["after"];
    const first = ids.findIndex((id) => Number(id) >= Number(after ?? 0));
    const start = after === undefined ? 0 : cursorIsId ? first : Number(after) % ids.length;
    const end = start + 100;
    const next = cursorIsId ? ids[end] : String(end);
    return {
      results: records(ids.slice(start, end)),
      ...(end < ids.length && { paging: { next: { after: next } } }),
    };
  };
  const { options, portalId } = portalWork().client;
  return {
    portalId,
    options: { ...options, rate: { calls: 1_000, windowMs: 10 } },
    call: async (call) => call.schema.parse(answer(call)),
    sent,
  };
}

async function readAll(client: HubSpotClient, stopAfter = Infinity) {
  const { segments } = await cutIntoSegments(client, "contacts");
  const reader = startReader({ clock: systemClock }, { ...portalWork(), client }, segments, 2);
  const seen: string[] = [];
  let positions = segments;
  for (let pages = 0; pages < stopAfter; pages += 1) {
    const page = await reader.next();
    if (page === null) break;
    seen.push(...page.objects.map((object) => object.id));
    positions = page.segments;
  }
  reader.stop();
  return { seen, positions, segments };
}
const inOrder = (seen: readonly string[]) => seen.toSorted((a, b) => Number(a) - Number(b));

test("a big portal is read in two runs side by side, every contact once and in as many pages", async () => {
  const client = portalOf(true);
  const { seen, segments } = await readAll(client);
  expect(segments).toHaveLength(2);
  expect(inOrder(seen)).toEqual(ids);
  // Two searches and one look whether the cursor is an id.
  expect(client.sent).toHaveLength(41 + 3);
});

test("where the list's cursor is no id all is one run", async () => {
  const { seen, segments } = await readAll(portalOf(false));
  expect(segments).toEqual([whole]);
  expect(inOrder(seen)).toEqual(ids);
});

test("what was committed is gone on from, in every run", async () => {
  const client = portalOf(true);
  const before = await readAll(client, 13);
  const kept = readSegments(JSON.stringify(before.positions));
  const reader = startReader({ clock: systemClock }, { ...portalWork(), client }, kept, 2);
  const seen = [...before.seen];
  for (let page = await reader.next(); page !== null; page = await reader.next()) {
    seen.push(...page.objects.map((object) => object.id));
  }
  expect(inOrder(seen)).toEqual(ids);
});

test("a cursor of before there were runs is one run from there", () => {
  expect(readSegments("4711")).toEqual([{ after: "4711", until: null, isDone: false }]);
});

test.each(["[", "[4711]", '[{"after":7}]'])(
  "%s, which no version of ours wrote, is begun anew",
  (cursor) => {
    expect(readSegments(cursor)).toEqual([whole]);
  },
);
