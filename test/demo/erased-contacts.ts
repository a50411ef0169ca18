import type { Simulator } from "../simulator/simulator.ts";

const naming = ["objectId", "primaryObjectId", "mergedObjectIds", "newObjectId"];

/**
 * Whether an event names a contact that was erased by law: the app erases such events from what it stored,
 * so that nobody must miss them there.
 */
export function namesErased(simulator: Simulator): (event: object) => boolean {
  const valueOf = (event: object, name: string): unknown => Reflect.get(event, name);
  const erased = new Set(
    simulator
      .deliveries()
      .filter(({ event }) => event.subscriptionType.endsWith(".privacyDeletion"))
      .map(({ event }) => String(valueOf(event, "objectId"))),
  );
  return (event) =>
    naming
      .flatMap((name) => valueOf(event, name))
      .some((id) => id !== undefined && erased.has(String(id)));
}
