import { describe, expect, test } from "vitest";
import { liftOf } from "../../../src/evidence/statistics/lift.ts";
import { ratioInterval } from "../../../src/evidence/statistics/ratio-interval.ts";
import { plantedRows } from "./planted-rows.ts";

const repeated = (value: number, times: number): number[] => Array<number>(times).fill(value);

test("leads of their own get Koopman's interval", () => {
  const met = [...repeated(1, 100), ...repeated(0, 400)];
  const converted = [
    ...repeated(1, 30),
    ...repeated(0, 70),
    ...repeated(1, 40),
    ...repeated(0, 360),
  ];
  const { lift, with: withIt, without } = liftOf({ met, converted });
  expect(withIt).toEqual({ leads: 100, conversions: 30, rate: 0.3 });
  expect(without).toEqual({ leads: 400, conversions: 40, rate: 0.1 });
  expect(lift).toEqual(
    ratioInterval({ conversions: 30, leads: 100 }, { conversions: 40, leads: 400 }),
  );
  const companies = met.map((_, n) => `company ${n}`);
  expect(liftOf({ met, converted, companies }).lift).toEqual(lift);
});

test("under ten sales on a side it is too little to tell, and rows of one company are one sale", () => {
  const met = [...repeated(1, 60), ...repeated(0, 60)];
  const converted = [
    ...repeated(1, 30),
    ...repeated(0, 30),
    ...repeated(1, 30),
    ...repeated(0, 30),
  ];
  expect(liftOf({ met, converted }).lift).not.toBeNull();
  const companies = met.map((_, n) => (n < 30 ? n % 9 : n));
  const { lift, with: withIt } = liftOf({ met, converted, companies });
  expect(withIt.conversions).toBe(9);
  expect(lift).toBeNull();
});

test("each company counts once, however many rows it has", () => {
  // One company of 300 rows that all converted, 100 companies with one row of which a fifth did.
  const rows = Array.from({ length: 400 }, (_, n) => (n < 300 ? -1 : n));
  const { with: withIt } = liftOf({
    met: [...repeated(1, 400), ...repeated(0, 400)],
    converted: [...rows, ...rows].map((company) => (company === -1 || company % 5 === 0 ? 1 : 0)),
    companies: [...rows, ...rows.map((company) => company + 10_000)],
  });
  expect(withIt.rate).toBeCloseTo((1 + 20) / 101, 10);
});

describe("rows that share companies", () => {
  test("give the same interval in any order of the rows", () => {
    const rows = plantedRows({ companies: 120, rate: 0.2, ratio: 2, share: 0.4, seed: 3 });
    const turned = {
      met: rows.met.toReversed(),
      converted: rows.converted.toReversed(),
      companies: rows.companies.toReversed().map((company) => `c${company}`),
    };
    const [straight, other] = [liftOf(rows).lift, liftOf(turned).lift];
    expect(other?.value).toBeCloseTo(straight?.value ?? 0, 9);
    expect(other?.low).toBeCloseTo(straight?.low ?? 0, 9);
    expect(other?.high).toBeCloseTo(straight?.high ?? 0, 9);
  });
});
