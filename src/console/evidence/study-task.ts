import type { BehaviourSource } from "../../../config/behaviour.ts";
import type { Text } from "../../base/text.ts";
import type { NamedModel, Study } from "../../evidence/account/study.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { EvidenceWish } from "../contract/evidence.ts";

/** Looks at an account's histories in a worker thread. */
export type StudyTask = {
  readonly wish: EvidenceWish;
  /** Until when histories were read, epoch milliseconds: nothing after it counts. */
  readonly now: number;
  readonly inForce: Model;
  readonly others: readonly NamedModel[];
  readonly sources: readonly BehaviourSource[];
  readonly properties: { readonly contact: readonly string[]; readonly company: readonly string[] };
  readonly timeZone: string;
};

/** As kept: warnings are sentences. */
export type StudyResult = Omit<Study, "report"> & {
  readonly report:
    | (Omit<NonNullable<Study["report"]>, "warnings"> & {
        readonly warnings: readonly { readonly code: string; readonly sentence: Text }[];
      })
    | null;
};
