/** When the named jobs run, as cron expressions in UTC. */
export type Schedule = {
  readonly decay: string;
  readonly sample: string;
  readonly prune: string;
  readonly erase: string;
};

export const schedule: Schedule = {
  // Contacts whose score or scenario changes by itself: what is due by time is taken up within a minute, turn included.
  decay: "*/30 * * * * *",
  // A sample of every portal, made again from scratch and compared.
  sample: "41 2 * * *",
  // What is past its keeping: events, history, the data of accounts that left.
  prune: "23 3 * * *",
  // The last traces of erased contacts; the law gives a month, HubSpot's review a day.
  erase: "*/5 * * * *",
};

/** How often a portal's lane looks for what no webhook tells, and how long it waits for HubSpot. Milliseconds. */
export type Pace = {
  /** Between two polls of changed contacts; an admin may set another for the portal. */
  readonly pollEveryMs: number;
  /** How far a poll looks back beyond the last one: search lags behind (hubspot-facts 3.8), and clocks differ. */
  readonly pollOverlapMs: number;
  /** Before a contact is read again that HubSpot showed older than its webhook (reliability.md section 3). */
  readonly readAgainMs: number;
  /** Before a meeting or call is looked at again that is not over yet. */
  readonly activityAgainMs: number;
  /** Between two looks at changed deals. */
  readonly dealsEveryMs: number;
  /** Between two readings of the account's owners. */
  readonly ownersEveryMs: number;
  /** How long a feature rests that HubSpot forbade (reliability.md 2.3). */
  readonly forbiddenMs: number;
};

export const pace: Pace = Object.freeze({
  pollEveryMs: 5 * 60_000,
  pollOverlapMs: 10 * 60_000,
  readAgainMs: 5_000,
  activityAgainMs: 15 * 60_000,
  dealsEveryMs: 15 * 60_000,
  ownersEveryMs: 60 * 60_000,
  forbiddenMs: 24 * 60 * 60_000,
});
