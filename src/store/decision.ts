import type { BehaviourEvent, Verdict } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";
import type { Inputs } from "./contacts/keep-inputs.ts";
import type { CrossingChange } from "./crossings/crossing.ts";
import type { UndoneVerdict } from "./crossings/before-verdict.ts";
import type { HandoffTerms } from "./crossings/handoffs.ts";
import type { Lease } from "./engine/lease.ts";
import type { PortalId } from "./engine/portal-id.ts";
import type { Deferral } from "./marks/defer-dirty.ts";
import type { Outcomes } from "./outcomes/record-outcomes.ts";
import type { JobStep } from "./portals/jobs.ts";
import type { Intention } from "./writes/intend-writes.ts";

/** What one turn decided for one contact. */
export type Decision = {
  readonly contactId: string;
  readonly companyId: string | null;
  /** The mark that this scoring answers; null when the contact was not marked (backfill). */
  readonly mark: number | null;
  readonly score: Score;
  readonly verdict: Verdict | null;
  /** Epoch milliseconds at which the score changes by itself; null when it does not. */
  readonly nextChangeAt: number | null;
  readonly events: readonly BehaviourEvent[];
  /** Ids of events of the ledger that no scoring has counted before. */
  readonly counted?: readonly string[];
  /** Properties on whose writer a start among the crossings rests, and that nobody has named: HubSpot's history does. */
  readonly doubts?: readonly string[];
  readonly counters: ReadonlyMap<string, number>;
  /** Names of forms that the contact told, by their ids. */
  readonly forms?: ReadonlyMap<string, string>;
  readonly crossings: readonly CrossingChange[];
  /** On what terms a hand-off among them begins, and what becomes of an earlier one. */
  readonly handoff?: HandoffTerms;
  /** Sales answers with this scoring, so that the lead is to be remembered as it was. */
  readonly isAnswered?: boolean;
  /** Sales takes its answer back with this scoring, within the day. */
  readonly undone?: UndoneVerdict;
  /** The cause of what the breaker holds of them (crossings/cause.ts). */
  readonly heldBy?: string;
  /** Values intended for HubSpot now, trigger properties included; empty when nothing is to be written. */
  readonly write: Readonly<Record<string, string>>;
  /** When `write` may go to HubSpot (intend-writes.ts); at once when left out. */
  readonly pace?: Intention["pace"];
  /** All values intended so far, this write included, trigger properties apart. */
  readonly published: Readonly<Record<string, string>>;
  /** What was read for it, to be kept for previews and explanations. */
  readonly inputs?: Inputs;
  /** What the draft in the shadow gives, beside what the model in force does. */
  readonly shadow?: {
    readonly startedAt: number;
    readonly draft: number;
    readonly inForce: number;
  };
  /** The contact's modification date as read, epoch milliseconds; null or absent when HubSpot did not say. */
  readonly modifiedAt?: number | null;
  /** What became of the contact so far, as this reading shows it. */
  readonly outcomes?: Outcomes;
};

export type Turn = {
  readonly portalId: PortalId;
  readonly lease: Lease;
  readonly decisions: readonly Decision[];
  /** Contacts that could not be scored, each with the reason: kept as dead letters, so that they hold up no other. */
  readonly failed: readonly {
    readonly contactId: string;
    readonly mark: number | null;
    readonly reason: string;
  }[];
  /** Contacts that HubSpot no longer has, with the mark that asked for them. */
  readonly gone: readonly { readonly contactId: string; readonly mark: number | null }[];
  /** Contacts that HubSpot shows older than what marked them: they stay marked and are read again. */
  readonly deferred?: readonly Deferral[];
  /** Starts and falls that no behaviour explains and that the breaker let pass, by what it watches. */
  readonly unexplained?: ReadonlyMap<string, number>;
  /** How far a job of the portal came with this turn. */
  readonly step: JobStep | null;
  readonly now: number;
};
