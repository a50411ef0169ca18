import type { BoundScenario } from "../../portal-work.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { OutputTargets } from "../../writeback/output-targets.ts";
import type { ModelKind, Segment } from "../contract/text.ts";

/** Scores every contact by a draft, in memory alone. */
export type PreviewTask = {
  readonly asOf: number;
  /** Which of the two models the draft is: contacts of the other one are not scored by it. */
  readonly draftKind: ModelKind;
  /** Scenarios as they are bound now, and the trigger properties that cannot be written. */
  readonly bound: readonly BoundScenario[];
  readonly unwritable: readonly string[];
  /** The models that would be in force once the draft is published. */
  readonly lead: Model;
  readonly customer: Model | null;
  /** Whether the drafts' version made a stored score: then its memory of ready counts on. */
  /** Outputs that go to the portal's own properties: by the versions in force, and with the draft. */
  readonly outputs: { readonly before: OutputTargets; readonly after: OutputTargets };
  readonly language: "en" | "es";
  readonly timeZone: string;
};

/** A contact's place before or after. */
export type Place = {
  readonly score: number;
  readonly band: string;
  readonly segment: Segment;
  readonly isReady: boolean;
};

export type Mover = {
  readonly contactId: string;
  readonly before: Place;
  readonly after: Place;
};

/** What the worker counts; the words are added by whoever asked. */
export type PreviewCounts = {
  readonly contacts: number;
  /** Known without inputs or without a score. */
  readonly left: number;
  readonly ready: {
    readonly before: number;
    readonly after: number;
    readonly becomes: number;
    readonly leaves: number;
  };
  /** Keys are `before>after`, bands by name. */
  readonly bands: Readonly<Record<string, number>>;
  readonly segments: Readonly<Record<string, number>>;
  /** By score divided by five, rounded down: [before, after]. */
  readonly distribution: Readonly<Record<string, readonly [number, number]>>;
  readonly sums: { readonly before: number; readonly after: number };
  /** Leads, to which the average refers: before and after. */
  readonly leads: { readonly before: number; readonly after: number };
  readonly scenarios: Readonly<Record<string, number>>;
  readonly writes: Readonly<Record<string, number>>;
  readonly movers: readonly Mover[];
};
