import type { Properties } from "../scoring/facts.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import type { CrossingChange } from "../store/crossings/crossing.ts";
import type { Decision } from "../store/decision.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Known } from "../store/scores/recall.ts";

/**
 * What stands behind starts and falls that the breaker holds, so that a person sees at once what they share: the contact
 * was `created`, or these `properties` of it changed, or something else that it is scored by (`company`).
 */
export type Cause =
  | { readonly kind: "created" | "company" }
  | { readonly kind: "properties"; readonly names: readonly string[] };

/** Names of a cause are many where a sync writes whole records: the first few say enough. */
const mostNames = 5;

/** The cause as the ledger keeps it: causes that are alike give the same text. */
export function writeCause(cause: Cause): string {
  return cause.kind === "properties"
    ? `properties:${cause.names.toSorted().slice(0, mostNames).join(",")}`
    : cause.kind;
}

/** The cause that `writeCause` wrote. */
export function readCause(text: string): Cause {
  const [kind, names = ""] = text.split(":");
  if (kind === "created") return { kind };
  if (kind === "properties" && names !== "") return { kind, names: names.split(",") };
  return { kind: "company" };
}

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
