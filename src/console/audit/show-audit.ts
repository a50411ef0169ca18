import { detailColumn } from "../../store/engine/json-column.ts";
import type { Handler } from "../shell/handler.ts";
import { auditText } from "../../words/audit-texts.ts";

/** The audit trail, newest first. */
export const showAudit: Handler<"audit"> = async (_deps, { ledger, portalId, query }) => {
  const { before, limit } = query;
  const rows = await ledger.read
    .selectFrom("audit")
    .selectAll()
    .where("portal_id", "=", portalId)
    .$if(before !== undefined, (entries) => entries.where("id", "<", before ?? 0))
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  return {
    entries: rows.slice(0, limit).map((row) => {
      const detail = detailColumn.read(row.detail_json) ?? {};
      return {
        id: row.id,
        at: row.at,
        who: row.who,
        what: row.what,
        text: auditText(row.what, detail),
        detail,
      };
    }),
    hasMore: rows.length > limit,
  };
};
