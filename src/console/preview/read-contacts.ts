import type { ReadContact } from "../../reading/reading.ts";
import type { Properties } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import { propertiesColumn } from "../../store/engine/json-column.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { news } from "../../store/marks/mark-dirty.ts";
import { readKept, recall, type Known } from "../../store/scores/recall.ts";
import { targetOf, type OutputTargets } from "../../writeback/output-targets.ts";

/** A scored contact as the ledger alone knows it. */
export type KnownContact = {
  readonly contactId: string;
  readonly known: Known & { readonly score: Score };
  /** What a reading without news would show, our outputs as they were last intended; null where nothing was kept. */
  readonly reading: ReadContact | null;
  /** When the lane would look at it by itself, epoch milliseconds; null for never. */
  readonly nextChangeAt: number | null;
};

/** The account's next scored contacts by rising id, at most `limit`. `outputs` is where the versions in force write. */
export async function readContacts(
  read: LedgerReader,
  portalId: PortalId,
  outputs: OutputTargets,
  after: string,
  limit: number,
): Promise<KnownContact[]> {
  const rows = await read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", ">", after)
    .orderBy("contact_id")
    .limit(limit)
    .execute();
  return readThese(
    read,
    portalId,
    outputs,
    rows.map((row) => row.contact_id),
  );
}

/** Those of these contacts that have a score, in this order. */
export async function readThese(
  read: LedgerReader,
  portalId: PortalId,
  outputs: OutputTargets,
  ids: readonly string[],
): Promise<KnownContact[]> {
  if (ids.length === 0) return [];
  const known = await recall({ read }, portalId, ids);
  const due = await read
    .selectFrom("scores")
    .select(["contact_id", "next_change_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
  const dueOf = new Map(due.map((row) => [row.contact_id, row.next_change_at]));
  const companies = await readCompanies(
    read,
    portalId,
    ids.flatMap((id) => known(id).kept?.companyId ?? []),
  );
  return ids.flatMap((contactId): KnownContact[] => {
    const { score, ...rest } = known(contactId);
    if (score === null) return [];
    const of = { contactId, known: { ...rest, score }, nextChangeAt: dueOf.get(contactId) ?? null };
    const kept = readKept(rest.kept);
    if (rest.kept === null || kept === null) return [{ ...of, reading: null }];
    const { companyId } = rest.kept;
    const reading: ReadContact = {
      id: contactId,
      properties: { ...kept.properties, ...shownOutputs(outputs, rest.published) },
      companyId,
      company: companies.get(companyId ?? "") ?? kept.company,
      mark: null,
      news: news.none,
    };
    return [{ ...of, reading }];
  });
}

/** Companies are read more often than each of their contacts. */
async function readCompanies(
  read: LedgerReader,
  portalId: PortalId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Properties>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom("companies")
    .select(["company_id", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("company_id", "in", [...new Set(ids)])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const properties = propertiesColumn.read(row.properties_json);
      return properties === null ? [] : [[row.company_id, properties] as const];
    }),
  );
}

function shownOutputs(outputs: OutputTargets, published: Known["published"]): Properties {
  return Object.fromEntries(
    Object.entries(published ?? {}).map(([output, value]) => [targetOf(outputs, output), value]),
  );
}
