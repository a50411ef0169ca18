import { describe } from "vitest";
import { accountStanding } from "./battery/account-standing.ts";
import { commits } from "./battery/commit.ts";
import { companies } from "./battery/companies.ts";
import { crossingChangesBattery } from "./battery/crossing-changes.ts";
import { crossingStatesBattery } from "./battery/crossing-states.ts";
import { forgetting } from "./battery/forgetting.ts";
import { handoffs } from "./battery/handoffs.ts";
import { heldCrossings } from "./battery/held-crossings.ts";
import { leases } from "./battery/leases.ts";
import { marks } from "./battery/marks.ts";
import { mergedCrossings } from "./battery/merged-crossings.ts";
import { massChangesBattery } from "./battery/mass-changes.ts";
import { merges } from "./battery/merges.ts";
import { olderRows } from "./battery/older-rows.ts";
import { pendingInputs } from "./battery/pending-inputs.ts";
import { pacedWrites } from "./battery/paced-writes.ts";
import { refusedCrossings } from "./battery/refused-crossings.ts";
import { requests } from "./battery/requests.ts";
import { retriesBattery } from "./battery/retries.ts";
import { rollouts } from "./battery/rollouts.ts";
import { standing } from "./battery/standing.ts";
import { scoreHistory } from "./battery/score-history.ts";
import { tickets } from "./battery/tickets.ts";
import { transactions } from "./battery/transactions.ts";
import { writes } from "./battery/writes.ts";
import type { LedgerAdapter } from "./ledger-adapter.ts";

/** What every adapter of the ledger promises. */
export function ledgerBattery(adapter: LedgerAdapter): void {
  describe("the ledger", () => {
    transactions(adapter);
    requests(adapter);
    leases(adapter);
    marks(adapter);
    massChangesBattery(adapter);
    commits(adapter);
    writes(adapter);
    companies(adapter);
    merges(adapter);
    mergedCrossings(adapter);
    crossingStatesBattery(adapter);
    crossingChangesBattery(adapter);
    refusedCrossings(adapter);
    retriesBattery(adapter);
    handoffs(adapter);
    heldCrossings(adapter);
    forgetting(adapter);
    scoreHistory(adapter);
    pendingInputs(adapter);
    rollouts(adapter);
    pacedWrites(adapter);
    standing(adapter);
    tickets(adapter);
    accountStanding(adapter);
    olderRows(adapter);
  });
}
