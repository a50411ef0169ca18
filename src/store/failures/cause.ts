/**
 * Why something could not be done: a closed list, in words in src/words/failure-words.ts. What a cause is about:
 *
 * `permission`: the scopes. `property_gone`, `wrong_type`, `read_only`, `value`: the property. `option_gone`: property
 * and value, with `=` between. `account_rule`: the property that the account's rule asks for. `target_gone`,
 * `target_refused`: the list or workflow. `other`: HubSpot's category. All else is about nothing more.
 */
export const failureCauses = [
  "permission",
  "property_gone",
  "option_gone",
  "wrong_type",
  "read_only",
  "account_rule",
  "value",
  "contact_gone",
  "no_email",
  "target_gone",
  "target_refused",
  "step_over",
  "step_expired",
  "not_scored",
  "other",
] as const;

export type CauseName = (typeof failureCauses)[number];

/** A cause with what it is about; an empty text where it is about nothing more. */
export type FailureCause = { readonly cause: CauseName; readonly about: string };

/** What could not be done: scoring a contact, writing its values, completing its workflow step, enrolling it by a call. */
export const failureStages = ["score", "write", "action", "enrolment"] as const;
export type FailureStage = (typeof failureStages)[number];

/** A kept cause; one of another version of Ripen reads as `other`. */
export function causeOf(kept: string): CauseName {
  return failureCauses.find((cause) => cause === kept) ?? "other";
}

/** A kept stage; one of another version of Ripen reads as `score`. */
export function stageOf(kept: string): FailureStage {
  return failureStages.find((stage) => stage === kept) ?? "score";
}

/** HubSpot has let the contact go on: no later try changes anything, and none is made by itself. */
export function isForGood(cause: CauseName): boolean {
  return cause === "step_over" || cause === "step_expired";
}
