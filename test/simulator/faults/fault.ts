/** What can go wrong with a call. `-before`: HubSpot did nothing; `-after`: it did, and the answer is lost. */
export type FaultKind =
  | "429-rolling"
  | "429-secondly"
  | "429-daily"
  | "423"
  | "477"
  | "500"
  | "502"
  | "503"
  | "504"
  | "521"
  | "522"
  | "523"
  | "524"
  | "525"
  | "526"
  | "timeout-before"
  | "timeout-after"
  | "reset-before"
  | "reset-after"
  | "truncated"
  | "html"
  /** 403 of the edge: a page, or nothing at all. It says nothing about scopes (hubspot-facts 16.2). */
  | "403-html"
  | "403-empty"
  /** 200 with no results: nothing is done, or it is. */
  | "empty-before"
  | "empty-after";

/** What may befall any call. The others are planted on purpose. */
export const faultKinds: readonly FaultKind[] = [
  "429-rolling",
  "429-secondly",
  "429-daily",
  "423",
  "477",
  "500",
  "502",
  "503",
  "504",
  "521",
  "522",
  "523",
  "524",
  "525",
  "526",
  "timeout-before",
  "timeout-after",
  "reset-before",
  "reset-after",
  "truncated",
  "html",
];

/** Which calls fail, how, and how often. */
export type FaultRule = {
  /** Beginning of the route's name, for instance `contacts.batch`. Default: every route that needs a token. */
  readonly route?: string;
  /** Taken in turn by seed. */
  readonly kinds: readonly FaultKind[];
  /** Share of the calls, 0 to 1. Default 1. */
  readonly rate?: number;
  /** After so many faults the rule is spent. Default: never. */
  readonly times?: number;
  /** Retry-After of 429 and 477, in seconds (decimals allowed, for shrunk time). Default: 1 for 477, none for 429. */
  readonly retryAfterSeconds?: number;
  /** How long a timeout holds the connection before cutting it, in milliseconds. Default 30,000. */
  readonly holdMs?: number;
};
