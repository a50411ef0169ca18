import { isDeepStrictEqual } from "node:util";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { conditionSchema } from "../../scoring/model/condition-schema.ts";
import { fieldsSchema } from "../../scoring/model/fields-schema.ts";
import { rolesSchema } from "../../scoring/model/outcome-schema.ts";
import { readyMadeModels } from "../../../config/models.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Handler } from "../shell/handler.ts";
import type { MatchesQuestion, MatchesStart } from "./matches-task.ts";
import { startResident, type Resident } from "./resident.ts";

/** Whom conditions of a draft match among the contacts that are kept, from a thread that holds them (docs/decisions/07-heavy-reads.md). */
export const showMatches: Handler<"matches"> = async (deps, call) => {
  const { ledger, portal, portalId, body } = call;
  const { document } = await currentDraft(ledger.read, portal, body.kind);
  const settings = settingsOf(document);
  const resident = residentFor(deps, {
    stores: deps.stores,
    portalId,
    kind: body.kind,
    properties: propertiesOf(settings),
    timeZone: portal.timeZone,
  });
  return resident.ask({
    asOf: deps.clock.now(),
    settings,
    conditions: body.conditions.map((each) => {
      const { data } = conditionSchema.safeParse(each);
      return data ?? null;
    }),
  });
};

/** What of an unfinished draft conditions are read with. */
function settingsOf(document: Readonly<Record<string, unknown>>): MatchesQuestion["settings"] {
  const { freeMailDomains } = document;
  return {
    fields: fieldsSchema.safeParse(document["fields"]).data ?? {},
    roles:
      rolesSchema.safeParse(document["roles"] ?? {}).data ?? readyMadeModels["b2b-software"].roles,
    freeMailDomains: Array.isArray(freeMailDomains)
      ? freeMailDomains.filter((each) => typeof each === "string")
      : [],
  };
}

function propertiesOf({ fields }: MatchesQuestion["settings"]): MatchesStart["properties"] {
  const named = (side: "contact" | "company"): string[] =>
    [...new Set(Object.values(fields).flatMap((field) => field[side] ?? []))].sort();
  return { contact: named("contact"), company: named("company") };
}

type Kept = { readonly start: MatchesStart; readonly resident: Resident };

/** Threads that this process keeps at once: each holds an account's contacts. */
const mostResidents = 2;
const kept = new WeakMap<ConsoleDeps, Map<PortalId, Kept>>();

function residentFor(deps: ConsoleDeps, start: MatchesStart): Resident {
  const all = kept.get(deps) ?? new Map<PortalId, Kept>();
  kept.set(deps, all);
  const known = all.get(start.portalId);
  // The latest is the last of the map: the one that was asked for longest ago goes first.
  all.delete(start.portalId);
  const isUsable =
    known !== undefined && known.resident.isFresh() && isDeepStrictEqual(known.start, start);
  if (known !== undefined && !isUsable) known.resident.stop();
  const resident = isUsable ? known.resident : startResident(deps, start);
  all.set(start.portalId, { start, resident });
  for (const [portalId, { resident: oldest }] of all) {
    if (all.size <= mostResidents) break;
    oldest.stop();
    all.delete(portalId);
  }
  return resident;
}
