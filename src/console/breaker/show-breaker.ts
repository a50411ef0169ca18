import { answerBreaker } from "../../account/held.ts";
import { heldGroups } from "../../store/crossings/held.ts";
import { readQueues } from "../../store/crossings/queues.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { heldText } from "../../words/breaker-words.ts";
import type { Breaker } from "../contract/breaker.ts";
import type { Handler } from "../shell/handler.ts";

/** What the breaker holds, for the banner of every page. */
export const showBreaker: Handler<"breaker"> = (_deps, { ledger, portalId }) =>
  breakerOf(ledger.read, portalId);

/** Lets what is held go, at once or some a day, or drops it. */
export const answerHeld: Handler<"answerBreaker"> = async (deps, call) => {
  await answerBreaker(deps, call, call.body);
  return breakerOf(call.ledger.read, call.portalId);
};

async function breakerOf(read: LedgerReader, portalId: PortalId): Promise<Breaker> {
  const groups = await heldGroups(read, portalId);
  const queues = groups.length === 0 ? [] : await readQueues(read, portalId);
  const paces = new Map(
    queues.flatMap(({ scenario, source, mostADay }) =>
      source === "held" ? [[scenario, mostADay] as const] : [],
    ),
  );
  return {
    contacts: groups.reduce((sum, { contacts }) => sum + contacts, 0),
    since: groups.length === 0 ? null : Math.min(...groups.map(({ since }) => since)),
    groups: groups.map((group) => ({
      ...group,
      text: heldText(group),
      mostADay: paces.get(group.what) ?? null,
    })),
  };
}
