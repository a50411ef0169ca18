import type { BoundScenario } from "../../portal-work.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { OutputTargets } from "../../writeback/output-targets.ts";

/** Scores every contact by a draft, in memory alone. */
export type PreviewTask = {
  readonly asOf: number;
  /** Which of the two models the draft is: contacts of the other one are not scored by it. */
  readonly draftKind: Model["kind"];
  /** Scenarios as they are bound now, and the trigger properties that cannot be written. */
  readonly bound: readonly BoundScenario[];
  readonly unwritable: readonly string[];
  /** The models that would be in force once the draft is published. */
  readonly lead: Model;
  readonly customer: Model | null;
  /** Outputs that go to the portal's own properties: by the versions in force, and with the draft. */
  readonly outputs: { readonly before: OutputTargets; readonly after: OutputTargets };
  readonly language: "en" | "es";
  readonly timeZone: string;
};
