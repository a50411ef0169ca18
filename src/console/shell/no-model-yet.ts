import { refuse } from "../../account/refusal.ts";

/** Said between an install and its first steps. */
export const noModelYet = refuse(
  409,
  "NO_MODEL_YET",
  "Ripen is still preparing this account. Try again in a moment.",
  "Ripen todavía está preparando esta cuenta. Inténtelo de nuevo en un momento.",
);
