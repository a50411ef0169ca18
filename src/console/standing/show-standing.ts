import { seeAccount } from "../../account/see-account.ts";
import { needsSomebody, statesOf, type AccountState } from "../../account/state.ts";
import type { Text } from "../../base/text.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { featureName } from "../../words/feature-texts.ts";
import { instantText } from "../../words/instant-text.ts";
import { brokenOutputText, brokenText } from "../../words/pause-texts.ts";
import { standingWords } from "../../words/standing-words.ts";
import type { StandingState } from "../contract/standing.ts";
import { countContacts } from "../rescoring/count-contacts.ts";
import type { Caller, Handler } from "../shell/handler.ts";

/** What stands still in the account, for every page: derived from its states alone (account/state.ts). */
export const showStanding: Handler<"standing"> = async (deps, call) => {
  const { ledger, portal } = call;
  const states = statesOf(portal, await seeAccount(ledger.read, portal, deps.clock.now()));
  const shown = await Promise.all(states.map((state) => tell(call, state)));
  return {
    states: shown.filter((each) => each !== null),
    needsSomebody: needsSomebody(states),
  };
};

const { doors } = standingWords;
const page = (to: string, text: Text) => ({ kind: "page", page: to, text }) as const;

/** One state in words; null for what is told elsewhere, or keeps nothing from happening. */
async function tell(call: Caller, state: AccountState): Promise<StandingState | null> {
  const { ledger, portal, portalId } = call;
  const when = (at: number | null): Text | null =>
    at === null ? null : instantText(at, portal.timeZone);
  const waiting = async (): Promise<Text | null> => {
    const { waiting: toScore, unwritten } = await countContacts(ledger.read, portalId);
    const contacts = Math.max(toScore, unwritten);
    return contacts === 0 ? null : standingWords.waits(contacts);
  };
  switch (state.kind) {
    case "disconnected":
      return {
        kind: state.kind,
        stops: "everything",
        text: standingWords.disconnected(when(state.since)),
        waits: await waiting(),
        door: null,
      };
    case "leaving": {
      const since = when(state.since);
      const who = portal.leaving?.by ?? "";
      return {
        kind: state.kind,
        stops: "everything",
        text:
          state.failure === null
            ? standingWords.leaving(since, who)
            : standingWords.leavingFailed(since, state.failure),
        waits: null,
        door: page("health", doors.toHealth),
      };
    }
    case "preparing":
      return {
        kind: state.kind,
        stops: "everything",
        text: standingWords.preparing(),
        waits: null,
        door: null,
      };
    case "paused": {
      const who = await whoDid(ledger.read, portalId, "paused");
      return {
        kind: state.kind,
        stops: "everything",
        text: standingWords.paused(when(state.since), who),
        waits: await waiting(),
        door: { kind: "resume", page: "publish", text: doors.resume },
      };
    }
    case "dryRun": {
      const who = await whoDid(ledger.read, portalId, "dryRunBegan");
      return {
        kind: state.kind,
        stops: "starting",
        text: standingWords.dryRun(when(state.since), who),
        waits: null,
        door: page("workflows", doors.toWorkflows),
      };
    }
    case "mappingBroken":
      return {
        kind: state.kind,
        stops: "part",
        text: standingWords.mappingBroken(
          when(state.pause.since),
          namesOf(brokenText(state.pause)),
        ),
        waits: null,
        door: page("mapping", doors.toMapping),
      };
    case "outputBroken":
      return {
        kind: state.kind,
        stops: "part",
        text: standingWords.outputBroken(
          when(state.pause.since),
          namesOf(brokenOutputText(state.pause)),
        ),
        waits: null,
        door: page("health", doors.toHealth),
      };
    case "ownProperty":
      return {
        kind: state.kind,
        stops: "part",
        text: standingWords.ownProperty(namesOf(state.conflicts)),
        waits: null,
        door: page("health", doors.toHealth),
      };
    case "permissionMissing": {
      const names = state.features.map(({ feature }) => featureName(feature));
      return {
        kind: state.kind,
        stops: "part",
        text: standingWords.permissionMissing({
          en: names.map(({ en }) => en).join(", "),
          es: names.map(({ es }) => es).join(", "),
        }),
        waits: null,
        door: page("health", doors.toHealth),
      };
    }
    // Its banner has answers of its own (breaker/).
    case "held":
    case "firstRun":
    case "rescoring":
    case "running":
      return null;
    default:
      return state satisfies never;
  }
}

function namesOf(all: readonly { readonly name: string }[]): string {
  return all.map(({ name }) => name).join(", ");
}

/** Who did that last, as the audit trail says; null where it does not. */
async function whoDid(
  read: LedgerReader,
  portalId: PortalId,
  what: "paused" | "dryRunBegan",
): Promise<string | null> {
  const row = await read
    .selectFrom("audit")
    .select("who")
    .where("portal_id", "=", portalId)
    .where("what", "=", what)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.who ?? null;
}
