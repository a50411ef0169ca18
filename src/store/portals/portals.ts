import type { Audience } from "../../../config/scenarios/scenario.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A sealed text: a JWE under the key that `keyId` names, see src/oauth/sealing.ts. */
export type Sealed = { readonly keyId: string; readonly jwe: string } | SealedBefore;

/** How texts were sealed before: AES-256-GCM, its parts apart in base64. These open still, and none is made any more. */
export type SealedBefore = {
  readonly keyId: string;
  readonly nonce: string;
  readonly text: string;
  readonly tag: string;
};

/** One published model. The document is kept as it was published, the mapping included. */
export type ModelVersion = {
  readonly version: number;
  readonly name: string;
  readonly note: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
  /** The model document, as parsed by scoring/model.ts. */
  readonly model: unknown;
  /** When it was last put out of force, epoch milliseconds: who was ready then is kept (readiness_of_versions). */
  readonly leftAt?: number;
  /** It was published because fields are read elsewhere, and for nothing else. */
  readonly isMapping?: boolean;
};

/** A role in the console that somebody was granted. */
export type Grant = {
  readonly role: "look" | "edit" | "publish";
  readonly grantedBy: string;
  /** Epoch milliseconds. */
  readonly grantedAt: number;
};

/** A property of the portal that is in the way of ours; types as `type/fieldType`. */
export type PropertyConflict = {
  readonly name: string;
  readonly expected: string;
  readonly found: string;
};

/** How a scenario is bound to a workflow of the portal. */
export type Binding = {
  readonly actuator: "property" | "list" | "workflow" | "task";
  /** The static list's id, or the id by which the enrolment API calls the workflow; absent for the property and the task. */
  readonly target?: string;
  readonly boundAt: number;
  /** Where the admin sets them: instead of the scenario's own. */
  readonly minimumScore?: number | null;
  readonly coolDownDays?: number;
  readonly mostADay?: number | null;
  readonly audience?: Pick<Audience, "segments" | "roles" | "stages">;
  /** The portal's own workflow that listens, for people; it is not called. */
  readonly workflow?: { readonly flowId: string; readonly name: string };
};

/** An admin's wish to disconnect Ripen; the lane carries it out and does nothing else meanwhile. */
export type Leaving = {
  /** Epoch milliseconds; names the wish. */
  readonly since: number;
  readonly by: string;
  /** Whether our properties are to be archived first. */
  readonly archive: boolean;
  /** When they were, epoch milliseconds; absent until then. */
  readonly archivedAt?: number;
  /** What HubSpot refused, and what to do; absent while it goes on. */
  readonly failure?: {
    readonly at: number;
    readonly step: "archive" | "uninstall";
    readonly text: { readonly en: string; readonly es: string };
    /** Properties that HubSpot does not archive while these workflows (flow ids), or something else, use them. */
    readonly inUse?: readonly { readonly name: string; readonly workflows: readonly string[] }[];
  };
};

/** How fast values that a publish alone changed are written: at most `most` contacts in an hour or a day. */
export type WritePace = {
  readonly most: number;
  readonly per: "hour" | "day";
  /** Epoch milliseconds. */
  readonly since: number;
  readonly by: string;
};

/** Within how many hours sales contacts a lead that was handed off, and which hours count (docs/contracts.md, SLA). */
export type SlaTerms = {
  /** Working hours for a lead that the score made ready. */
  readonly hours: number;
  /** Working hours for a lead that raised a hand. */
  readonly raisedHandHours: number;
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekdays: readonly number[];
  /** Minutes of the local day; null for round the clock. */
  readonly office: { readonly from: number; readonly to: number } | null;
  /** Days off, YYYY-MM-DD, and the public holidays of a country (ISO 3166-1), with a state where it has its own. */
  readonly holidays: {
    readonly dates: readonly string[];
    readonly country: string | null;
    readonly state: string | null;
  };
  /** Lead statuses (`hs_lead_status`) that count as a first contact when a person sets them. */
  readonly statuses: readonly string[];
  /** Whether HubSpot's date of the last contact counts, which sequences and integrations move too. */
  readonly countsLastContacted: boolean;
  /** The owner (HubSpot's id) who hears of overdue leads, and at once of leads without an owner; null for nobody. */
  readonly escalateTo: { readonly ownerId: string; readonly name: string } | null;
  /** Whether reminders and overdue leads that no workflow is bound to become tasks. */
  readonly makesTasks: boolean;
};

