import { propertiesColumn } from "../../store/engine/json-column.ts";
import { propertiesOfSources, standardSources } from "../../../config/behaviour.ts";
import type { HubSpotClient } from "../../hubspot/transport/client.ts";
import { listPage } from "../../hubspot/calls/list-page.ts";
import { standardProperties } from "../../reading/standard-properties.ts";
import type { Properties } from "../../scoring/facts.ts";
import type { Model } from "../../scoring/model/model.ts";
import { propertiesRead } from "../../scoring/model/properties-read.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { targetsOf } from "../../writeback/output-targets.ts";
import { modelsInForce } from "../../account/models.ts";

export type Names = { readonly contact: readonly string[]; readonly company: readonly string[] };

/** The properties that a draft maps and that the models in force do not: nothing is known of them yet. */
export function unreadProperties(portal: Portal, draft: Model): Names {
  const models = modelsInForce(portal);
  const inForce = models.map(propertiesRead);
  const known = {
    contact: new Set([
      ...standardProperties,
      ...propertiesOfSources(standardSources),
      ...inForce.flatMap((names) => names.contact),
      ...Object.values(targetsOf(models)),
    ]),
    company: new Set(inForce.flatMap((names) => names.company)),
  };
  const wanted = propertiesRead(draft);
  // What an output would overwrite is read too, so that the preview can count it.
  const contact = [...wanted.contact, ...Object.values(draft.outputs)];
  return {
    contact: contact.filter((name) => !known.contact.has(name)),
    company: wanted.company.filter((name) => !known.company.has(name)),
  };
}

/**
 * Reads these properties of every contact and company once and adds them to what is kept, so that a draft
 * can be scored. Only reads from HubSpot. Throws HubSpotError.
 */
export async function fillInputs(
  ledger: Ledger,
  client: HubSpotClient,
  names: Names,
  watch: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  for (const type of ["companies", "contacts"] as const) {
    const properties = type === "contacts" ? names.contact : names.company;
    if (properties.length === 0) continue;
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(client, type, {
        after,
        properties,
      });
      await addProperties(ledger, client.portalId, type, page.objects);
      done += page.objects.length;
      watch(done);
      after = page.after;
    } while (after !== null);
  }
}

type Read = { readonly id: string; readonly properties: Properties };

async function addProperties(
  ledger: Ledger,
  portalId: PortalId,
  type: "contacts" | "companies",
  objects: readonly Read[],
): Promise<void> {
  if (objects.length === 0) return;
  const { table, key } =
    type === "contacts"
      ? ({ table: "inputs", key: "contact_id" } as const)
      : ({ table: "companies", key: "company_id" } as const);
  const read = new Map(objects.map((object) => [object.id, object.properties]));
  await ledger.transaction(async (tx) => {
    const rows: { id: string; properties_json: string }[] = await tx
      .selectFrom(table)
      .select([`${key} as id`, "properties_json"])
      .where("portal_id", "=", portalId)
      .where(key, "in", [...read.keys()])
      .execute();
    for (const row of rows) {
      const kept = propertiesColumn.read(row.properties_json);
      await tx
        .updateTable(table)
        .set({ properties_json: propertiesColumn.write({ ...kept, ...read.get(row.id) }) })
        .where("portal_id", "=", portalId)
        .where(key, "=", row.id)
        .execute();
    }
  });
}
