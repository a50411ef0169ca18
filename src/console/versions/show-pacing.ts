import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { countPacedWrites } from "../../store/writes/paced-writes.ts";
import type { Pacing } from "../contract/pacing.ts";
import type { Handler } from "../shell/handler.ts";

export const showPacing: Handler<"pacing"> = (_deps, { ledger, portal }) =>
  pacingOf(ledger.read, portal);

/** What is let go little by little, as it stands in `portal` and the ledger. */
export async function pacingOf(read: LedgerReader, portal: Portal): Promise<Pacing> {
  const left = await countPacedWrites(read, portal.portalId);
  return { writes: { pace: portal.writePace ?? null, left } };
}
