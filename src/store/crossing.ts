/** The latest crossing of one scenario: the contact is fired until `rearmedAt` is set, and taking part until `endedAt` is. */
export type Crossing = {
  readonly scenario: string;
  readonly generation: number;
  /** Epoch milliseconds. */
  readonly firedAt: number;
  /** Recorded as fired, but it set nothing off. */
  readonly silent: boolean;
  /** Set off, but another nurturing scenario goes first. */
  readonly isWaiting: boolean;
  readonly endedAt: number | null;
  readonly rearmedAt: number | null;
};

/** What happens to one scenario of one contact. `generation` names the crossing it happens to. */
export type CrossingChange = { readonly scenario: string; readonly generation: number } & (
  | {
      readonly change: "fired";
      /** Epoch milliseconds; the value of the trigger property. */
      readonly at: number;
      /** `recorded`: silent. `waiting`: another nurturing scenario goes first. `intended`: to be written. */
      readonly state: "recorded" | "waiting" | "intended";
      readonly why: string;
    }
  | { readonly change: "released" }
  /** `priority`: another nurturing scenario runs already, which only a merge can bring about. */
  | {
      readonly change: "ended";
      readonly why: "goal" | "handoff" | "rearmed" | "priority";
    }
  | { readonly change: "rearmed" }
);
