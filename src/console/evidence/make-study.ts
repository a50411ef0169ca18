import { lexicon } from "../../../config/lexicon.ts";
import { study } from "../../evidence/account/study.ts";
import { warningSentence } from "../../evidence/report/warning-sentences.ts";
import type { Task } from "../shell/worker/task.ts";
import { readAccountHistories } from "./account-histories.ts";
import type { StudyResult, StudyTask } from "./study-task.ts";

/** Of the work, reading comes to so much, in hundredths. */
const reading = 20;

/** Looks at what became of an account's contacts. Runs in a worker thread and writes nothing. */
export const task: Task<StudyTask, StudyResult> = async (read, portalId, asked, watch) => {
  const { contacts, amounts } = await readAccountHistories(read, portalId, asked, () =>
    watch(reading / 2, 100),
  );
  watch(reading, 100);
  const { wish, now, inForce, others, properties } = asked;
  const found = study({
    contacts,
    properties,
    now,
    horizonDays: wish.horizonDays,
    inForce,
    others,
    way: wish.way,
    smallestEffect: wish.smallestEffect,
    locked: wish.locked,
    asked: { targets: wish.targets, capacities: wish.capacities },
    amountOf: amounts.size === 0 ? null : (contactId) => amounts.get(contactId) ?? null,
    lexicon,
    onProgress: (share) => watch(reading + Math.round((100 - reading) * share), 100),
  });
  const { report } = found;
  return {
    ...found,
    report:
      report === null
        ? null
        : {
            ...report,
            warnings: report.warnings.map((warning) => ({
              code: warning.code,
              sentence: {
                en: warningSentence(warning, "en"),
                es: warningSentence(warning, "es"),
              },
            })),
          },
  };
};
