import type { Clock } from "../../base/clock.ts";
import type { HubSpot } from "../../hubspot/transport/client.ts";
import type { Logger } from "../../base/log.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portals } from "../../store/portals/portals.ts";
import type { RoleOf } from "../../account/roles.ts";

/** What the pages inside HubSpot are answered with. */
export type CardsDeps = {
  readonly ledger: Ledger;
  readonly portals: Portals;
  /** Asked by the settings page only; the card is answered from the ledger. */
  readonly hubspot: Pick<HubSpot, "portal">;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where HubSpot reaches us, with scheme: signatures are checked against it, never against Host. */
  readonly publicUrl: string;
  /** The app's client secret; two while it is rotated. */
  readonly secrets: readonly string[];
  /** The portal has new work: contacts were marked, or its document changed. */
  readonly wakePortal: (portalId: PortalId) => void;
  readonly roleOf: RoleOf;
};
