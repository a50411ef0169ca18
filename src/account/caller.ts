import type { HubSpot } from "../hubspot/transport/client.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Instance } from "../store/instance.ts";
import type { Portal } from "../store/portals/portals.ts";

/** Who changes or looks at which account. Nothing of another account can be reached from here. */
export type Caller = {
  readonly portalId: PortalId;
  /** The account as it was when the call came. */
  readonly portal: Portal;
  /** The ledger as this account's work sees it. */
  readonly ledger: Ledger;
  /** The name for the audit trail. */
  readonly who: string;
};

/** What the use cases of an account work with. */
export type AccountDeps = Instance & {
  /** Asked at a person's priority. */
  readonly hubspot: Pick<HubSpot, "portal">;
  /** The account has new work: contacts were marked, or its document changed. */
  readonly wakePortal: (portalId: PortalId) => void;
};
