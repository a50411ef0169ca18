import type { Ledger } from "../store/engine/ledger.ts";

/** The same ledger; `committed` hears how long each write transaction took, its wait included, in seconds. */
export function measuredLedger(ledger: Ledger, committed: (seconds: number) => void): Ledger {
  const measured = async <T>(work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await work();
    committed((performance.now() - startedAt) / 1000);
    return result;
  };
  return {
    ...ledger,
    transaction: (work) => measured(() => ledger.transaction(work)),
    statement: (work) => measured(() => ledger.statement(work)),
    forPortal: (portalId) => measuredLedger(ledger.forPortal(portalId), committed),
    forReports: (portalId) => measuredLedger(ledger.forReports(portalId), committed),
    forDoor: () => measuredLedger(ledger.forDoor(), committed),
  };
}
