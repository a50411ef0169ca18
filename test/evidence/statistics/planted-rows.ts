import { randomOf } from "../../../src/evidence/statistics/random.ts";

export type Planted = {
  readonly companies: number;
  /** Conversion of those without the criterion in an ordinary company; at most .625 / `ratio`. */
  readonly rate: number;
  /** The true lift. */
  readonly ratio: number;
  /** Of the leads that meet the criterion, at first. */
  readonly share: number;
  readonly seed: number;
};

/**
 * Companies of 1 to 12 contacts, each seen at 1 to 4 moments. Some companies buy more than others
 * (.4, 1 or 1.6 times) and some meet the criterion more often; a contact may come to meet it later.
 * Independent of each other, so that the planted ratio is the true lift exactly.
 */
export function plantedRows({ companies, rate, ratio, share, seed }: Planted): {
  met: number[];
  converted: number[];
  companies: number[];
} {
  const random = randomOf(seed);
  const rows: { met: number[]; converted: number[]; companies: number[] } = {
    met: [],
    converted: [],
    companies: [],
  };
  for (let company = 0; company < companies; company++) {
    const leaning = random.uniform() < share ? 1 : 0;
    const heat = [0.4, 1, 1.6][random.below(3)] ?? 1;
    const contacts = 1 + random.below(12);
    for (let contact = 0; contact < contacts; contact++) {
      let met = random.uniform() < (share + leaning) / 2 ? 1 : 0;
      const luck = random.uniform();
      const moments = 1 + random.below(4);
      for (let moment = 0; moment < moments; moment++) {
        if (random.uniform() < 0.05) met = 1;
        rows.met.push(met);
        rows.converted.push(luck < rate * heat * (met ? ratio : 1) ? 1 : 0);
        rows.companies.push(company);
      }
    }
  }
  return rows;
}
