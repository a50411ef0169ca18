import type { Simulator } from "../simulator/simulator.ts";

const naming = ["objectId", "primaryObjectId", "mergedObjectIds", "newObjectId"];

/**
 * Whether an event names a contact that was erased by law: the app erases such events from what it stored,
 * so that nobody must miss them there.
 */
export function namesErased(simulator: Simulator): (event: object) => boolean {
  const erased = new Set(
    simulator
      .deliveries()
      .filter(({ event }) => event.subscriptionType.endsWith(".privacyDeletion"))
      .flatMap(({ event }) => idsIn(event, "objectId")),
  );
  return (event) => naming.some((name) => idsIn(event, name).some((id) => erased.has(id)));
}

/** The ids under a name, as text: one, several, or none. */
function idsIn(event: object, name: string): string[] {
  const value: unknown = Reflect.get(event, name);
  return [value]
    .flat()
    .flatMap((id) => (typeof id === "number" || typeof id === "string" ? [`${id}`] : []));
}
