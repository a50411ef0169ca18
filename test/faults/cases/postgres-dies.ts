import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresServer } from "../../support/postgres/postgres-server.ts";
import { createRandom } from "../../simulator/random.ts";
import type { FaultCase } from "../fault-case.ts";
import { openRig, type Rig } from "../rig.ts";

/** Traffic is back at most this long after PostgreSQL takes connections again (reliability.md, F6). */
const withinMs = 5_000;

function serverOf(rig: Rig): PostgresServer {
  if (rig.store.server === null) throw new TypeError("This case needs PostgreSQL");
  return rig.store.server;
}

export const postgresKilled: FaultCase = {
  name: "postgres-killed",
  about: "kill -9 for PostgreSQL under load, and a new start: ready again within 5 s",
  stores: ["postgres"],
  async run({ store, seed, kills }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    const rounds = Math.max(3, Math.ceil(kills / 10));
    let slowestMs = 0;
    try {
      const app = await rig.start();
      await rig.install();
      for (let round = 0; round < rounds; round += 1) {
        rig.traffic.burst(10);
        await sleep(random.int(0, 300));
        await serverOf(rig).kill();
        rig.traffic.burst(5);
        await sleep(random.int(0, 500));
        await serverOf(rig).start();
        const upAt = performance.now();
        for (;;) {
          const response = await fetch(`${app.url}/readyz`);
          await response.text();
          if (response.ok) break;
          if (performance.now() - upAt > withinMs) throw new Error("not ready again after 5 s");
          await sleep(50);
        }
        slowestMs = Math.max(slowestMs, performance.now() - upAt);
      }
      await rig.settle();
      const judged = await rig.judge();
      return { ...judged, kills: rounds, notes: { readyAgainMs: Math.round(slowestMs) } };
    } finally {
      await rig.close();
    }
  },
};

export const postgresCut: FaultCase = {
  name: "postgres-cut",
  about: "all connections to PostgreSQL cut at once, over and over, under load",
  stores: ["postgres"],
  async run({ store, seed, kills }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    const rounds = Math.max(5, Math.ceil(kills / 5));
    try {
      await rig.start();
      await rig.install();
      for (let round = 0; round < rounds; round += 1) {
        rig.traffic.burst(6);
        await sleep(random.int(0, 250));
        await serverOf(rig).admin(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ripen'",
        );
      }
      await rig.settle();
      return { kills: rounds, ...(await rig.judge()) };
    } finally {
      await rig.close();
    }
  },
};

export const postgresReadOnly: FaultCase = {
  name: "postgres-read-only",
  about:
    "the database refuses to write for a while, as a replica or a full disk does: not ready, and nothing is lost",
  stores: ["postgres"],
  async run({ store, seed, kills }) {
    const rig = await openRig(store, seed);
    const rounds = Math.max(2, Math.ceil(kills / 40));
    const findings: string[] = [];
    const readOnly = async (isOn: boolean): Promise<void> => {
      await serverOf(rig).admin(
        `alter role ripen set default_transaction_read_only = ${isOn ? "on" : "off"}`,
      );
      await serverOf(rig).admin(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ripen'",
      );
    };
    try {
      const app = await rig.start();
      await rig.install();
      for (let round = 0; round < rounds; round += 1) {
        rig.traffic.burst(10);
        await readOnly(true);
        rig.traffic.burst(10);
        await sleep(1_500);
        const response = await fetch(`${app.url}/readyz`);
        await response.text();
        if (response.status !== 503) {
          findings.push(`/readyz answered ${response.status} while nothing could be stored`);
        }
        await readOnly(false);
      }
      await rig.settle();
      const judged = await rig.judge();
      return { ...judged, kills: rounds, findings: [...findings, ...judged.findings] };
    } finally {
      await rig.close();
    }
  },
};
