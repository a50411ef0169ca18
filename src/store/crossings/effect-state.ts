/**
 * In what state an enrolment by a call of its own is (reliability.md 2.5): due -> in_flight -> done | refused | unknown ->
 * done | due | unresolved. `unknown`: the answer was lost and is looked up. `unresolved`: nobody can tell, a person
 * must look.
 */
export type EffectState = "due" | "in_flight" | "done" | "refused" | "unknown" | "unresolved";

/** What came of sending it; a call that was not sent is due as before. */
export type EffectOutcome = Exclude<EffectState, "in_flight">;

/** Nobody knows whether it went through. */
export const uncertain = ["unknown", "unresolved"] as const satisfies readonly EffectState[];

/** Nothing more is sent for it. */
export function isSettled(
  state: EffectState,
): state is Extract<EffectState, "done" | "refused" | "unresolved"> {
  return state === "done" || state === "refused" || state === "unresolved";
}
