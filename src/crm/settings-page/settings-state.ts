// The app and the uploaded project each hold this file, because HubSpot uploads a folder of its own: a
// test keeps the two equal.

/** A property of the portal that a field can be mapped to. */
export type PropertyChoice = { readonly name: string; readonly label: string };

/** One field of the model and where it is read: the company's value first, the contact's as fall-back. */
export type MappedField = {
  readonly name: string;
  readonly label: string;
  /** Null when the field is not read from this record type. */
  readonly contact: string | null;
  readonly company: string | null;
};

/** What is off for lack of a scope. */
export type FeatureOff = { readonly feature: string; readonly missing: readonly string[] };

/** Everything that the settings page shows, answered in one request. Times are epoch milliseconds. */
export type SettingsState = {
  readonly connection: "connected" | "disconnected";
  readonly installedBy: string;
  readonly installedAt: number;
  /** Null while the scoring runs. */
  readonly pausedAt: number | null;
  /** What the breaker holds, a sentence for each cause; null while it holds nothing. */
  readonly held: { readonly since: number; readonly texts: readonly string[] } | null;
  readonly featuresOff: readonly FeatureOff[];
  /** The model in force; null before the first publish. */
  readonly model: {
    readonly name: string;
    readonly version: number;
    readonly publishedAt: number;
    readonly publishedBy: string;
  } | null;
  /** Contacts with a score, those ready now, and those that wait to be scored. */
  readonly contacts: { readonly scored: number; readonly ready: number; readonly waiting: number };
  /** Work over all contacts that goes on just now: reading them for the first time, or scoring them anew. */
  readonly underWay: {
    readonly what: "firstRun" | "rescoring";
    readonly done: number;
    /** Null while nobody knows. */
    readonly total: number | null;
  } | null;
  readonly fields: readonly MappedField[];
  /** The portal's properties to choose from; null when HubSpot could not be asked just now. */
  readonly choices: {
    readonly contact: readonly PropertyChoice[];
    readonly company: readonly PropertyChoice[];
  } | null;
  /** Whether the person may pause and resume. */
  readonly mayEdit: boolean;
  /** Whether the person may change the mapping: that publishes a version. */
  readonly mayPublish: boolean;
};

/** A way into the console: good once, until `expiresAt` (epoch milliseconds). */
export type ConsoleTicket = { readonly url: string; readonly expiresAt: number };
