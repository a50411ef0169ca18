import nock from "nock";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Clock } from "../../../src/base/clock.ts";
import { createHubSpot } from "../../../src/hubspot/transport/create-hubspot.ts";
import type { HubSpot, HubSpotDeps } from "../../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { silent } from "../silent-log.ts";

// To import nock is to put it between every test of this process and its sockets: only useNock does.
nock.restore();

export const apiUrl = "https://api.hubapi.com";
export const portal = portalId(4242);

/** A clock whose sleeps take no time: they move it on instead, and are kept to be asserted on. */
export function leapingClock(start = 1_800_000_000_000): Clock & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return;
      slept.push(ms);
      now += ms;
      await Promise.resolve();
    },
  };
}

/** A HubSpot that talks to nock, with a token that is always good and jitter at its top. */
export function hubspotOverNock(overrides: Partial<HubSpotDeps> = {}): HubSpot {
  return createHubSpot({
    apiUrl,
    clock: leapingClock(),
    log: silent,
    options: hubspotOptions,
    accessToken: () => Promise.resolve("token-1"),
    random: () => 1,
    ...overrides,
  });
}

/** Nothing of these tests reaches the network, and no expectation is left over. */
export function useNock(): void {
  beforeAll(() => {
    // The file before this one, in the same process, has ended it.
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.cleanAll();
    if (left.length > 0)
      throw new Error(`Calls that were expected and never made: ${left.join(", ")}`);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

/** An object as HubSpot sends it. */
export function wireObject(
  id: string,
  properties: Record<string, string | null> = {},
): Record<string, unknown> {
  return {
    id,
    properties: { hs_object_id: id, ...properties },
    createdAt: "2026-01-02T03:04:05.678Z",
    updatedAt: "2026-11-20T10:00:00.000Z",
    archived: false,
  };
}
