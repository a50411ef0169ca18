import { RipenError, messageOf } from "../base/errors.ts";
import { decideFirstReadings } from "../account/versions/first-readings.ts";
import type { PortalWork } from "../portal-work.ts";
import { releaseLease, takeLease, type Lease } from "../store/engine/lease.ts";
import type { Instance } from "../store/instance.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { startLane, type Lane } from "../lane/lane.ts";
import { renewedLease, type RenewedLease } from "./renewed-lease.ts";
import { splitInbox } from "./split-inbox.ts";
import { yieldToDoor } from "./yield-to-door.ts";

/** Waiting times in milliseconds; tests and fault runs shrink them. */
export type InboxTimes = {
  /** Life of a lease, and how old it may be before it is renewed (reliability.md section 1: 30 s and 10 s). */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** How long an idle lane or splitter waits before it looks again unasked. */
  readonly idleMs: number;
};

export type InboxDeps = Instance & {
  /** This instance, unique among those that share the ledger. */
  readonly owner: string;
  readonly appId: number;
  readonly times: InboxTimes;
  readonly open: (portalId: PortalId, lease: Lease) => Promise<PortalWork | null>;
  /** HubSpot has ended the app's access to the portal; it is stored as disconnected by then. */
  readonly onDisconnected: (portalId: PortalId) => void;
  /** The portal's lane has passed to another instance. */
  readonly onLeft?: (portalId: PortalId) => void;
  /** Hears of every turn, and of those that ended because another instance has the lane. */
  readonly count?: (what: "turn" | "lease_lost") => void;
};

export type Inbox = {
  /** A request of so many bytes was stored: take it apart now. */
  wake(bytes: number): void;
  /** The portal has new work, or is new. */
  wakePortal(portalId: PortalId): void;
  /** When the splitter's loop last looked for work, epoch milliseconds: a sign that it is alive. */
  lastLookAt(): number;
  /** Ends the splitter and all lanes after the step under way, and lets their leases go. */
  stop(): Promise<void>;
};

/** Takes stored requests apart and runs a lane for each portal, until it is stopped. */
export function startInbox(deps: InboxDeps): Inbox {
  const { ledger, clock, log, owner, times } = deps;
  const stopping = new AbortController();
  const lanes = new Map<PortalId, Lane>();
  /** The splitter's sleep, while it sleeps. */
  let nap: AbortController | null = null;
  let isWoken = false;
  let lookedAt = clock.now();
  const door = yieldToDoor(clock);

  const leaseOf = (name: string): RenewedLease =>
    renewedLease(
      () => takeLease(ledger, name, owner, clock.now(), times.leaseMs),
      clock,
      times.renewMs,
    );

  const wakePortal = (portalId: PortalId): void => {
    if (stopping.signal.aborted) return;
    const known = lanes.get(portalId);
    if (known) return known.wake();
    const lease = leaseOf(`portal:${portalId}`);
    // Behind the second wall: this lane's statements reach its own portal's rows only.
    const ofPortal = { ...deps, ledger: ledger.forPortal(portalId) };
    lanes.set(
      portalId,
      startLane({
        pipeline: { clock, log, ledger: ofPortal.ledger },
        clock,
        log,
        portalId,
        lease: lease.current,
        forgetLease: lease.forget,
        release: (held) => releaseLease(ledger, held),
        open: (held) => deps.open(portalId, held),
        decideColumns: (page) => decideFirstReadings(ofPortal, portalId, page),
        onDisconnected: () => deps.onDisconnected(portalId),
        granted: async () => {
          const portal = await deps.portals.get(portalId);
          // A wish to leave does not wait for scopes that would never come.
          return portal === null
            ? ""
            : [portal.installedAt, portal.leaving?.since, ...portal.scopes].join(" ");
        },
        onLeft: () => deps.onLeft?.(portalId),
        idleMs: times.idleMs,
        turn: async (work) => {
          deps.count?.("turn");
          try {
            return await door.run(work, stopping.signal);
          } catch (error) {
            if (error instanceof RipenError && error.code === "LEASE_LOST") {
              deps.count?.("lease_lost");
            }
            throw error;
          }
        },
      }),
    );
  };

  const split = async (): Promise<void> => {
    const splitterLease = leaseOf("splitter");
    let held: Lease | null = null;
    while (!stopping.signal.aborted) {
      isWoken = false;
      lookedAt = clock.now();
      try {
        for (const portal of await deps.portals.list()) {
          if (!lanes.has(portal.portalId)) wakePortal(portal.portalId);
        }
        const lease = await splitterLease.current();
        held = lease;
        const touched =
          lease &&
          (await door.run(
            () => splitInbox(ledger, deps.portals, lease, deps.appId, clock),
            stopping.signal,
          ));
        for (const portalId of touched ?? []) wakePortal(portalId);
        if (touched) continue;
      } catch (error) {
        splitterLease.forget();
        log.error({ err: error }, `the inbox could not be taken apart: ${messageOf(error)}`);
      }
      if (isWoken) continue;
      nap = new AbortController();
      await clock.sleep(times.idleMs, AbortSignal.any([nap.signal, stopping.signal]));
      nap = null;
    }
    if (held) await releaseLease(ledger, held);
  };

  const finished = split();
  return {
    wake: (bytes) => {
      door.arrived(bytes);
      isWoken = true;
      // Once a sleep: an abort makes an error with its stack, a fiftieth of what the whole request costs.
      nap?.abort();
      nap = null;
    },
    wakePortal,
    lastLookAt: () => lookedAt,
    stop: async () => {
      stopping.abort();
      await finished;
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
    },
  };
}
