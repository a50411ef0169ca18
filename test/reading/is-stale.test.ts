import { expect, test } from "vitest";
import { isStale, readMarked } from "../../src/reading/read-marked.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news, markDirty } from "../../src/store/marks/mark-dirty.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
const start = Date.parse("2026-03-01T10:00:00Z");
const shown = (at: number) => ({ lastmodifieddate: new Date(at).toISOString() });
const marked = (hintedAt: number | null, attempts = 0) => ({
  contactId: "1",
  mark: 1,
  news: news.changed,
  attempts,
  markedAt: 0,
  hintedAt,
  told: new Map(),
});

test("a contact is stale when it is older than its event, three times at most", () => {
  expect(isStale(shown(start), marked(start + 5_000))).toBe(true);
  expect(isStale(shown(start), marked(start + 900))).toBe(false);
  expect(isStale(shown(start + 5_000), marked(start))).toBe(false);
  expect(isStale(shown(start), marked(null))).toBe(false);
  expect(isStale(shown(start), marked(start + 5_000, 2))).toBe(true);
  expect(isStale(shown(start), marked(start + 5_000, 3))).toBe(false);
  expect(isStale({}, marked(start))).toBe(false);
});

test("a stale contact stays marked with its news and is read again after five seconds", async () => {
  const { ledger } = fixture;
  const clock = manualClock(start + 10_000);
  const lease = await takeLease(ledger, `portal:${portal}`, "one", clock.now(), 60_000);
  if (lease === null) throw new Error("the lease is taken");
  const answer = { id: "7", properties: shown(start), createdAt: null, updatedAt: null };
  const work = portalWork({
    lease,
    client: {
      ...portalWork().client,
      call: async (call) =>
        call.schema.parse({ results: [answer].map(({ id, properties }) => ({ id, properties })) }),
    },
  });
  await ledger.transaction((tx) =>
    markDirty(
      tx,
      portal,
      [{ contactId: "7", news: news.created, hintedAt: start + 5_000 }],
      clock.now(),
    ),
  );
  const look = async () => {
    const due = await takeDirty(ledger, portal, 100, clock.now());
    const reading = await readMarked({ ledger, clock }, work, due);
    await commitBatch(ledger, {
      portalId: portal,
      lease,
      decisions: [],
      failed: [],
      gone: reading.gone,
      deferred: reading.deferred,
      step: null,
      now: clock.now(),
    });
    return { due: due.length, scored: reading.contacts.map((contact) => contact.news) };
  };
  expect(await look()).toEqual({ due: 1, scored: [] });
  expect(await look()).toEqual({ due: 0, scored: [] });
  clock.pass(5_000);
  expect(await look()).toEqual({ due: 1, scored: [] });
  clock.pass(5_000);
  expect(await look()).toEqual({ due: 1, scored: [] });
  clock.pass(5_000);
  expect(await look()).toEqual({ due: 1, scored: [news.created] });
});
