import { randomOf } from "../../../src/evidence/statistics/random.ts";
import type { ContactHistory } from "../../../src/evidence/rows/from-histories.ts";

const DAY = 86_400_000;
export const now = Date.UTC(2026, 10, 30);

/** A made-up account: sellers of software to directors who look at prices; the country says nothing. */
export function madeAccount(count: number, seed: number): ContactHistory[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n): ContactHistory => {
    const createdAt = now - Math.floor((120 + 400 * random.uniform()) * DAY);
    const isDirector = random.uniform() < 0.3;
    const views = Math.floor(-Math.log(1 - random.uniform()) * 2);
    const logOdds = -2.4 + (isDirector ? 1.4 : 0) + 0.5 * views;
    const isSold = random.uniform() < 1 / (1 + Math.exp(-logOdds));
    const at = (days: number): number => createdAt + Math.floor(days * DAY);
    const entry = (value: string) => [{ value, at: createdAt }];
    return {
      id: String(n),
      group: `company ${Math.floor(n / 2)}`,
      createdAt,
      joinedAt: createdAt,
      properties: {
        jobtitle: entry(isDirector ? "Sales Director" : "Assistant"),
        country: entry(["Spain", "France", "Italy"][random.below(3)] ?? "Spain"),
        hs_lead_status: entry(isSold ? "Won" : "Open"),
      },
      companyProperties: {},
      coveredSince: { jobtitle: createdAt, country: createdAt, hs_lead_status: createdAt },
      events: Array.from({ length: views }, (_event, view) => ({
        id: `${n}/${view}`,
        type: "pricing_viewed",
        occurredAt: at(0.01 * (view + 1)),
        source: "history",
        properties: {},
      })),
      goals: isSold ? [at(10 + 40 * random.uniform())] : [],
      touchedAt: null,
    };
  });
}
