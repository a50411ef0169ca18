import { detailProperty } from "../../behaviour/event-types.ts";
import type { Behaviour, VerdictState } from "./contact-card.ts";
import type { Facts } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import { isVerdict } from "../../scoring/verdict.ts";
import { recallCompanies } from "../../store/contacts/companies.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import { textsColumn } from "../../store/engine/json-column.ts";
import { readScore, scoreColumns } from "../../store/scores/kept-score.ts";
import { untoldHandoffs, type UntoldHandoff } from "../../store/crossings/untold-handoffs.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
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
  const known = verdictState(
    scored.verdict,
    inputs?.["ripen_verdict_reason"] ?? "",
    scored.verdict_at ?? 0,
  );
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
  return {
    score,
    isWaiting: dirty !== undefined,
    verdict:
      pressed === undefined
        ? known
        : verdictState(pressed, pending?.["ripen_verdict_reason"] ?? "", write?.intended_at ?? 0),
    isVerdictPending: pressed !== undefined,
    untold: score.readiness.ready
      ? ((await untoldHandoffs(read, portalId, [contactId])).get(contactId) ?? null)
      : null,
    trend: await readTrend(ledger, portalId, contactId, trendDays),
    left: score.readiness.ready ? null : await readLeaving(ledger, portalId, contactId),
    behaviour: behaviour.slice(0, newestEvents).map(({ type, occurredAt, properties }) => ({
      type,
      at: occurredAt,
      detail: properties[detailProperty(type)] ?? "",
    })),
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

function verdictState(value: string | null, reason: string, at: number): VerdictState | null {
  return isVerdict(value) ? { value, reason, at } : null;
}
