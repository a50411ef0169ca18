import { scenarios } from "../../config/scenarios.ts";
import type { Task } from "../hubspot/calls/tasks.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Effect } from "../store/crossings/run-effects.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { handoffScenario, recallHandoffs, type Handoff } from "../store/crossings/handoffs.ts";
import { leadPart } from "../scoring/result.ts";
import { recall } from "../store/scores/recall.ts";
import { escalationSubject, taskBody, taskSubject } from "../words/task-texts.ts";

type Of = Pick<PortalWork, "portalId" | "language" | "dueOf" | "salesTerms">;

/**
 * The task by which a crossing reaches sales, in the account's language: the contact's owner's, of a contact without
 * one that of the person named for the team. Its due instant comes from the ledger, and differs from that of any other
 * task of the hand-off, so that it can be found again; null when the crossing is not there any more.
 */
export async function taskOf(
  ledger: Ledger,
  { portalId, language, dueOf, salesTerms }: Of,
  { contactId, scenario, generation, verb, target }: Effect,
): Promise<Task | null> {
  const crossing = await ledger.read
    .selectFrom("crossings")
    .select("fired_at")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .where("generation", "=", generation)
    .executeTakeFirst();
  if (crossing === undefined) return null;
  const handoff = (await recallHandoffs(ledger.read, portalId, [contactId])).get(contactId) ?? null;
  const inputs = (await recallInputs(ledger.read, portalId, [contactId])).get(contactId) ?? {};
  const { score, published } = (await recall(ledger, portalId, [contactId]))(contactId);
  const text = (name: string): string => inputs[name]?.trim() ?? "";
  const fullName = [text("firstname"), text("lastname")].filter((part) => part !== "").join(" ");
  const who = fullName || text("email") || contactId;
  const label = scenarios.find(({ name }) => name === scenario)?.label;
  const isTelling = verb === "tell";
  const subject = isTelling
    ? escalationSubject(scenario, who)
    : taskSubject(scenario, label ?? { en: scenario, es: scenario }, who);
  const { fit, pain, leadScore } = leadPart(score);
  const body = taskBody({
    fit,
    pain,
    leadScore,
    reasons: published?.["ripen_reasons"] ?? "",
  });
  const owner = text("hubspot_owner_id") || (salesTerms.escalateTo?.ownerId ?? "");
  return {
    contactId,
    ownerId: (isTelling ? target : owner) || null,
    subject: subject[language],
    body: body[language],
    dueAt: dueAt(scenario, crossing.fired_at, handoff, dueOf) + (isTelling ? tellingMs : 0),
  };
}

/** Tasks about one hand-off are due so many milliseconds apart, which nobody sees. */
const tellingMs = 1;
const reminderMs = 2;

/** A lead that is overdue is to be called at once, any other by the time agreed. */
function dueAt(
  scenario: string,
  firedAt: number,
  handoff: Handoff | null,
  dueOf: Of["dueOf"],
): number {
  if (scenario === "sla") return firedAt;
  if (scenario === "sla_reminder") return (handoff?.contactBy ?? firedAt) + reminderMs;
  // A raised hand has a shorter time.
  const isRaised = scenario === handoffScenario && handoff !== null && handoff.raisedAt !== null;
  return dueOf(firedAt, isRaised).contactBy;
}
