import { explainNever, type NamedSuspect } from "../../evidence/alarm/explain-never.ts";
import { neverAlarm } from "../../evidence/alarm/never-alarm.ts";
import { openVersion } from "../../account/models.ts";
import { answersOfVersion } from "../../store/crossings/handoff-figures.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { readScoreLines } from "../../store/scores/kept-score.ts";
import type { Home } from "../contract/home.ts";

/** What was named for an account's answers: dealing them out anew takes a tenth of a second, and answers are few. */
const explained = new Map<string, NamedSuspect | null>();
const mostExplained = 1_000;

const nothing = { handedOff: 0, isNever: [], lines: async () => [] };

/** Whether sales says never too often to the hand-offs of the lead model in force, and which criterion lets them through. */
export async function neverAlarmOf(read: LedgerReader, portal: Portal): Promise<Home["alarm"]> {
  const { portalId } = portal;
  const version = portal.current.lead;
  const { handedOff, isNever, lines } =
    version === null ? nothing : await answersOfVersion(read, portalId, version);
  const alarm = neverAlarm(isNever, handedOff);
  const { state, since, answers, never } = alarm;
  const key = `${portalId} ${version} ${answers} ${never}`;
  if (state === "alarm" && since !== null && !explained.has(key)) {
    if (explained.size >= mostExplained) explained.clear();
    explained.set(key, explainNever(isNever, suspectsAmong(await lines()), since));
  }
  const named = state === "alarm" ? (explained.get(key) ?? null) : null;
  const model = openVersion(portal, version)?.model;
  const label = model?.criteria.find(({ id }) => id === named?.id)?.label;
  return {
    state,
    version,
    handedOff,
    answers,
    never,
    share: answers === 0 ? null : { ...alarm.share },
    answered: alarm.answered,
    named:
      named === null
        ? null
        : {
            label: label ?? { en: named.id, es: named.id },
            with: named.with,
            without: named.without,
          },
  };
}

/** The criteria that gave some of these leads points when they were handed over, and which leads those were. */
function suspectsAmong(lines: readonly string[]) {
  const met = lines.map(
    (text) =>
      new Set(
        readScoreLines(text).flatMap(({ kind, points, id }) =>
          kind === "criterion" && points > 0 ? [id] : [],
        ),
      ),
  );
  const ids = [...new Set(met.flatMap((each) => [...each]))].sort();
  return ids.map((id) => ({ id, met: met.map((each) => each.has(id)) }));
}
