import type { Handler } from "../shell/handler.ts";
import { containing } from "./lead-query.ts";

const mostFound = 20;

/** Contacts by name, e-mail, company or id, whether they are leads or customers. */
export const findContacts: Handler<"findContacts"> = async (_deps, { ledger, portalId, query }) => {
  const { q } = query;
  const rows = await ledger.read
    .selectFrom("inputs")
    .select(["contact_id", "name", "email", "company"])
    .where("portal_id", "=", portalId)
    .where((e) =>
      /^\d{1,20}$/.test(q)
        ? e.or([e("contact_id", "=", q), containing("search_text", q)])
        : containing("search_text", q),
    )
    .orderBy("search_text")
    .limit(mostFound)
    .execute();
  return {
    contacts: rows.map(({ contact_id: contactId, ...named }) => ({ contactId, ...named })),
  };
};
