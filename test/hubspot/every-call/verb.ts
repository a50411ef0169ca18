import type { HubSpotClient } from "../../../src/hubspot/transport/client.ts";

/** One verb of src/hubspot: what it is answered, and what exactly it must send. */
export type Verb = {
  /** The file without its ending. */
  readonly of: string;
  readonly act: (client: HubSpotClient) => Promise<unknown>;
  readonly answers: readonly (readonly [method: string, answer: unknown, status?: number])[];
  /** Method, address and body of each call; what only reads by GET has no body. */
  readonly sent: readonly (readonly [method: string, address: string, body?: unknown])[];
};

export const none = { results: [] };
