import type { Ledger } from "../store/ledger.ts";

/** The same ledger; `committed` hears how long each write transaction took, its wait included, in seconds. */
export function measuredLedger(ledger: Ledger, committed: (seconds: number) => void): Ledger {
  return {
    ...ledger,
    transaction: async (work) => {
      const startedAt = performance.now();
      const result = await ledger.transaction(work);
      committed((performance.now() - startedAt) / 1000);
      return result;
    },
    forPortal: (portalId) => measuredLedger(ledger.forPortal(portalId), committed),
    forReports: (portalId) => measuredLedger(ledger.forReports(portalId), committed),
    forDoor: () => measuredLedger(ledger.forDoor(), committed),
  };
}
