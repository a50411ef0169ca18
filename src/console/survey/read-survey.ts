import type { PortalId } from "../../store/engine/portal-id.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { runInWorker } from "../shell/worker/run-in-worker.ts";
import type { TaskModule } from "../shell/worker/task.ts";
import type { Survey, SurveyTask } from "./survey-task.ts";

const surveyModule: TaskModule<SurveyTask, Survey> = {
  url: new URL("make-survey.ts", import.meta.url),
};

type Kept = { survey: Survey | null; isRunning: boolean; triedAt: number };

/** A survey is good for so long, in milliseconds; counts of 30 days do not change by the minute. */
const goodForMs = 120_000;

const surveys = new WeakMap<ConsoleDeps, Map<PortalId, Kept>>();

/** The portal's latest survey; null before the first. A new one is begun in the background when it is old. */
export function readSurvey(deps: ConsoleDeps, portalId: PortalId): Survey | null {
  const all = surveys.get(deps) ?? new Map<PortalId, Kept>();
  surveys.set(deps, all);
  const kept = all.get(portalId) ?? { survey: null, isRunning: false, triedAt: -Infinity };
  all.set(portalId, kept);
  const now = deps.clock.now();
  if (!kept.isRunning && now - kept.triedAt > goodForMs) {
    deps.background.begin((stopping) => renew(deps, portalId, kept, now, stopping));
  }
  return kept.survey;
}

async function renew(
  deps: ConsoleDeps,
  portalId: PortalId,
  kept: Kept,
  now: number,
  stopping: AbortSignal,
): Promise<void> {
  kept.isRunning = true;
  kept.triedAt = now;
  try {
    kept.survey = await runInWorker(
      deps.stores,
      portalId,
      surveyModule,
      { asOf: now },
      () => undefined,
      AbortSignal.any([AbortSignal.timeout(goodForMs), stopping]),
    );
  } catch (error) {
    if (stopping.aborted) return;
    deps.log.warn({ portal: portalId, err: error }, "the counts of 30 days could not be made");
  } finally {
    kept.isRunning = false;
  }
}
