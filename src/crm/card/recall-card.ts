import { actOf } from "../../behaviour/opening.ts";
import type { Behaviour, ContactCard, VerdictState } from "./contact-card.ts";
import { isOwnAct } from "../../scoring/event-source.ts";
import type { Facts, Properties } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import { isVerdict } from "../../scoring/verdict.ts";
import { recallCompanies } from "../../store/contacts/companies.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import { textsColumn } from "../../store/engine/json-column.ts";
import { readScore, scoreColumns } from "../../store/scores/kept-score.ts";
import { untoldHandoffs, type UntoldHandoff } from "../../store/crossings/untold-handoffs.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
import { recallHandoffs, type Handoff } from "../../store/crossings/handoffs.ts";
import { readOwners, type Owner } from "../../store/owners/owners.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { recallInputs } from "../../store/contacts/recall-inputs.ts";
import { readLeaving, readTrend, type ScoreDay } from "../../store/history/read-history.ts";
import type { ReadinessCause } from "../../store/history/readiness-cause.ts";

/** What the ledger holds of one contact for its card. */
export type CardFacts = {
  readonly score: Score;
  readonly isWaiting: boolean;
  readonly verdict: VerdictState | null;
  readonly isVerdictPending: boolean;
  readonly untold: UntoldHandoff | null;
  readonly handoff: Handoff | null;
  readonly owner: ContactCard["owner"];
  /** What the contact did itself, newest first. */
  readonly acts: readonly Behaviour[];
  readonly trend: readonly ScoreDay[];
  readonly left: { readonly at: number; readonly cause: ReadinessCause } | null;
  readonly behaviour: readonly Behaviour[];
  /** What the score was made of, for what stands behind each line; null when it was not kept. */
  readonly facts: Facts | null;
};

const trendDays = 90;
const newestEvents = 5;

/** Reads one contact's card out of the ledger, with no call to HubSpot. Null when this portal has no score of it. */
export async function recallCard(
  ledger: Ledger,
  portalId: PortalId,
  contactId: string,
  timeZone: string,
): Promise<CardFacts | null> {
  const { read } = ledger;
  const scored = await read
    .selectFrom("scores")
    .select(["company_id", "verdict", "verdict_at", ...scoreColumns])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  if (scored === undefined) return null;
  const dirty = await read
    .selectFrom("dirty")
    .select("mark")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  const write = await read
    .selectFrom("writes")
    .select(["properties_json", "intended_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  const events = await read
    .selectFrom("events")
    .select(["id", "type", "occurred_at", "source", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .orderBy("occurred_at", "desc")
    .orderBy("id")
    .execute();
  const inputs = (await recallInputs(read, portalId, [contactId])).get(contactId) ?? null;
  const { company_id: companyId } = scored;
  const companies = await recallCompanies(
    ledger,
    portalId,
    companyId === null ? [] : [companyId],
    0,
  );
  const score = readScore(scored);
  const pending = write === undefined ? null : textsColumn.read(write.properties_json);
  const pressed = pending?.["ripen_verdict"];
  // What was cleared later goes on as a maybe, which nobody has pressed.
  const isShown = inputs === null || (inputs["ripen_verdict"] ?? "") !== "";
  const known = isShown ? verdictState(scored.verdict, inputs, scored.verdict_at ?? 0) : null;
  const behaviour = withFormNames(
    events.map((row) => ({
      id: row.id,
      type: row.type,
      occurredAt: row.occurred_at,
      source: row.source,
      properties: textsColumn.read(row.properties_json) ?? {},
    })),
    await readFormNames(read, portalId),
  );
  const acts = behaviour.filter(isOwnAct).map(actOf);
  return {
    score,
    isWaiting: dirty !== undefined,
    verdict:
      pressed === undefined ? known : verdictState(pressed, pending, write?.intended_at ?? 0),
    isVerdictPending: pressed !== undefined,
    untold: score.readiness.ready
      ? ((await untoldHandoffs(read, portalId, [contactId])).get(contactId) ?? null)
      : null,
    handoff: (await recallHandoffs(read, portalId, [contactId])).get(contactId) ?? null,
    trend: await readTrend(ledger, portalId, contactId, trendDays),
    left: score.readiness.ready ? null : await readLeaving(ledger, portalId, contactId),
    behaviour: acts.slice(0, newestEvents),
    acts,
    owner: ownerIn(await readOwners(read, portalId), inputs?.["hubspot_owner_id"]?.trim() ?? ""),
    facts:
      inputs === null
        ? null
        : {
            contact: inputs,
            company: companies.get(companyId ?? "") ?? null,
            events: behaviour,
            timeZone,
            verdict: null,
            sales: null,
            doNotScore: false,
          },
  };
}

function verdictState(
  value: string | null,
  said: Properties | null,
  at: number,
): VerdictState | null {
  if (!isVerdict(value)) return null;
  const text = (name: string): string => said?.[name] ?? "";
  return { value, reason: text("ripen_verdict_reason"), note: text("ripen_verdict_note"), at };
}

function ownerIn(owners: ReadonlyMap<string, Owner>, id: string): ContactCard["owner"] {
  if (id === "") return null;
  const { name = id, team = "" } = owners.get(id) ?? {};
  return { name, team };
}
