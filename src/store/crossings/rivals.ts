import { sql, type RawBuilder } from "kysely";
import type { StateQuestion } from "./state.ts";

/**
 * Whether none of these scenarios stands in a contact's way: an open crossing of one is a rival where its state is such
 * as `blocks` asks for. For queries of `crossings`.
 */
export function hasNoRival(
  scenarios: readonly string[],
  blocks: StateQuestion,
): RawBuilder<boolean> {
  if (scenarios.length === 0) return sql<boolean>`1 = 1`;
  return sql<boolean>`not exists (
    select 1 from crossings as rival
    where rival.portal_id = crossings.portal_id and rival.contact_id = crossings.contact_id
      and rival.scenario in (${sql.join(scenarios)}) and ${blocks.sql("rival.state")}
      and rival.ended_at is null and rival.rearmed_at is null)`;
}
