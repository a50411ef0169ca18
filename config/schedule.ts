/** When the named jobs run, as cron expressions in UTC. */
export type Schedule = { readonly decay: string };

export const schedule: Schedule = {
  // Contacts whose score has changed by itself; each hour, so that every portal's night is among them.
  decay: "17 * * * *",
};
