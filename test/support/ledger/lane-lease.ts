import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { takeLease, type Lease } from "../../../src/store/engine/lease.ts";

/** The lease of the portal's lane, taken at 1000 for a minute. */
export async function laneLease(ledger: Ledger): Promise<Lease> {
  const lease = await takeLease(ledger, "portal:12345", "one", 1_000, 60_000);
  if (lease === null) throw new Error("the lease is taken");
  return lease;
}
