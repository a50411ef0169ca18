import { expect, test } from "vitest";
import type { HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { startReader } from "../../src/reading/read-ahead.ts";
import { whole } from "../../src/reading/segments.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portalWork } from "../support/portals/portal-work.ts";

/** A list without an end, which tells how many of its pages were asked for. */
function endless(): HubSpotClient & { readonly pages: () => number } {
  let pages = 0;
  const { options, portalId } = portalWork().client;
  return {
    portalId,
    options,
    pages: () => pages,
    call: async (call) => {
      pages += 1;
      return call.schema.parse({
        results: [{ id: String(pages), properties: {} }],
        paging: { next: { after: String(pages + 1) } },
      });
    },
  };
}

function open(depth: number) {
  const clock = manualClock(1_000);
  const client = endless();
  const reader = startReader({ clock }, { ...portalWork(), client }, [whole], depth);
  return { clock, client, reader };
}
const settled = () => new Promise(setImmediate);

test("pages are read ahead before anybody asks for one, and no further than they may be", async () => {
  const { clock, client, reader } = open(3);
  for (let n = 0; n < 10; n += 1) {
    await settled();
    clock.pass(1_000);
  }
  expect(client.pages()).toBe(3);
  await reader.next();
  await settled();
  expect(client.pages()).toBe(4);
  reader.stop();
});

test("pages begin no faster than their reading and writing is allowed", async () => {
  const { clock, client, reader } = open(1_000);
  for (let n = 0; n < 1_000; n += 1) {
    await settled();
    clock.pass(10);
  }
  // Ten seconds at two calls a page, of 110 calls in ten seconds.
  expect(client.pages()).toBeGreaterThanOrEqual(54);
  expect(client.pages()).toBeLessThanOrEqual(57);
  reader.stop();
});

test("what was missed of that pace is caught up, but no more than five seconds of it", async () => {
  const { clock, client, reader } = open(1);
  await settled();
  expect(client.pages()).toBe(1);
  // Nobody asks for a minute.
  clock.pass(60_000);
  for (let n = 0; n < 100; n += 1) {
    await Promise.race([reader.next(), settled()]);
    await settled();
  }
  expect(client.pages()).toBeGreaterThanOrEqual(28);
  expect(client.pages()).toBeLessThanOrEqual(31);
  reader.stop();
});

test("one page at a time is read only when it is asked for", async () => {
  const { client, reader } = open(0);
  await settled();
  expect(client.pages()).toBe(0);
  await reader.next();
  await settled();
  expect(client.pages()).toBe(1);
  reader.stop();
});

test("who waits for a page when the reading is stopped is told so, and not that all is done", async () => {
  const { reader } = open(1);
  await reader.next();
  // The next page is not due yet.
  const waiting = reader.next();
  reader.stop();
  await expect(waiting).rejects.toThrow("stopped");
});
