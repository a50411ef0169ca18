import { expect, test } from "vitest";
import { renewedLease } from "../../src/inbox/renewed-lease.ts";
import type { Lease } from "../../src/store/engine/lease.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";

const lease: Lease = { name: "lane", owner: "one", fence: 1 };

function counted(answers: (Lease | null)[]) {
  const clock = manualClock(1_000);
  let taken = 0;
  const renewed = renewedLease(
    async () => {
      taken += 1;
      return answers.shift() ?? null;
    },
    clock,
    10_000,
  );
  return { clock, renewed, taken: () => taken };
}

test("most turns cost no commit: it is renewed when it is ten seconds old", async () => {
  const { clock, renewed, taken } = counted([lease, lease]);
  for (let turn = 0; turn < 5; turn += 1) expect(await renewed.current()).toBe(lease);
  expect(taken()).toBe(1);
  clock.pass(9_999);
  await renewed.current();
  expect(taken()).toBe(1);
  clock.pass(1);
  await renewed.current();
  expect(taken()).toBe(2);
});

test("while another owner holds it, it is asked for every time", async () => {
  const { renewed, taken } = counted([null, null, lease]);
  expect(await renewed.current()).toBeNull();
  expect(await renewed.current()).toBeNull();
  expect(await renewed.current()).toBe(lease);
  expect(taken()).toBe(3);
});

test("one that may be lost is taken anew", async () => {
  const { renewed } = counted([lease, { ...lease, fence: 3 }]);
  await renewed.current();
  renewed.forget();
  expect((await renewed.current())?.fence).toBe(3);
});

test("a clock that jumps back does not stretch it", async () => {
  const { clock, renewed, taken } = counted([lease, lease]);
  await renewed.current();
  clock.pass(-3_600_000);
  await renewed.current();
  expect(taken()).toBe(2);
});
