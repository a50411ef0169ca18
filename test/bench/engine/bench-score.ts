/** What is timed: the score, and one line a criterion with its points, cap and number of events. */
export type Line = {
  readonly id: string;
  readonly points: number;
  readonly capped: boolean;
  readonly events: number;
};

export type BenchScore = {
  readonly fit: number;
  readonly pain: number;
  readonly lines: readonly Line[];
};