/** Everything about one installation that a person may want to read, diff and back up. */
export type Portal = {
  readonly portalId: PortalId;
  /** `disconnected`: we are uninstalled, by HubSpot's word or by our own wish; no call is made until a new install. */
  readonly status: "connected" | "disconnected";
  /** Since when it is disconnected, epoch milliseconds, as far as we know; an older one counts for nothing once it is connected again. */
  readonly disconnectedAt?: number;
  /** Set while an admin is disconnecting Ripen: nothing else is read or written. */
  readonly leaving?: Leaving;
  /** Since when an admin has paused the scoring, epoch milliseconds: nothing is read or written meanwhile. Absent while it runs. */
  readonly pausedAt?: number;
  /** Epoch milliseconds of the latest install. */
  readonly installedAt: number;
  readonly installedBy: string;
  /** When its properties were created and its first run began; earlier than `installedAt` after a new install. */
  readonly preparedAt?: number;
  /** When the stores were last restored from a backup, epoch milliseconds: what was scored before is read as if seen for the first time. */
  readonly restoredAt?: number;
  /** When HubSpot was last asked who is gone since a backup, epoch milliseconds. */
  readonly goneAskedAt?: number;
  /** Properties that stand in the portal under our names with another type: reported, and never written. */
  readonly conflicts?: readonly PropertyConflict[];
  /** Milliseconds between two polls for changes that send no webhooks; absent for the usual five minutes. */
  readonly pollEveryMs?: number;
  readonly scopes: readonly string[];
  readonly timeZone: string;
  readonly uiDomain: string;
  /** The language of labels that are written into the portal. */
  readonly language: "en" | "es";
  /** The portal's own data key, sealed under a master key of the environment. */
  readonly dataKey: Sealed;
  /** The refresh token, sealed under the data key; null once disconnected. Access tokens live in memory only. */
  readonly refreshToken: Sealed | null;
  readonly models: readonly ModelVersion[];
  /** The version in force of each kind; null before the first publish. */
  readonly current: { readonly lead: number | null; readonly customer: number | null };
  /** Roles in the console by e-mail in lower case; whoever installed can publish without one. */
  readonly people?: Readonly<Record<string, Grant>>;
  /** When HubSpot first showed the card on a record, epoch milliseconds; absent until then. */
  readonly cardSeenAt?: number;
  /** Steps of the console's first run that a person has marked as done. */
  readonly setupDone?: readonly string[];
  /** Since when crossings are recorded and nothing is set off, epoch milliseconds; absent while it is. */
  readonly dryRunSince?: number;
  /** Within how many working hours sales contacts who was handed off; absent for the usual ones (outcomes/sla.ts). */
  readonly sla?: SlaTerms;
  /** Leads are handed to sales although their company has an open deal or is a customer; absent: their owner is told. */
  readonly handsOffColleagues?: boolean;
  /** Set while an admin lets Home show figures by person, which local law may tie to conditions; absent otherwise. */
  readonly showsPeople?: { readonly since: number; readonly by: string };
  /** Set by an admin so that their own automations are not set off all at once; absent for at once. */
  readonly writePace?: WritePace;
  /** Properties that a draft needs beside those of the models in force: read with them, so that it can be previewed. */
  readonly alsoRead?: {
    readonly contact: readonly string[];
    readonly company: readonly string[];
    /** When every contact had been read with them, epoch milliseconds; absent until then. */
    readonly filledAt?: number;
  };
  /** A draft that runs in the shadow of the lead model in force; absent while none does. */
  readonly challenger?: Challenger;
  /** Bound scenarios by name. */
  readonly bindings: Readonly<Record<string, Binding>>;
};

/** A draft that is scored beside the model in force and never written (docs/evidence.md, Challenger). */
export type Challenger = {
  readonly document: unknown;
  /** The version that it runs against: another one in force ends it. */
  readonly against: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly startedBy: string;
};

/** The port of the portals document. Adapters: portals-file.ts (lowdb); every one passes the battery in test/store. */
export interface Portals {
  /** Every portal, connected or not, by rising id. */
  list(): Promise<readonly Portal[]>;
  get(portalId: PortalId): Promise<Portal | null>;
  /**
   * Stores an install, durably before it resolves: the only way in which a portal comes into being. Throws what
   * `make` throws, and then nothing is changed.
   */
  install(portalId: PortalId, make: (before: Portal | null) => Portal): Promise<Portal>;
  /**
   * Replaces what stands by what `make` makes of it, durably before it resolves; changes of one portal run one after
   * the other. Null when there is no such portal: what is gone stays gone, and `make` is not asked. Throws what `make`
   * throws, and then nothing is changed.
   */
  change(portalId: PortalId, make: (before: Portal) => Portal): Promise<Portal | null>;
  remove(portalId: PortalId): Promise<void>;
  close(): Promise<void>;
}
