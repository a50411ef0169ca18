import type { Properties } from "../../scoring/facts.ts";
import type { Ledger } from "../engine/ledger.ts";
import { textsColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * The contacts as HubSpot will show them once the values that people gave us for `names` are written: a
 * verdict pressed on the card counts from the next scoring on, and not only when HubSpot has it.
 */
export async function withPendingInputs<
  C extends { readonly id: string; readonly properties: Properties },
>(
  ledger: Ledger,
  portalId: PortalId,
  contacts: readonly C[],
  names: ReadonlySet<string>,
): Promise<readonly C[]> {
  if (contacts.length === 0) return contacts;
  const rows = await ledger.read
    .selectFrom("writes")
    .select(["contact_id", "properties_json"])
    .where("portal_id", "=", portalId)
    .where(
      "contact_id",
      "in",
      contacts.map(({ id }) => id),
    )
    .execute();
  const pending = new Map(
    rows.map((row) => [row.contact_id, inputsIn(row.properties_json, names)]),
  );
  return contacts.map((contact) => {
    const inputs = pending.get(contact.id);
    return inputs === undefined
      ? contact
      : { ...contact, properties: { ...contact.properties, ...inputs } };
  });
}

function inputsIn(propertiesJson: string, names: ReadonlySet<string>): Properties {
  const values = textsColumn.read(propertiesJson) ?? {};
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}
