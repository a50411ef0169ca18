import type { Ledger } from "../../src/store/engine/ledger.ts";
import type { PortalId } from "../../src/store/engine/portal-id.ts";
import { countCalls, type Call } from "../simulator/http/call.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { storedEventKeys } from "./ledger-view.ts";

/** The demo's one JSON object (contracts.md, The demo's JSON). */
export type Summary = {
  readonly contacts: number;
  readonly webhookEvents: number;
  readonly scored: number;
  readonly written: number;
  /** Forms that contacts of the portal sent, as kept, each at its own date. */
  readonly formEvents: number;
  readonly enrolled: Readonly<Record<string, number>>;
  /** Tasks for sales, where the account has no workflows. */
  readonly tasks: number;
  readonly apiCalls: { readonly read: number; readonly write: number; readonly other: number };
  readonly callsOverMinimum: number;
  readonly rateLimited: number;
  readonly errors: number;
  readonly seconds: number;
};

export async function summarise(
  simulator: Simulator,
  ledger: Ledger,
  portalId: PortalId,
  backfill: { readonly calls: readonly Call[]; readonly minimum: number },
  seconds: number,
): Promise<Summary> {
  const portal = simulator.portal(portalId);
  const contacts = portal.contacts();
  const enrolled: Record<string, number> = { handoff: 0, welcome: 0, nurture: 0 };
  for (const { workflow } of portal.enrolments()) {
    enrolled[workflow] = (enrolled[workflow] ?? 0) + 1;
  }
  const { read, write, other, rateLimited } = countCalls(simulator.calls());
  const count = async (table: "scores" | "dead_letters" | "quarantine"): Promise<number> =>
    (
      await ledger.read
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  return {
    contacts: contacts.length,
    webhookEvents: (await storedEventKeys(ledger)).size,
    scored: await count("scores"),
    written: contacts.filter(({ properties }) => properties["ripen_lead_score"] !== undefined)
      .length,
    formEvents: await countForms(ledger),
    enrolled,
    tasks: contacts.reduce((sum, { id }) => sum + portal.objectsOf(id, "tasks").length, 0),
    apiCalls: { read, write, other },
    callsOverMinimum: rounded(backfill.calls.length / backfill.minimum),
    rateLimited,
    errors: (await count("dead_letters")) + (await count("quarantine")),
    seconds: rounded(seconds),
  };
}

async function countForms({ read }: Ledger): Promise<number> {
  const { n } = await read
    .selectFrom("events")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("type", "=", "form_submitted")
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * The fewest calls that reading and writing the whole portal can take, in batches of 100: every contact
 * and every company that a contact belongs to is read once, every contact is written once.
 */
export function fewestCalls(simulator: Simulator, portalId: PortalId): number {
  const contacts = simulator.portal(portalId).contacts();
  const companies = new Set(
    contacts.flatMap(({ properties }) => properties["associatedcompanyid"] ?? []),
  );
  return 2 * batches(contacts.length) + batches(companies.size);
}

function batches(n: number): number {
  return Math.ceil(n / 100);
}

function rounded(x: number): number {
  return Math.round(x * 1000) / 1000;
}
