import type { LedgerTransaction } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { failed, succeeded } from "./action-answer.ts";
import type { Action } from "./answer-action.ts";

const texts = {
  en: {
    confirmed: "Ripen has the receipt of this enrolment.",
    again: "Ripen had the receipt of this enrolment already.",
    notOurs:
      "The contact entered this workflow without Ripen's trigger: there is nothing to confirm.",
    noScenario: "Choose the scenario that starts this workflow in the action's settings.",
    gone: "The contact no longer exists.",
  },
  es: {
    confirmed: "Ripen tiene el recibo de esta inscripción.",
    again: "Ripen ya tenía el recibo de esta inscripción.",
    notOurs:
      "El contacto entró en este flujo sin el disparador de Ripen: no hay nada que confirmar.",
    noScenario: "Elija en los ajustes de la acción el escenario que inicia este flujo.",
    gone: "El contacto ya no existe.",
  },
} as const;

/** 'Confirm enrolment': turns the scenario's latest crossing from written into received (contracts.md, Crossings). */
export const confirmEnrolment: Action = {
  name: "confirm-enrolment",
  run: async (tx, { portal, call, contactId }) => {
    const say = texts[portal.language];
    const { scenario } = call.inputs;
    if (scenario === undefined) return failed({ confirmed: "false", explanation: say.noScenario });
    if (contactId === null) return failed({ confirmed: "false", explanation: say.gone });
    const state = await latestState(tx, portal.portalId, contactId, scenario);
    if (state === "receipt") return succeeded({ confirmed: "true", explanation: say.again });
    // The workflow may be faster than HubSpot's answer to us: then the crossing is still on its way.
    if (state?.kind !== "set off") {
      return succeeded({ confirmed: "false", explanation: say.notOurs });
    }
    await tx
      .updateTable("crossings")
      .set({ state: "receipt" })
      .where("portal_id", "=", portal.portalId)
      .where("contact_id", "=", contactId)
      .where("scenario", "=", scenario)
      .where("generation", "=", state.generation)
      .execute();
    return succeeded({ confirmed: "true", explanation: say.confirmed });
  },
};

/** States of a crossing from which no enrolment of ours can have come. */
const neverSetOff: ReadonlySet<string> = new Set(["recorded", "paced", "waiting", "rejected"]);

async function latestState(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  scenario: string,
): Promise<"receipt" | { readonly kind: "set off"; readonly generation: number } | null> {
  const row = await tx
    .selectFrom("crossings")
    .select(["generation", "state"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .orderBy("generation", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row?.state === "receipt") return "receipt";
  return row === undefined || neverSetOff.has(row.state)
    ? null
    : { kind: "set off", generation: row.generation };
}
