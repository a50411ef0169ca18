import type { Handler } from "../api/handler.ts";
import type { Text } from "../../scoring/text.ts";
import { recordUrl } from "../record-url.ts";

const states = ["waiting", "intended", "rejected"] as const;
type State = (typeof states)[number];

/** Enrolments that wait or were refused, the latest first. */
export const listHeld: Handler<"held"> = async (_deps, { ledger, portal, portalId, query }) => {
  const matching = ledger.read
    .selectFrom("crossings")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "crossings.portal_id")
        .onRef("inputs.contact_id", "=", "crossings.contact_id"),
    )
    .where("crossings.portal_id", "=", portalId)
    .where("crossings.state", "in", states)
    .where("crossings.ended_at", "is", null);
  const { total } = await matching
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .select([
      "crossings.contact_id",
      "crossings.scenario",
      "crossings.state",
      "crossings.fired_at",
      "inputs.name",
    ])
    .orderBy("crossings.fired_at", "desc")
    .orderBy("crossings.contact_id")
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return {
    total,
    items: rows.flatMap((row) => {
      const state = states.find((each) => each === row.state);
      if (state === undefined) return [];
      return [
        {
          contactId: row.contact_id,
          name: row.name ?? "",
          recordUrl: recordUrl(portal, row.contact_id),
          scenario: row.scenario,
          state,
          firedAt: row.fired_at,
          ...saidOf[state],
        },
      ];
    }),
  };
};

const saidOf: Readonly<Record<State, { readonly why: Text; readonly advice: Text }>> = {
  waiting: {
    why: {
      en: "Another nurturing scenario goes first.",
      es: "Otro escenario de nurturing va primero.",
    },
    advice: {
      en: "Nothing to do: it goes on when that one has ended.",
      es: "No hay que hacer nada: sigue cuando termine el otro.",
    },
  },
  intended: {
    why: {
      en: "The trigger is on its way to HubSpot.",
      es: "El disparador está de camino a HubSpot.",
    },
    advice: {
      en: "Nothing to do, unless the scoring is paused or the connection is down.",
      es: "No hay que hacer nada, salvo que la puntuación esté en pausa o no haya conexión.",
    },
  },
  rejected: {
    why: { en: "HubSpot refused the trigger.", es: "HubSpot rechazó el disparador." },
    advice: {
      en: "The health page shows HubSpot's reason. Mend it there and have the contact scored again.",
      es: "La página de estado muestra el motivo de HubSpot. Corríjalo allí y haga puntuar de nuevo el contacto.",
    },
  },
};
