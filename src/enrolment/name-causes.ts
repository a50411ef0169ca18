import type { Properties } from "../scoring/facts.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { writeCause, type Cause } from "../store/crossings/cause.ts";
import type { CrossingChange } from "../store/crossings/crossing.ts";
import type { Decision } from "../store/decision.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Known } from "../store/scores/recall.ts";

/**
 * Names the cause of what is held of these decisions, by what was kept with their last scoring; the others are given
 * back as they are. `mapped` are the contact properties that the models read.
 */
export async function nameCauses(
  { read }: Pick<Ledger, "read">,
  { portalId, mapped }: { readonly portalId: PortalId; readonly mapped: readonly string[] },
  decisions: readonly Decision[],
  known: (contactId: string) => Known,
): Promise<readonly Decision[]> {
  const held = decisions.filter(({ crossings }) => crossings.some(isHolding));
  if (held.length === 0) return decisions;
  const ids = held.map(({ contactId }) => contactId);
  const before = await recallInputs(read, portalId, ids);
  return decisions.map((decision) => {
    if (!held.includes(decision)) return decision;
    const { contactId, inputs } = decision;
    const cause: Cause =
      known(contactId).score === null
        ? { kind: "created" }
        : changed(mapped, before.get(contactId) ?? {}, inputs?.properties ?? {});
    return { ...decision, heldBy: writeCause(cause) };
  });
}

function isHolding(change: CrossingChange): boolean {
  return (
    (change.change === "fired" && change.heldAs !== undefined) ||
    (change.change === "fall" && change.fall === "held")
  );
}

function changed(mapped: readonly string[], before: Properties, now: Properties): Cause {
  const names = mapped.filter((name) => (before[name] ?? "") !== (now[name] ?? ""));
  return names.length === 0 ? { kind: "company" } : { kind: "properties", names };
}
