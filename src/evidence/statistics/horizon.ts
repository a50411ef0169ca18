/** One entry a lead at risk; both have the same length. */
export type Waits = {
  /** Days from the start of the wait to the sale, or to the day on which it was last looked at. */
  readonly days: ArrayLike<number>;
  /** 1 where the wait ended with a sale. */
  readonly sold: ArrayLike<number | boolean>;
};

export type Horizon = {
  /** Within so many days what will convert has mostly converted. */
  readonly days: number;
  /** False: it cannot be told yet, and `days` is the usual 90. */
  readonly isTold: boolean;
  /** Of all leads at risk, how many have converted by the end of each proposed horizon (0 to 1), as far as is known. */
  readonly converted: readonly { readonly days: number; readonly share: number }[];
};

const proposed = [30, 60, 90, 120, 180, 270, 365] as const;
const usual = 90;
/** Of those who will convert as far as can be seen, so many must have done so within the horizon. */
const mostly = 0.9;
/** It must have been watched for so many horizons, or its end would be that of the watching. */
const watched = 1.5;
const fewestSales = 20;
const fewestAtRisk = 30;

/**
 * How long to wait before a lead counts as not converted: Kaplan and Meier (1958) over all leads at
 * risk. From conversions alone every horizon would look short, since the slow ones are not in yet.
 */
export function proposeHorizon(waits: Waits): Horizon {
  const steps = survival(waits);
  const last = steps.findLast(({ atRisk }) => atRisk >= fewestAtRisk);
  const sales = steps.reduce((sum, step) => sum + step.sales, 0);
  const shareBy = (days: number): number =>
    1 - (steps.findLast((step) => step.day <= days)?.waiting ?? 1);
  const seenFor = last?.day ?? 0;
  const converted = proposed
    .filter((days) => days <= seenFor)
    .map((days) => ({ days, share: shareBy(days) }));
  const told =
    sales >= fewestSales
      ? converted.find(
          ({ days, share }) =>
            days * watched <= seenFor && share >= mostly * shareBy(seenFor) && share > 0,
        )
      : undefined;
  return { days: told?.days ?? usual, isTold: told !== undefined, converted };
}

/** By day: who was still waiting when it came, the sales of the day, and the share that goes on waiting. */
function survival({ days, sold }: Waits): {
  readonly day: number;
  readonly atRisk: number;
  readonly sales: number;
  readonly waiting: number;
}[] {
  const byDay = new Map<number, { ended: number; sales: number }>();
  for (let n = 0; n < days.length; n++) {
    const own = byDay.get(days[n] ?? 0) ?? { ended: 0, sales: 0 };
    own.ended++;
    if (sold[n]) own.sales++;
    byDay.set(days[n] ?? 0, own);
  }
  let [atRisk, waiting] = [days.length, 1];
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, { ended, sales }]) => {
      waiting *= 1 - sales / atRisk;
      const step = { day, atRisk, sales, waiting };
      atRisk -= ended;
      return step;
    });
}
