import { expect, test } from "vitest";
import { proposeHorizon } from "../../../src/evidence/statistics/horizon.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

/** Leads that came in over `months`, of whom `share` buy after `wait` days in the mean (exponential). */
function leadsOf(share: number, wait: number, months: number, seed = 1) {
  const random = randomOf(seed);
  const leads = Array.from({ length: 3_000 }, () => {
    const seen = 30 * months * random.uniform();
    const sale = random.uniform() < share ? -wait * Math.log(1 - random.uniform()) : Infinity;
    return { day: Math.floor(Math.min(seen, sale)), sold: sale <= seen ? 1 : 0 };
  });
  return { days: leads.map(({ day }) => day), sold: leads.map(({ sold }) => sold) };
}

test("fast sales get a short horizon, slow ones a long one", () => {
  // Nine tenths of an exponential wait are over after 2.3 times its mean.
  expect(proposeHorizon(leadsOf(0.3, 12, 12))).toMatchObject({ days: 30, isTold: true });
  expect(proposeHorizon(leadsOf(0.3, 45, 24))).toMatchObject({ days: 120, isTold: true });
});

test("young leads do not make it look short, as conversions alone would", () => {
  const waits = leadsOf(0.3, 60, 18, 3);
  const { days, converted } = proposeHorizon(waits);
  expect(days).toBeGreaterThanOrEqual(120);
  const sales = waits.days.filter((_, n) => waits.sold[n]);
  const within90 = sales.filter((day) => day <= 90).length;
  const by90 = converted.find((own) => own.days === 90)?.share ?? 0;
  expect(by90).toBeCloseTo(0.3 * (1 - Math.exp(-1.5)), 1);
  expect(within90 / sales.length).toBeGreaterThan(by90 / 0.3);
});

test.each([
  ["sales still come at the end of what was watched", leadsOf(0.9, 400, 9)],
  ["there are fewer than 20 sales", leadsOf(0.004, 10, 12)],
  ["nothing was sold", leadsOf(0, 10, 12)],
  ["there are no leads", { days: [], sold: [] }],
])("it is the usual 90 days, and said to be so, where %s", (_, waits) => {
  expect(proposeHorizon(waits)).toMatchObject({ days: 90, isTold: false });
});

test("the share that has converted is that of Kaplan and Meier, by hand", () => {
  // Of forty, ten are lost from sight on day 10 and six of the thirty left buy on day 20.
  const days = [
    ...Array<number>(10).fill(10),
    ...Array<number>(6).fill(20),
    ...Array<number>(24).fill(31),
  ];
  const sold = days.map((day) => (day === 20 ? 1 : 0));
  const more = Array.from({ length: 30 }, () => 31);
  const { converted } = proposeHorizon({
    days: [...days, ...more],
    sold: [...sold, ...more.map(() => 0)],
  });
  expect(converted).toEqual([{ days: 30, share: expect.closeTo(6 / 60, 12) as number }]);
});
