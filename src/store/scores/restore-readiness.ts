import type { ReadinessState } from "../../scoring/facts.ts";
import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import type { Known } from "./recall.ts";

const notReady: ReadinessState = { ready: false, readySince: null, belowSince: null };

/**
 * Makes rolling back find contacts as they were: where another version scored a contact last, its memory of
 * ready (since when, how long below the thresholds) is the one of the time when `version` was put out of
 * force. Who was not ready then, or not known, is not. Contacts that `version` scored last keep theirs.
 */
export async function restoreReadiness(
  ledger: Pick<Ledger, "read">,
  portalId: PortalId,
  version: number,
  contactIds: readonly string[],
  known: (contactId: string) => Known,
): Promise<(contactId: string) => Known> {
  const others = contactIds.filter((id) => {
    const score = known(id).score;
    return score?.kind === "lead" && score.modelVersion !== version;
  });
  if (others.length === 0) return known;
  const rows = await ledger.read
    .selectFrom("readiness_of_versions")
    .select(["contact_id", "ready_since", "below_since"])
    .where("portal_id", "=", portalId)
    .where("version", "=", version)
    .where("contact_id", "in", others)
    .execute();
  const then = new Map<string, ReadinessState>(
    rows.map((row) => [
      row.contact_id,
      { ready: true, readySince: row.ready_since, belowSince: row.below_since },
    ]),
  );
  const isOther = new Set(others);
  return (contactId) => {
    const now = known(contactId);
    if (now.score === null || !isOther.has(contactId)) return now;
    return { ...now, score: { ...now.score, readiness: then.get(contactId) ?? notReady } };
  };
}
