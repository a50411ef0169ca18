import { scenarios } from "../../config/scenarios.ts";
import type { Task } from "../hubspot/calls/tasks.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Effect } from "../store/crossings/run-effects.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { handoffScenario } from "../store/crossings/handoffs.ts";
import { leadPart } from "../scoring/result.ts";
import { recall } from "../store/scores/recall.ts";
import { taskBody, taskSubject } from "../words/task-texts.ts";

/**
 * The task by which a crossing reaches sales, in the account's language. Its due instant comes from the crossing, so
 * that it can be found again; null when the crossing is not there any more.
 */
export async function taskOf(
  ledger: Ledger,
  { portalId, language, contactBy }: Pick<PortalWork, "portalId" | "language" | "contactBy">,
  { contactId, scenario, generation }: Effect,
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
  const isRaised = await raisedItsHand(ledger, portalId, { contactId, scenario, generation });
  const inputs = (await recallInputs(ledger.read, portalId, [contactId])).get(contactId) ?? {};
  const { score, published } = (await recall(ledger, portalId, [contactId]))(contactId);
  const text = (name: string): string => inputs[name]?.trim() ?? "";
  const fullName = [text("firstname"), text("lastname")].filter((part) => part !== "").join(" ");
  const who = fullName || text("email") || contactId;
  const label = scenarios.find(({ name }) => name === scenario)?.label;
  const { fit, pain, leadScore } = leadPart(score);
  const body = taskBody({
    fit,
    pain,
    leadScore,
    reasons: published?.["ripen_reasons"] ?? "",
  });
  return {
    contactId,
    ownerId: text("hubspot_owner_id") || null,
    subject: taskSubject(scenario, label ?? { en: scenario, es: scenario }, who)[language],
    body: body[language],
    dueAt: contactBy(crossing.fired_at, isRaised),
  };
}

/** A raised hand has a shorter time. */
async function raisedItsHand(
  { read }: Ledger,
  portalId: PortalWork["portalId"],
  { contactId, scenario, generation }: Pick<Effect, "contactId" | "scenario" | "generation">,
): Promise<boolean> {
  if (scenario !== handoffScenario) return false;
  const row = await read
    .selectFrom("handoffs")
    .select("raised_at")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("generation", "=", generation)
    .executeTakeFirst();
  return row !== undefined && row.raised_at !== null;
}
