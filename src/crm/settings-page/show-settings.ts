import { HubSpotError } from "../../hubspot/transport/errors.ts";
import { listProperties, type Property } from "../../hubspot/calls/list-properties.ts";
import { seeAccount } from "../../account/see-account.ts";
import { stateIn, statesOf, type AccountState } from "../../account/state.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { heldText } from "../../words/breaker-words.ts";
import { fieldName } from "../../words/fields.ts";
import { isMainField } from "../../words/main-fields.ts";
import { openVersion } from "../../account/models.ts";
import { allows, roleOf } from "../../account/roles.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import type { MappedField, PropertyChoice, SettingsState } from "./settings-state.ts";

/** Answers everything that the settings page shows of the portal that signed. HubSpot is asked for its properties. */
export async function showSettings(
  deps: CardsDeps,
  { portalId, userEmail, query }: SignedCall,
): Promise<Answer> {
  const portal = await deps.portals.get(portalId);
  if (portal === null) return notConnected;
  const language = query.get("language") === "es" ? "es" : "en";
  const published = portal.models.find(({ version }) => version === portal.current.lead);
  const model = openVersion(portal, portal.current.lead)?.model ?? null;
  const role = roleOf(portal, userEmail);
  const seen = await seeAccount(deps.ledger.read, portal, deps.clock.now());
  const states = statesOf(portal, seen);
  const held = stateIn(states, "held")?.groups ?? [];
  const state: SettingsState = {
    connection: portal.status,
    installedBy: portal.installedBy,
    installedAt: portal.installedAt,
    pausedAt: stateIn(states, "paused")?.since ?? null,
    held:
      held.length === 0
        ? null
        : {
            since: Math.min(...held.map(({ since }) => since)),
            texts: held.map((group) => heldText(group)[language]),
          },
    featuresOff: stateIn(states, "permissionMissing")?.features ?? [],
    model:
      published === undefined
        ? null
        : {
            name: published.name,
            version: published.version,
            publishedAt: published.publishedAt,
            publishedBy: published.publishedBy,
          },
    contacts: await countContacts(deps, portalId),
    underWay: underWayIn(states),
    fields: model === null ? [] : fieldsOf(model, language),
    choices: await choicesOf(deps, portal),
    mayEdit: allows(role, "edit"),
    mayPublish: allows(role, "publish"),
  };
  return ok(state);
}

function underWayIn(states: readonly AccountState[]): SettingsState["underWay"] {
  const state = stateIn(states, "firstRun") ?? stateIn(states, "rescoring");
  return state && { what: state.kind, ...state.progress };
}

function fieldsOf(model: Model, language: "en" | "es"): readonly MappedField[] {
  return Object.entries(model.fields)
    .filter(([, mapping]) => isMainField(mapping))
    .map(([name, mapping]) => ({
      name,
      label: fieldName(name)[language],
      contact: mapping.contact ?? null,
      company: mapping.company ?? null,
    }));
}

async function countContacts(
  { ledger }: CardsDeps,
  portalId: PortalId,
): Promise<SettingsState["contacts"]> {
  const scores = await ledger.read
    .selectFrom("scores")
    .select((e) => [e.fn.countAll<number>().as("n"), e.fn.sum<number | null>("ready").as("ready")])
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const dirty = await ledger.read
    .selectFrom("dirty")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  return {
    scored: scores.n,
    ready: scores.ready ?? 0,
    waiting: dirty.n,
  };
}

async function choicesOf(
  { hubspot, log }: CardsDeps,
  portal: Portal,
): Promise<SettingsState["choices"]> {
  if (portal.status !== "connected") return null;
  const client = hubspot.portal(portal.portalId, "person");
  try {
    const [contact, company] = await Promise.all([
      listProperties(client, "contacts"),
      listProperties(client, "companies"),
    ]);
    return { contact: contact.filter(isSource).map(choice), company: company.map(choice) };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    log.warn({ portal: portal.portalId, err: error }, "properties could not be listed");
    return null;
  }
}

/** Our own outputs are no source of a score. */
function isSource({ name }: Property): boolean {
  return !name.startsWith("ripen_");
}

function choice({ name, label }: Property): PropertyChoice {
  return { name, label: label || name };
}
