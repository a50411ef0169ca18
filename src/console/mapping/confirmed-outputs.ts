import { z } from "zod";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";

/** What the audit trail says when somebody confirmed an output's mapping. */
export const outputMapped = "outputMapped";

const detail = z.object({ output: z.string(), property: z.string() });

/**
 * Which outputs somebody has sent to which property after seeing how many values that overwrites
 * (contracts.md, Properties written to HubSpot). The audit trail is the record.
 */
export async function confirmedOutputs(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<(output: string, property: string) => boolean> {
  const rows = await read
    .selectFrom("audit")
    .select("detail_json")
    .where("portal_id", "=", portalId)
    .where("what", "=", outputMapped)
    .execute();
  const known = new Set(
    rows.flatMap((row) => {
      const parsed = detail.safeParse(JSON.parse(row.detail_json));
      return parsed.success ? [`${parsed.data.output} ${parsed.data.property}`] : [];
    }),
  );
  return (output, property) => known.has(`${output} ${property}`);
}
