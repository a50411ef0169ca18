import type { AccountDeps } from "../../account/caller.ts";
import type { StoreAddress } from "../../store/open-stores.ts";
import type { Background } from "./background.ts";
import type { ApiUse } from "../../hubspot/api-use.ts";

/** What the console is built from. HubSpot is never asked on the way of an answer that can do without. */
export type ConsoleDeps = AccountDeps & {
  /** Where browsers reach us, with scheme: cookies are Secure when it is https. */
  readonly publicUrl: string;
  /** Where the worker threads open a connection of their own, for reading. */
  readonly stores: StoreAddress;
  /** Whether HubSpot is the simulated one: only then does /console/demo-enter let anybody in. */
  readonly isSimulated: boolean;
  /** Whether the beta that lists workflows and the legacy enrolment call may be used: never in a certified app. */
  readonly mayUseWorkflowApi: boolean;
  /** Calls to HubSpot as counted by this process; its `observe` is given to createHubSpot. */
  readonly apiUse: ApiUse;
  /** For how many days the data of an account that left is kept. */
  readonly keepDays: number;
  /** Where work goes that outlives the request that began it; to be stopped before the stores are closed. */
  readonly background: Background;
};
