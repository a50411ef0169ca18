import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyHints } from "../../src/inbox/apply-hints.ts";
import type { Hint } from "../../src/inbox/hint.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { allRows } from "../support/ledger/all-rows.ts";
import { decisionOf, firedAt, portal, turnOf } from "../support/ledger/decision.ts";
import { laneLease } from "../support/ledger/lane-lease.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { changed, created, deleted, erased, merged, restored } from "./hint.ts";

const fixture = useEmbeddedLedger();

/** Contacts a to f; merges go upwards only, as HubSpot gives the survivor a new id. */
const ids = ["a", "b", "c", "d", "e", "f"];
const contact = fc.nat(ids.length - 1);

/** Histories as they can happen: every hint at an instant of its own. */
const history: fc.Arbitrary<Hint[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom("created", "changed", "deleted", "restored", "merged"),
      contact,
      contact,
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(([kind, one, other], n): Hint => {
      const at = 1_000 * (n + 1);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const id = ids[one] ?? "";
      switch (kind) {
        case "created":
          return created(id, at);
        case "deleted":
          return deleted(id, at);
        case "restored":
          return restored(id, at);
        case "merged":
          return low === high ? changed(id, at) : merged(ids[high] ?? "", [ids[low] ?? ""], at);
        case "changed":
          return changed(id, at);
        default:
          return kind satisfies never;
      }
    }),
  )
  .filter(isPossible);

/** A contact is merged away once, and neither merged nor touched after its merge. */
function isPossible(hints: readonly Hint[]): boolean {
  const gone = new Set<string>();
  const buried = new Set<string>();
  return hints.every((hint) => {
    if (hint.contactId === null || gone.has(hint.contactId)) return false;
    if (hint.kind === "deleted") buried.add(hint.contactId);
    if (hint.kind === "restored" && !buried.delete(hint.contactId)) return false;
    if (hint.kind !== "merged")
      return hint.kind === "restored" || !buried.has(hint.contactId) || hint.kind === "deleted";
    if (buried.has(hint.contactId)) return false;
    return hint.mergedIds.every((id) => {
      if (gone.has(id) || buried.has(id)) return false;
      gone.add(id);
      return true;
    });
  });
}

const shuffled = (hints: Hint[]): fc.Arbitrary<Hint[]> =>
  fc
    .tuple(
      fc.shuffledSubarray(hints, { minLength: hints.length }),
      fc.array(fc.constantFrom(...hints), { maxLength: 6 }),
    )
    .chain(([all, again]) =>
      fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
    );

/** Each contact has a past: a score, an event, and a crossing in one of the states. */
async function begin(ledger: Ledger): Promise<void> {
  await ledger.transaction(async (tx) => {
    for (const table of [
      "dirty",
      "tombstones",
      "crossings",
      "scores",
      "events",
      "writes",
    ] as const) {
      await tx.deleteFrom(table).execute();
    }
  });
  const states = ["intended", "recorded", "waiting"] as const;
  const lease = await laneLease(ledger);
  const decisions = ids.slice(0, 5).map((id, n) => {
    const state = states[n % 4] ?? "recorded";
    return decisionOf(id, {
      crossings: [firedAt("welcome", 100 + n, state)],
      events: [
        { id: `${id}/1`, type: "page_viewed", occurredAt: 1, source: "counter", properties: {} },
      ],
      write: state === "intended" ? { ripen_welcome_at: new Date(100 + n).toISOString() } : {},
    });
  });
  await commitBatch(ledger, turnOf(lease, decisions));
}

/** Who is to be scored, who is gone, what has been set off and what happened. */
async function outcome(ledger: Ledger): Promise<unknown> {
  const rows = await allRows(ledger);
  const parsed = (table: string) =>
    (rows[table] ?? []).map((row) => JSON.parse(row) as Record<string, unknown>);
  return {
    dirty: parsed("dirty").map((row) => row["contact_id"]),
    // Of a contact that is alive after a restore it is no matter that it was gone.
    tombstones: parsed("tombstones")
      .filter((row) => row["kind"] !== "restored")
      .map((row) => [row["contact_id"], row["kind"], row["survivor"]]),
    crossings: parsed("crossings").map((row) => [
      row["contact_id"],
      row["generation"],
      row["fired_at"],
      row["state"],
      row["rearmed_at"] === null,
    ]),
    events: parsed("events").map((row) => [row["contact_id"], row["id"]]),
  };
}

/** The strength of each mark; over several requests it also depends on whether a deletion lies between. */
async function newsOf(ledger: Ledger): Promise<unknown> {
  const rows = await ledger.read.selectFrom("dirty").select(["contact_id", "news"]).execute();
  return new Map(rows.map((row) => [row.contact_id, row.news]));
}

const apply = (ledger: Ledger, hints: readonly Hint[]) =>
  ledger.transaction((tx) => applyHints(tx, portal, hints, 50_000));

test("in one request the order of hints does not matter, nor that some come twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      history.chain((hints) => fc.tuple(fc.constant(hints), shuffled(hints))),
      async ([hints, mixed]) => {
        await begin(fixture.ledger);
        await apply(fixture.ledger, hints);
        const expected = await outcome(fixture.ledger);
        const news = await newsOf(fixture.ledger);
        await begin(fixture.ledger);
        await apply(fixture.ledger, mixed);
        expect(await outcome(fixture.ledger)).toEqual(expected);
        expect(await newsOf(fixture.ledger)).toEqual(news);
      },
    ),
    { numRuns: 60 },
  );
});

test("nor does it over many requests, each in a transaction of its own", async () => {
  await fc.assert(
    fc.asyncProperty(
      history.chain((hints) => fc.tuple(fc.constant(hints), shuffled(hints))),
      async ([hints, mixed]) => {
        await begin(fixture.ledger);
        for (const hint of hints) await apply(fixture.ledger, [hint]);
        const expected = await outcome(fixture.ledger);
        await begin(fixture.ledger);
        for (const hint of mixed) await apply(fixture.ledger, [hint]);
        expect(await outcome(fixture.ledger)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("whatever comes around an erasure, nothing but the tombstone is left, and what is still to be done", async () => {
  await fc.assert(
    fc.asyncProperty(
      history.chain((hints) => shuffled([...hints, erased("c", 30_000), deleted("c", 30_000)])),
      async (mixed) => {
        await begin(fixture.ledger);
        for (const hint of mixed) await apply(fixture.ledger, [hint]);
        // Someone else may have taken c's history over in a merge before its erasure.
        const tables = Object.entries(await allRows(fixture.ledger));
        const naming = tables.filter(([, rows]) =>
          rows.some((row) => row.includes('"contact_id":"c"')),
        );
        // What asks for the erasure of its raw requests goes with them (test/erasure).
        expect(naming.map(([table]) => table)).toEqual(["tombstones", "erasures"]);
      },
    ),
    { numRuns: 60 },
  );
});
