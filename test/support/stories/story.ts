/** What a story measured. `least` and `most` are its bars, each included; without them it is only told. */
export type Figure = { readonly value: number; readonly least?: number; readonly most?: number };

export type StorySize = {
  /** Made-up contacts in the simulated account. */
  readonly people: number;
  /** Decides every record, delay and event. */
  readonly seed: number;
};

/** A whole flow against the simulated HubSpot, as a user would live it. */
export type Story = {
  /** What happens, in one sentence. */
  readonly tells: string;
  /** How large it is when nothing is said. */
  readonly usual: StorySize;
  /**
   * Lives it to its end on fresh stores; `tell` gets lines for a person. Gives its figures by name. Throws an Error
   * that says at which step it goes no further.
   */
  run(size: StorySize, tell: (line: string) => void): Promise<Readonly<Record<string, Figure>>>;
};

/** Which figures miss their bars, one sentence each. */
export function missedBars(figures: Readonly<Record<string, Figure>>): string[] {
  return Object.entries(figures).flatMap(([name, { value, least, most }]) => [
    ...(least !== undefined && !(value >= least)
      ? [`${name} is ${value}, at least ${least} is promised`]
      : []),
    ...(most !== undefined && !(value <= most)
      ? [`${name} is ${value}, at most ${most} is promised`]
      : []),
  ]);
}
