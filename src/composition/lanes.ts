import type { Env } from "../../config/env.ts";
import { isPrepared } from "../account/state.ts";
import { eraseGone, mustAskGone } from "../erasure/erase-gone.ts";
import { untraced } from "../base/trace.ts";
import { startInbox, type Inbox, type InboxDeps } from "../inbox/inbox.ts";
import { leavePortal } from "../lane/leave-portal.ts";
import { portalOpener } from "../lane/open-portal.ts";
import { preparePortal, type Preparation } from "../lane/prepare-portal.ts";
import type { Instance } from "../store/instance.ts";
import type { Connection } from "./connection.ts";

/** Starts the splitter and the lanes, and says what an account's lane does at its turn: prepare, leave, or work. */
export function startLanes(
  { hubspot: app, leaseMs, pollEveryMs }: Env,
  instance: Instance,
  { hubspot, forget }: Pick<Connection, "hubspot" | "forget">,
  { owner, count, startWith }: Pick<InboxDeps, "owner" | "count"> & Pick<Preparation, "startWith">,
): Inbox {
  const { mayUseWorkflowApi } = app;
  const openWork = portalOpener(hubspot, { mayUseWorkflowApi, pollEveryMs });
  const inbox = startInbox({
    ...instance,
    owner,
    ...(count && { count }),
    appId: app.appId,
    times: { leaseMs, renewMs: leaseMs / 3, idleMs: 1_000 },
    open: async (portalId, lease) => {
      const portal = await instance.portals.get(portalId);
      if (portal?.status !== "connected") {
        forget(portalId);
        return null;
      }
      const client = hubspot.portal(portalId);
      if (portal.leaving !== undefined) {
        await leavePortal(instance, client, portal);
        return null;
      }
      // Before its contacts are read: nothing of who is gone since the backup may come to light.
      if (mustAskGone(portal)) await eraseGone(instance, client, portal);
      const prepared = isPrepared(portal)
        ? portal
        : await preparePortal({ ...instance, startWith }, client, portal, lease);
      return prepared && openWork(prepared, lease);
    },
    // The next owner counts from HubSpot's answers, and so does this one when it comes back.
    onLeft: (portalId) => hubspot.forget(portalId),
    onDisconnected: forget,
  });
  // A lane that a request wakes goes on after it: its lines are not that request's.
  return {
    ...inbox,
    wake: (bytes) => untraced(() => inbox.wake(bytes)),
    wakePortal: (portalId) => untraced(() => inbox.wakePortal(portalId)),
  };
}
