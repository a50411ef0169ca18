import { challenge, type Challenge } from "../statistics/challenger.ts";
import { companiesOf } from "../statistics/companies.ts";

const DAY = 86_400_000;

/** A lead that was scored by both models at its first reading in the shadow. */
export type Shadowed = {
  readonly contactId: string;
  readonly companyId: string | null;
  /** Epoch milliseconds of that reading. */
  readonly at: number;
  readonly draft: number;
  readonly inForce: number;
  readonly soldAt: number | null;
};

/**
 * How the draft in the shadow stands. A lead counts only once its horizon has passed: wins come early and losses late,
 * so that counting each win as it comes would make both look better than they are. Who had bought before its first
 * reading says nothing.
 */
export function judgeShadows(
  leads: readonly Shadowed[],
  horizonDays: number,
  now: number,
): Challenge & { readonly counted: number } {
  const horizon = horizonDays * DAY;
  const counted = leads.filter(
    ({ at, soldAt }) => at + horizon <= now && !(soldAt !== null && soldAt <= at),
  );
  const outcomes = counted.map(({ at, soldAt }) =>
    Number(soldAt !== null && soldAt <= at + horizon),
  );
  return {
    ...challenge(
      {
        draft: counted.map(({ draft }) => draft),
        inForce: counted.map(({ inForce }) => inForce),
      },
      outcomes,
      companiesOf(counted.map(({ companyId, contactId }) => companyId ?? `contact ${contactId}`)),
    ),
    counted: counted.length,
  };
}
