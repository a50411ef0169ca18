import type { ReadContact } from "../decide.ts";
import type { JobStep } from "../store/jobs.ts";

/** Up to 100 contacts as HubSpot shows them now. */
export type Reading = {
  readonly contacts: readonly ReadContact[];
  /** Asked for, but HubSpot has them no more. */
  readonly gone: readonly { readonly contactId: string; readonly mark: number | null }[];
  /** How far the backfill comes with this page; null for marked contacts. */
  readonly step: JobStep | null;
};
