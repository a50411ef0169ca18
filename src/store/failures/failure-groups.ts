import type { LedgerReader } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import type { FailureGroup } from "./dead-letters.ts";
import { causeOf, stageOf } from "./cause.ts";

/** The failures of one stage and cause. Instants are epoch milliseconds. */
export type FailuresOfCause = FailureGroup & {
  readonly contacts: number;
  /** When the first and the last of them came. */
  readonly since: number;
  readonly until: number;
  /** One of them is being tried again, or all are on their way. */
  readonly isTrying: boolean;
  /** When one of them is tried again by itself; null where none is. */
  readonly triesAt: number | null;
};

/** What could not be done with the portal's contacts, by cause, the largest first. */
export async function failureGroups(
  read: LedgerReader,
  portalId: PortalId,
): Promise<FailuresOfCause[]> {
  const rows = await read
    .selectFrom("dead_letters")
    .select((e) => [
      "stage",
      "cause",
      "about",
      e.fn.countAll<number>().as("contacts"),
      e.fn.min<number>("at").as("since"),
      e.fn.max<number>("at").as("until"),
      e.fn.count<number>("tried_at").as("tried"),
    ])
    .where("portal_id", "=", portalId)
    .groupBy(["stage", "cause", "about"])
    .execute();
  const retries = await read
    .selectFrom("retries")
    .select(["stage", "cause", "about", "probe_at", "is_open"])
    .where("portal_id", "=", portalId)
    .execute();
  return rows
    .map(({ stage, cause, about, contacts, since, until, tried }) => {
      const retry = retries.find(
        (one) => one.stage === stage && one.cause === cause && one.about === about,
      );
      return {
        stage: stageOf(stage),
        cause: causeOf(cause),
        about,
        contacts,
        since,
        until,
        isTrying: tried > 0 || retry?.is_open === 1,
        triesAt: retry?.probe_at ?? null,
      };
    })
    .sort((a, b) => b.contacts - a.contacts || a.since - b.since);
}
