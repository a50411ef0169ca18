import type { LedgerTransaction } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { becomes, isConfirmed, mayBeConfirmed } from "../../store/crossings/state.ts";
import { failed, succeeded } from "./action-answer.ts";
import type { Action } from "./answer-action.ts";
import { confirmTexts } from "../../words/action-texts.ts";

/** 'Confirm enrolment': turns the scenario's latest crossing from written into received (contracts.md, Crossings). */
export const confirmEnrolment: Action = {
  name: "confirm-enrolment",
  run: async (tx, { portal, call, contactId }) => {
    const say = confirmTexts[portal.language];
    const { scenario } = call.inputs;
    if (scenario === undefined) return failed({ confirmed: "false", explanation: say.noScenario });
    if (contactId === null) return failed({ confirmed: "false", explanation: say.gone });
    const latest = await latestOf(tx, portal.portalId, contactId, scenario);
    if (latest !== undefined && isConfirmed(latest.state)) {
      return succeeded({ confirmed: "true", explanation: say.again });
    }
    if (latest === undefined || !mayBeConfirmed(latest.state)) {
      return succeeded({ confirmed: "false", explanation: say.notOurs });
    }
    await tx
      .updateTable("crossings")
      .set({ state: becomes.confirmed })
      .where("portal_id", "=", portal.portalId)
      .where("contact_id", "=", contactId)
      .where("scenario", "=", scenario)
      .where("generation", "=", latest.generation)
      .execute();
    return succeeded({ confirmed: "true", explanation: say.confirmed });
  },
};

async function latestOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  scenario: string,
): Promise<{ readonly generation: number; readonly state: string } | undefined> {
  return tx
    .selectFrom("crossings")
    .select(["generation", "state"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .orderBy("generation", "desc")
    .limit(1)
    .executeTakeFirst();
}
