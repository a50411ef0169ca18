import type { BehaviourSource } from "../config/behaviour.ts";
import type { Scenario } from "../config/scenarios/scenario.ts";
import type { Pace } from "../config/schedule.ts";
import type { HubSpotClient } from "./hubspot/transport/client.ts";
import type { CompiledModel } from "./scoring/compile/compile.ts";
import type { EnrolmentCall } from "./store/crossings/crossing.ts";
import type { Lease } from "./store/engine/lease.ts";
import type { DueOf } from "./store/crossings/handoffs.ts";
import type { PortalId } from "./store/engine/portal-id.ts";
import type { SlaTerms, WritePace } from "./store/portals/portals.ts";

/** A scenario that the admin bound to a workflow, and when: states older than the binding fire nothing. */
export type BoundScenario = Scenario & {
  /** Epoch milliseconds. */
  readonly boundAt: number;
  /** The call that enrols; null for the trigger property. */
  readonly call: EnrolmentCall | null;
  /** No workflow is bound: our own lists tell of it, and HubSpot is told nothing. */
  readonly isListed?: boolean;
};

/** What decides about one portal's contacts, for one version of its model: all but the right to work and the way to HubSpot. */
export type PortalRules = {
  readonly portalId: PortalId;
  readonly models: { readonly lead: CompiledModel; readonly customer: CompiledModel | null };
  /** The draft that runs in the shadow, and since when (epoch milliseconds); null while none does. */
  readonly challenger: { readonly model: CompiledModel; readonly startedAt: number } | null;
  /** The versions in force. */
  readonly versions: { readonly lead: number; readonly customer: number | null };
  /** The lead version in force had been put out of force before: who was ready then is ready again. */
  readonly isRolledBack: boolean;
  /** When it was put out of force, epoch milliseconds: crossings that were armed again since are as they were. Null where it never was. */
  readonly leftAt: number | null;
  /** Since when the versions in force are, epoch milliseconds, and whether the last of them was published for its mapping alone. */
  readonly inForce: { readonly since: number; readonly isMapping: boolean };
  /** When the account came back after more than a day without us, epoch milliseconds; null where it never left for so long. */
  readonly returnedAt: number | null;
  /** HubSpot's own behaviour sources and those that the model maps. */
  readonly sources: readonly BehaviourSource[];
  /** What must be read from HubSpot for all of this. */
  readonly reads: { readonly contact: readonly string[]; readonly company: readonly string[] };
  /** What the models map: when one of these breaks, what depends on it rests (freeze-broken.ts). */
  readonly mapped: { readonly contact: readonly string[]; readonly company: readonly string[] };
  readonly scenarios: readonly BoundScenario[];
  /** Crossings are recorded and nothing is set off, because an admin is trying the scenarios out. */
  readonly isDryRun: boolean;
  /** How fast values that a publish alone changed may be written; null for at once. */
  readonly writePace: WritePace | null;
  /** Outputs that go to the portal's own properties, by the name of ours; all others go to ours. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Ours that stand in the portal with another type: never written. */
  readonly unwritable: ReadonlySet<string>;
  /** Properties that cannot be written for now, ours or the portal's own: what is intended for them is held. */
  readonly resting: ReadonlySet<string>;
  /** Epoch milliseconds of the install: contacts created later are new. */
  readonly installedAt: number;
  /** Leads whose company has an open deal, or is a customer, are told to their owner instead of handed to a new salesperson. */
  readonly tellsColleagues: boolean;
  /** When sales is reminded of a lead, and until when it must have tried it. */
  readonly dueOf: DueOf;
  /** What counts as a first contact beside calls, meetings and verdicts, and who hears of what is overdue. */
  readonly salesTerms: Pick<SlaTerms, "statuses" | "countsLastContacted" | "escalateTo">;
  /** What the granted scopes carry beside the required ones. */
  readonly features: ReadonlySet<"workflows" | "lists" | "owners" | "deals">;
  readonly language: "en" | "es";
  /** IANA name, for dates in the reasons. */
  readonly timeZone: string;
};

/** Everything that one portal's turn works with, for one version of its model. */
export type PortalWork = PortalRules & {
  readonly client: HubSpotClient;
  /** The right to work on this portal; every commit is checked against it. */
  readonly lease: Lease;
  /** Whether the legacy enrolment API and the beta of the flows API may be called: never in a certified app. */
  readonly mayUseWorkflowApi: boolean;
  readonly pace: Pace;
};
