/** A line of the ready view. */
export type ReadyLead = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly score: string;
  readonly nextStep: string;
  readonly reasons: string;
  /** ISO 8601. */
  readonly since: string;
  readonly verdict: string;
};

/** Something that happened to the contact, newest first. */
export type Happening = {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: "behaviour" | "enrolment" | "webhook";
  readonly text: string;
};

/** One contact as the simulated portal holds it. */
export type RecordData = {
  readonly id: string;
  readonly name: string;
  readonly portalId: number;
  readonly timeZone: string;
  readonly appUrl: string;
  /** Values by property name; our own first, then the rest by name. */
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly enrolments: readonly {
    readonly workflow: string;
    readonly at: number;
    readonly outcome: string;
    readonly receipt: string | null;
  }[];
  readonly timeline: readonly Happening[];
};

/** Asks the simulator's server. Throws an Error with its message. */
export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(path);
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  throw new Error((body as { readonly message?: string }).message ?? "no answer");
}
