import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { isPostgres } from "../../../src/store/engine/dialect.ts";
import { lookAtUnknownTables } from "../../../src/store/engine/table-statistics.ts";
import { keepOwners } from "../../../src/store/owners/owners.ts";
import { home, start, type OpenConsole } from "../open-console.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** What became of one lead that was handed over. */
export type History = {
  readonly id: string;
  readonly toldAt: number | null;
  readonly contactBy: number;
  readonly raisedAt: number | null;
  readonly firstContactAt: number | null;
  readonly lostAt: number | null;
  readonly verdict: "yes" | "maybe" | "never" | null;
  readonly reason: string | null;
  readonly wonAt: number | null;
  readonly owner: string | null;
  readonly addressee: "sales" | "owner";
  readonly isReady: boolean;
  readonly score: number;
};

/** Histories of half a year: told or not, tried in time, late or never, answered, won, of three owners and of nobody. */
export function histories(count: number, seed: number): readonly History[] {
  const random = randomOf(seed);
  const chance = (share: number): boolean => random.uniform() < share;
  return Array.from({ length: count }, (_, n) => {
    const toldAt = start - Math.floor(random.uniform() * 180 * day);
    const verdict = chance(0.5) ? (["yes", "maybe", "never"] as const)[random.below(3)] : null;
    const owner = ["101", "102", "103", null][random.below(4)] ?? null;
    const isTried = chance(0.7);
    return {
      id: String(n + 1),
      toldAt: chance(0.95) ? toldAt : null,
      contactBy: toldAt + 48 * hour,
      raisedAt: chance(0.3) ? toldAt - random.below(1_000) : null,
      firstContactAt: isTried ? toldAt + Math.floor(random.uniform() * 90 * hour) : null,
      lostAt: !isTried && chance(0.4) ? toldAt + 5 * hour : null,
      verdict: isTried ? (verdict ?? null) : null,
      reason:
        isTried && verdict && chance(0.6)
          ? (["timing", "own words"][random.below(2)] ?? null)
          : null,
      wonAt: chance(0.1) ? toldAt + Math.floor(random.uniform() * 120 * day) : null,
      owner,
      addressee: chance(0.9) ? "sales" : "owner",
      isReady: chance(0.6),
      score: random.below(100),
    };
  });
}

const owner = (id: string, name: string, team: string) => ({
  id,
  name,
  team,
  email: `${id}@x.example`,
});

/** A score line of a criterion. */
export const line = (id: string) => ({
  axis: "pain" as const,
  kind: "criterion" as const,
  id,
  points: 30,
  exact: 30,
  events: 1,
  capped: false,
  unknown: false,
});

/** Puts the histories into the ledger, and looks at its tables as a restore does. */
export async function fill(rig: OpenConsole, all: readonly History[]): Promise<void> {
  const { ledger } = rig;
  await ledger.transaction(async (tx) => {
    for (let from = 0; from < all.length; from += 500) {
      const part = all.slice(from, from + 500);
      await tx
        .insertInto("handoffs")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            generation: 1,
            crossed_at: one.contactBy - 48 * hour,
            addressee: one.addressee,
            why: "new_evidence",
            raised_at: one.raisedAt,
            asked_again_at: null,
            told_at: one.toldAt,
            contact_by: one.contactBy,
            remind_at: one.contactBy - 10 * hour,
            reminded_at: null,
            breached_at: null,
            lost_at: one.lostAt,
            first_contact_at: one.firstContactAt,
            first_contact_how: one.firstContactAt === null ? null : "call",
            first_contact_known_at: one.firstContactAt,
            attempts: 2,
            conversations: 1,
            owner_id: one.owner,
            verdict: one.verdict,
            verdict_at: one.verdict === null ? null : one.contactBy,
            verdict_reason: one.reason,
            undone_at: null,
            deal: one.wonAt === null ? null : "deal_won",
            deal_at: one.wonAt,
            model_version: 1,
            fit: 10,
            pain: 10,
            facts_json: "{}",
            lines_json: "[]",
          })),
        )
        .execute();
      await tx
        .insertInto("scores")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            company_id: null,
            kind: "lead" as const,
            model_version: 1,
            as_of: start,
            fit: 10,
            pain: 10,
            lead_score: one.score,
            customer_score: null,
            customer_value: null,
            customer_loyalty: null,
            inbound: 0,
            band: "low",
            segment: one.isReady ? ("red" as const) : ("blue" as const),
            ready: one.isReady ? 1 : 0,
            ready_since: one.isReady ? start : null,
            below_since: null,
            verdict: one.verdict,
            verdict_at: null,
            next_change_at: null,
            owner_id: one.owner,
            score_json: "[]",
            published_json: "{}",
          })),
        )
        .execute();
      await tx
        .insertInto("crossings")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            scenario: "handoff",
            generation: 1,
            fired_at: one.contactBy - 48 * hour,
            why: "new_evidence",
            state: one.toldAt === null ? "recorded" : "written",
            ended_at: one.firstContactAt,
            ended_why: one.firstContactAt === null ? null : "goal",
            rearmed_at: null,
            started_at: one.toldAt,
          })),
        )
        .execute();
    }
    await keepOwners(tx, home, [
      owner("101", "Laura", "North"),
      owner("102", "Tom", "North"),
      owner("103", "Eva", ""),
    ]);
  });
  if (isPostgres(ledger.read)) await lookAtUnknownTables(ledger.read);
}
