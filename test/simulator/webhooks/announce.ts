import { installOf } from "../oauth/grants.ts";
import type { Portal } from "../portal.ts";
import { objectTypes, objectTypeOf } from "../records/object-type.ts";
import type { RecordEvent } from "../records/change.ts";
import type { World } from "../world.ts";
import { happeningsOf, type Readings } from "./happenings.ts";
import type { Postman } from "./postman.ts";
import { subscribedEvents } from "./subscribe.ts";

/**
 * Tells the postman what the app has subscribed to, for portals that have it installed with the read
 * scope of the object (hubspot-facts 5.1).
 */
export function announce(
  world: World,
  portal: Portal,
  postman: Postman,
  readings: Readings,
): (event: RecordEvent) => void {
  let eventId = portal.id * 10;
  return (event) => {
    const install = installOf(world.grants, portal.id);
    if (!install) return;
    for (const happening of happeningsOf(portal, event, readings)) {
      const type = objectTypeOf(happening.objectName);
      if (!type || !install.scopes.includes(objectTypes[type].readScope)) continue;
      for (const draft of subscribedEvents(world.app, happening)) {
        eventId += 1;
        postman.send({
          ...draft,
          eventId,
          portalId: portal.id,
          appId: world.app.appId,
          attemptNumber: 0,
        });
      }
    }
  };
}
