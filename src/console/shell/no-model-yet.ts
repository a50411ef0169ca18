import { refuse } from "../../account/refusal.ts";
import { refusals } from "../../words/refusals.ts";

/** Said between an install and its first steps. */
export const noModelYet = refuse(409, refusals.noModelYet);
