import type { AccountDeps } from "../../account/caller.ts";

/** What the pages inside HubSpot are answered with. HubSpot itself is asked for the settings page only. */
export type CardsDeps = AccountDeps & {
  /** Where HubSpot reaches us, with scheme: signatures are checked against it, never against Host. */
  readonly publicUrl: string;
  /** The app's client secret; two while it is rotated. */
  readonly secrets: readonly string[];
};
