import type { CardCriterion } from "../learner/card.ts";
import type { Table } from "../rows/table.ts";
import { driftOf, type BaseDrift, type InputDrift } from "../statistics/drift.ts";

/** What moved over time, so that thresholds may not hold (docs/evidence.md, Drift). */
export type Drift = {
  /** What put the leads in order: a date, or ids that count up. */
  readonly by: "date" | "id";
  /** Null when the conversion did not move. */
  readonly base: BaseDrift | null;
  /** Criteria whose values moved. */
  readonly inputs: readonly (Omit<InputDrift, "id"> & { readonly column: string })[];
};

/** Where points that fade add up to less than this, a lead counts as one without them. */
const HARDLY_ANY = 0.1;

/** Compares tenths of the leads in time order; null when nothing moved or nothing tells the order. */
export function driftInTime(
  { times, outcome, groups, isGrouped }: Table,
  by: "date" | "id",
  criteria: readonly CardCriterion[],
): Drift | null {
  if (times === null) return null;
  const order = Int32Array.from(times.keys()).sort(
    (a, b) => (times[a] as number) - (times[b] as number) || a - b,
  );
  if (times[order[0] ?? 0] === times[order.at(-1) ?? 0]) return null;
  const { base, inputs } = driftOf({
    outcomes: Uint8Array.from(order, (row) => outcome[row] ?? 0),
    inputs: criteria.map((criterion) => ({
      id: criterion.candidate.header,
      levels: Uint8Array.from(order, (row) => levelIn(criterion, row)),
    })),
    ...(isGrouped ? { companies: Int32Array.from(order, (row) => groups[row] ?? 0) } : {}),
  });
  if (base === null && inputs.length === 0) return null;
  return { by, base, inputs: inputs.map(({ id, ...moved }) => ({ column: id, ...moved })) };
}

function levelIn({ candidate, levelOf }: CardCriterion, row: number): number {
  return candidate.amounts === null
    ? (levelOf[candidate.codes[row] as number] as number)
    : Number((candidate.amounts.sums[row] ?? 0) > HARDLY_ANY);
}
