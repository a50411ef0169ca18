import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { BoundScenario } from "../portal-work.ts";
import { actsOf, type Acts } from "../scoring/acts.ts";
import type { CompiledModel } from "../scoring/compile/compile.ts";
import type { Facts } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";
import type { Cause, Crossing } from "../store/crossings/crossing.ts";
import type { SleepingWhy } from "../store/crossings/whys.ts";
import { fellDueAt } from "./holds.ts";
import type { ContactNews, Without } from "./news.ts";
import { isTriggered } from "./trigger.ts";
import type { TriggerState } from "./trigger-state.ts";

/** Whether an armed crossing that is true now sets something off, and why. */
export type Judgement =
  | { readonly fires: true; readonly why: "new_evidence" | "its_time"; readonly cause: Cause }
  | { readonly fires: false; readonly why: SleepingWhy };

/** What decides beside the contact's news. Times in epoch milliseconds. */
export type Grounds = {
  readonly last: Pick<Score, "kind" | "modelVersion" | "asOf" | "readiness"> | null;
  readonly versionInForce: number | null;
  /** Since when it is in force. */
  readonly inForceSince: number;
  /** Whether it was published for its mapping alone. */
  readonly isMapping: boolean;
  readonly installedAt: number;
  readonly isDryRun: boolean;
  /** Whether the scenario's trigger property cannot be written. */
  readonly isUnwritable: (scenario: string) => boolean;
};

/** What cross asks of a contact's news: of each scenario apart, because each is bound at another time. */
export type Judge = {
  readonly judge: (scenario: BoundScenario) => Judgement;
  /** What the contact did of late that may wake a silent crossing, or raise its hand again. */
  readonly acts: (scenario: BoundScenario, latest: Crossing | undefined) => Acts;
  /** Ids of events that are new and happened since the binding. */
  readonly newEvents: (scenario: BoundScenario) => ReadonlySet<string>;
  /** Values on whose writer a start rests that nobody has named yet. */
  readonly doubts: () => readonly string[];
};

/** What HubSpot shows so much late may have happened before a crossing that it wakes. */
const lateMs = 10 * 60_000;
const none: Acts = { raisedAt: null, painAt: null };

/**
 * Judges by evidence (contracts.md, Evidence decides): the trigger is looked at twice, in the contact less what is new
 * and in the contact as it is, with the model, binding, instant and memory of ready of now. `scoreOf` scores facts for
 * that instant. Pure; a picture is made when a question needs it.
 */
export function judgeBy(
  grounds: Grounds,
  news: ContactNews,
  state: TriggerState,
  facts: Facts,
  scoring: {
    readonly lead: CompiledModel;
    readonly scoreOf: (facts: Facts) => Score;
    readonly stateOf: (facts: Facts, score: Score) => TriggerState;
  },
): Judge {
  const { last } = grounds;
  const { firstSight } = news;
  const pictures = new Map<string, TriggerState>();
  const doubted = new Set<string>();
  const acts = new Map<string, Acts>();

  const sinceOf = ({ boundAt }: BoundScenario): number =>
    firstSight === null ? 0 : Math.max(firstSight.since, boundAt);
  const was = (scenario: BoundScenario, without: Without): boolean => {
    // Sales' answer is no evidence for hand-off; for nurturing it is.
    const keepsVerdict = !scenario.isNurturing;
    const since = sinceOf(scenario);
    const key = `${without} ${since} ${keepsVerdict}`;
    const made = pictures.get(key);
    if (made !== undefined) return isTriggered(scenario, made, false);
    const before = news.before(without, since, keepsVerdict);
    const picture = scoring.stateOf(before, scoring.scoreOf(before));
    pictures.set(key, picture);
    return isTriggered(scenario, picture, false);
  };
  const silent = (scenario: BoundScenario): Judgement => {
    if (firstSight !== null) {
      const isBound = firstSight.createdAt === null && firstSight.since >= scenario.boundAt;
      return { fires: false, why: isBound ? firstSight.why : "binding" };
    }
    if (last === null) return { fires: false, why: "restored" };
    if (last.asOf < scenario.boundAt) return { fires: false, why: "binding" };
    if (last.modelVersion !== grounds.versionInForce) {
      return { fires: false, why: grounds.isMapping ? "mapping" : "publish" };
    }
    const how = news.silentHow();
    if (how === null || was(scenario, "silent")) return { fires: false, why: "time" };
    return { fires: false, why: how === "mass" ? "import" : how };
  };

  return {
    doubts: () => [...doubted],
    newEvents: (scenario) =>
      new Set(
        news
          .events(sinceOf(scenario))
          .flatMap(({ id, occurredAt }) => (occurredAt >= scenario.boundAt ? [id] : [])),
      ),
    acts: (scenario, latest) => {
      if (grounds.isDryRun) return none;
      const from =
        latest === undefined
          ? 0
          : Math.max(latest.firedAt - lateMs, scenario.boundAt, grounds.installedAt);
      const since = sinceOf(scenario);
      const key = `${since} ${from}`;
      const asked = acts.get(key);
      if (asked !== undefined) return asked;
      const events = news.events(since).filter(({ occurredAt }) => occurredAt >= from);
      const found =
        events.length === 0 ? none : actsOf(scoring.lead, { ...facts, events }, state.asOf);
      acts.set(key, found);
      return found;
    },
    judge: (scenario) => {
      if (grounds.isDryRun) return { fires: false, why: "dry_run" };
      if (grounds.isUnwritable(scenario.name)) return { fires: false, why: "mapping" };
      const { createdAt = null } = firstSight ?? {};
      const isCreated =
        createdAt !== null && createdAt >= Math.max(grounds.installedAt, scenario.boundAt);
      if (isCreated) {
        const cause = was(scenario, "events") ? "creation" : "behaviour";
        return { fires: true, why: "new_evidence", cause };
      }
      if (last !== null && firstSight === null) {
        const due = fellDueAt(scenario.trigger, state);
        if (due !== null && due > Math.max(last.asOf, scenario.boundAt)) {
          return { fires: true, why: "its_time", cause: "time" };
        }
      }
      if (!was(scenario, "all")) {
        const doubts = news.doubts();
        if (doubts.length > 0 && was(scenario, "proven"))
          doubts.forEach((name) => doubted.add(name));
        const cause = was(scenario, "events") ? "values" : "behaviour";
        return { fires: true, why: "new_evidence", cause };
      }
      if (leftByTime(scenario, grounds, state)) {
        return { fires: true, why: "its_time", cause: "time" };
      }
      return silent(scenario);
    },
  };
}

/** Not ready any more by decay or dwell, with no publish since the contact became ready. */
function leftByTime(
  { trigger, boundAt }: Scenario & { readonly boundAt: number },
  { last, inForceSince, versionInForce }: Grounds,
  { score }: TriggerState,
): boolean {
  if (trigger.on !== "notReady" || last === null || last.asOf < boundAt) return false;
  const { ready, readySince } = last.readiness;
  return (
    ready &&
    score.reason === null &&
    last.modelVersion === versionInForce &&
    readySince !== null &&
    inForceSince <= readySince
  );
}
