import type { Occurrence } from "../behaviour/occurrence.ts";
import type { Clock } from "../base/clock.ts";
import type { Properties } from "../scoring/facts.ts";
import type { Deferral } from "../store/marks/defer-dirty.ts";
import type { JobStep } from "../store/portals/jobs.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Told } from "../store/marks/told.ts";
import type { News } from "../store/marks/mark-dirty.ts";

/** What reading works with beside the portal. */
export type ReadingDeps = { readonly ledger: Ledger; readonly clock: Clock };

/** One contact as read from HubSpot, with why it is being scored. */
export type ReadContact = {
  readonly id: string;
  readonly properties: Properties;
  readonly companyId: string | null;
  readonly company: Properties | null;
  /** The mark that this reading answers; null when the contact was not marked (backfill). */
  readonly mark: number | null;
  readonly news: News;
  /** Which properties its marks named, and who wrote them; absent where it was not marked. */
  readonly told?: Told;
  /** When it was marked, and when what marked it happened in HubSpot, epoch milliseconds; absent where it was not marked. */
  readonly markedAt?: number;
  readonly hintedAt?: number | null;
  /** Who wrote which properties, as HubSpot's history says; absent where it was not asked. */
  readonly proven?: Told;
  /** What the account recorded of the contact since its last reading; absent where it was not asked. */
  readonly occurrences?: readonly Occurrence[];
};

/** Up to 100 contacts as HubSpot shows them now. */
export type Reading = {
  readonly contacts: readonly ReadContact[];
  /** Asked for, but HubSpot has them no more. */
  readonly gone: readonly { readonly contactId: string; readonly mark: number | null }[];
  /** Shown older than what marked them: left for a later look. */
  readonly deferred: readonly Deferral[];
  /** How far the backfill comes with this page; null for marked contacts. */
  readonly step: JobStep | null;
  /** The page with which a first run begins; absent for all else. */
  readonly isFirstPage?: boolean;
};
