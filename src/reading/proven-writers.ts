import { hasOutcome } from "../hubspot/transport/errors.ts";
import { historyBatchSize, readHistory } from "../hubspot/calls/read-history.ts";
import type { PortalWork } from "../portal-work.ts";
import { isOfMass } from "../store/marks/busy-sources.ts";
import type { Told, ToldHow } from "../store/marks/told.ts";
import type { ReadingDeps } from "./reading.ts";

/**
 * Who wrote the properties on which starts rest and that no webhook has named so far, by HubSpot's history: the latest
 * change since the last scoring (`since`, epoch milliseconds) made the value. Asked for the few contacts that need it
 * alone. What HubSpot refuses to tell is nobody's, so that the value counts as new. Throws HubSpotError.
 */
export async function provenWriters(
  { ledger }: Pick<ReadingDeps, "ledger">,
  work: Pick<PortalWork, "client" | "portalId">,
  doubts: ReadonlyMap<string, readonly string[]>,
  since: (contactId: string) => number,
): Promise<ReadonlyMap<string, Told>> {
  const proven = new Map<string, Told>();
  if (doubts.size === 0) return proven;
  const ids = [...doubts.keys()];
  const names = [...new Set([...doubts.values()].flat())];
  const isMass = await isOfMass(ledger.read, work.portalId);
  for (let start = 0; start < ids.length; start += historyBatchSize) {
    try {
      const batch = ids.slice(start, start + historyBatchSize);
      for (const [id, changes] of await readHistory(work.client, batch, names)) {
        const told = new Map<string, ToldHow>();
        const recent = changes.filter(({ at }) => at > since(id) - clockMs);
        for (const change of recent.toSorted((a, b) => a.at - b.at)) {
          told.set(change.property, howOf(change, isMass));
        }
        proven.set(id, told);
      }
    } catch (error) {
      if (!hasOutcome(error, "refused")) throw error;
    }
  }
  return proven;
}

/** HubSpot's clock and ours differ by less. */
const clockMs = 5_000;

function howOf(
  {
    at,
    sourceType,
    sourceId,
  }: { readonly at: number; readonly sourceType: string; readonly sourceId: string },
  isMass: (touch: { readonly source: string; readonly at: number }) => boolean,
): ToldHow {
  if (sourceType === "IMPORT") return "import";
  if (sourceType.startsWith("MERGE_")) return "merge";
  return isMass({ source: `${sourceType} ${sourceId}`, at }) ? "mass" : "news";
}
