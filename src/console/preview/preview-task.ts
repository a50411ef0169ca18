import type { Model } from "../../scoring/model/model.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { OutputTargets } from "../../writeback/output-targets.ts";

/** Foresees what a version brings, contact by contact, in memory alone. */
export type PreviewTask = {
  /** When it comes into force, epoch milliseconds. */
  readonly asOf: number;
  /** Which of the two models it is: contacts of the other one are not scored by it. */
  readonly draftKind: Model["kind"];
  /** The account with it in force. */
  readonly portal: Portal;
  /** Where the outputs go before. */
  readonly outputs: OutputTargets;
  /** Since when every act of the contacts is known, epoch milliseconds: who became ready since is counted. Null for too short. */
  readonly newSince: number | null;
};
