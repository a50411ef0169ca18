import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { unsplit } from "../../../src/store/inbox/unsplit.ts";
import { requestStore } from "../../../src/store/inbox/store-request.ts";
import { killedProcess } from "../killed-process.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const child = new URL("../store-and-wait.ts", import.meta.url);

export function requests(adapter: LedgerAdapter): void {
  describe("stored requests", () => {
    const fixture = useLedger(adapter);

    test("a request is kept byte for byte, in the order of arrival", async () => {
      const store = requestStore(fixture.ledger);
      const bodies = [Buffer.from([0, 255, 10, 0, 128]), Buffer.from("[]"), Buffer.from("ñ€😀")];
      await Promise.all(bodies.map((body, n) => store({ body, receivedAt: n })));
      const rows = await readInbox(fixture.ledger);
      expect(rows.map((row) => Buffer.from(row.body))).toEqual(bodies);
      expect(rows.map((row) => [row.received_at, row.split_at])).toEqual([
        [0, unsplit],
        [1, unsplit],
        [2, unsplit],
      ]);
    });

    test("many requests at once share few commits", async () => {
      let commits = 0;
      const counting = observed(fixture.ledger, () => (commits += 1));
      const store = requestStore(counting);
      await Promise.all(
        Array.from({ length: 500 }, (_, n) => store({ body: Buffer.from(`${n}`), receivedAt: n })),
      );
      expect(await readInbox(fixture.ledger)).toHaveLength(500);
      expect(commits).toBeLessThanOrEqual(3);
    });

    test("requests that come during a commit are stored by the next one", async () => {
      const store = requestStore(fixture.ledger);
      const first = store({ body: Buffer.from("1"), receivedAt: 1 });
      await new Promise(setImmediate);
      const second = store({ body: Buffer.from("2"), receivedAt: 2 });
      await Promise.all([first, second]);
      expect(await readInbox(fixture.ledger)).toHaveLength(2);
    });

    test("when the commit fails all of its requests are refused, and the next are stored", async () => {
      let isFailing = true;
      const failing = observed(fixture.ledger, () => {
        if (isFailing) throw new Error("disk full");
      });
      const store = requestStore(failing);
      const outcomes = await Promise.allSettled(
        ["a", "b", "c"].map((text) => store({ body: Buffer.from(text), receivedAt: 1 })),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual([
        "rejected",
        "rejected",
        "rejected",
      ]);
      expect(await readInbox(fixture.ledger)).toEqual([]);
      isFailing = false;
      await store({ body: Buffer.from("d"), receivedAt: 1 });
      expect(await readInbox(fixture.ledger)).toHaveLength(1);
    });

    test("an acknowledged request is there after kill -9", async ({ signal }) => {
      for (const acknowledged of [1, 7]) {
        const { module, open, argument } = fixture.place;
        const lines = await killedProcess(
          child,
          [module.href, open, argument],
          (printed) => printed.length >= acknowledged,
          { signal },
        );
        const stored = (await readInbox(await fixture.reopen())).map((row) =>
          Buffer.from(row.body).toString(),
        );
        for (const line of lines) expect(stored).toContain(`request ${line}`);
      }
    });
  });
}

function readInbox(
  ledger: Ledger,
): Promise<{ received_at: number; split_at: number; body: Uint8Array }[]> {
  return ledger.read
    .selectFrom("inbox")
    .select(["received_at", "split_at", "body"])
    .orderBy("id")
    .execute();
}

/** The same ledger; `before` runs ahead of each statement that is on its own, and may fail it. */
function observed(ledger: Ledger, before: () => unknown): Ledger {
  return {
    ...ledger,
    statement: async (work) => {
      before();
      return ledger.statement(work);
    },
  };
}
