import type { Why } from "./whys.ts";
import type { CrossingState, FiredState } from "./state.ts";

/** How a scenario that is bound to a list, a workflow or a task for sales sets off: by a call of its own. */
export type EnrolmentCall = {
  readonly actuator: "list" | "workflow" | "task";
  /** The list's or the workflow's id; for a task, whom it is for: always the contact's owner. */
  readonly target: string;
};

/** What brought a start about: what the contact did, values that changed, its creation, or time. The breaker looks at those that no behaviour explains. */
export type Cause = "behaviour" | "values" | "creation" | "time";

/** `done`: it had no goal of its own, and is over. All but `goal` and `done` end without the goal. */
export type EndedWhy = "goal" | "done" | "handoff" | "rearmed" | "priority" | "undone";

/** The latest crossing of one scenario: the contact is fired until `rearmedAt` is set, and taking part until `endedAt` is. */
export type Crossing = {
  readonly scenario: string;
  readonly generation: number;
  /** Epoch milliseconds. */
  readonly firedAt: number;
  /** Why it set something off, or why it did not (whys.ts). */
  readonly why?: string;
  /** Recorded as fired, but it set nothing off. */
  readonly silent: boolean;
  /** Set off, but another nurturing scenario goes first. */
  readonly isWaiting: boolean;
  /** HubSpot refused it: the contact is not in the scenario, unless somebody has it tried again. */
  readonly isRefused?: boolean;
  /** Held by the breaker; it is waiting as well. */
  readonly isHeld?: boolean;
  /** The lead stopped being ready, and the breaker holds what follows from it, or somebody dropped it; null or absent otherwise. */
  readonly fall?: "held" | "dropped" | null;
  readonly endedAt: number | null;
  readonly endedWhy?: string | null;
  readonly rearmedAt: number | null;
  /** When the scenario last began for the contact, in any generation, epoch milliseconds; null or absent when it never did. */
  readonly lastStartedAt?: number | null;
  /** The event that set it off; null or absent for scenarios that no event sets off. */
  readonly eventId?: string | null;
};

/** What happens to one scenario of one contact. `generation` names the crossing it happens to. */
export type CrossingChange = {
  readonly scenario: string;
  readonly generation: number;
  /** Of one that begins: HubSpot's id of the owner who hears of it by a task as well. */
  readonly tells?: string;
} & (
  | {
      readonly change: "fired";
      /** Epoch milliseconds; the value of the trigger property. */
      readonly at: number;
      readonly state: FiredState;
      readonly why: Why;
      readonly eventId?: string;
      /** What brought it about; left out for silent ones. */
      readonly cause?: Cause;
      readonly call?: EnrolmentCall;
      /** Of one that stays silent: why a catch-up leaves it out unless ticked (catch-ups.ts). */
      readonly leftOut?: string;
      /** Of one that the breaker holds: as what. */
      readonly heldAs?: string;
    }
  | { readonly change: "released"; readonly isListed?: boolean; readonly call?: EnrolmentCall }
  /** A silent one is let go after all: by what the contact did, or by a person. It keeps its number, and has this instant. */
  | {
      readonly change: "woken";
      readonly at: number;
      readonly state: FiredState;
      readonly why: Why;
      readonly call?: EnrolmentCall;
    }
  /** A publish had armed it again, and its roll-back takes that back. */
  | { readonly change: "restored" }
  /**
   * `isTold`: HubSpot shows its trigger, although no answer to the write has been settled. `priority`: another nurturing scenario runs already, which only a merge can
   * bring about.
   */
  | {
      readonly change: "ended";
      readonly isTold?: boolean;
      readonly why: EndedWhy;
    }
  | { readonly change: "rearmed" }
  /** The verdict that had changed it was undone: it stands as before. What HubSpot has taken meanwhile stays taken. */
  | {
      readonly change: "taken_back";
      readonly endedAt: number | null;
      readonly endedWhy: string | null;
      readonly rearmedAt: number | null;
      readonly state: CrossingState;
      readonly call?: EnrolmentCall;
    }
  /** `held`: the breaker keeps the crossing as it is, although the lead stops being ready; `over`: not any more. */
  | { readonly change: "fall"; readonly fall: "held" | "over" }
);
