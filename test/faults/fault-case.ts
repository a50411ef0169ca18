import type { Judgement } from "./judge.ts";
import type { StoreName } from "./options.ts";

export type CaseContext = {
  readonly store: StoreName;
  readonly seed: number;
  /** How often the random case kills; others take their share. */
  readonly kills: number;
  /** Tells a person how far it is. */
  readonly tell: (line: string) => void;
};

/** What a case did and what its invariants say. */
export type CaseReport = Judgement & {
  /** How often something was killed, cut, paused or broken. */
  readonly kills: number;
  /** Figures of the case's own, for the published table. */
  readonly notes?: Readonly<Record<string, number>>;
};

export type FaultCase = {
  readonly name: string;
  /** What it does, in one sentence for the table. */
  readonly about: string;
  readonly stores: readonly StoreName[];
  run(context: CaseContext): Promise<CaseReport>;
};
