import type { PortalId } from "./portal-id.ts";

/** A sealed text: AES-256-GCM under the portal's data key, see src/oauth/sealing.ts. */
export type Sealed = {
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
};

/** A property of the portal that is in the way of ours; types as `type/fieldType`. */
export type PropertyConflict = {
  readonly name: string;
  readonly expected: string;
  readonly found: string;
};

/** How a scenario is bound to a workflow of the portal. */
export type Binding = {
  readonly actuator: "property";
  readonly boundAt: number;
};

/** Everything about one installation that a person may want to read, diff and back up. */
export type Portal = {
  readonly portalId: PortalId;
  /** `disconnected`: HubSpot said that we are uninstalled; no call is made until a new install. */
  readonly status: "connected" | "disconnected";
  /** Since when an admin has paused the scoring, epoch milliseconds: nothing is read or written meanwhile. Absent while it runs. */
  readonly pausedAt?: number;
  /** Epoch milliseconds of the latest install. */
  readonly installedAt: number;
  readonly installedBy: string;
  /** When its properties were created and its first run began; earlier than `installedAt` after a new install. */
  readonly preparedAt?: number;
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
  /** Bound scenarios by name. */
  readonly bindings: Readonly<Record<string, Binding>>;
};

/** The port of the portals document. Adapters: portals-file.ts (lowdb); every one passes the battery in test/store. */
export interface Portals {
  /** Every portal, connected or not, by rising id. */
  list(): Promise<readonly Portal[]>;
  get(portalId: PortalId): Promise<Portal | null>;
  /**
   * Replaces one portal by what `change` makes of it, durably before it resolves; changes of one portal
   * run one after the other. Throws what `change` throws, and then nothing is changed.
   */
  update(portalId: PortalId, change: (before: Portal | null) => Portal): Promise<Portal>;
  remove(portalId: PortalId): Promise<void>;
  close(): Promise<void>;
}
