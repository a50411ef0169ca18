import { fieldsOf, scenarios } from "../../../config/scenarios.ts";
import { openVersion } from "../../account/models.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portal } from "../../store/portals/portals.ts";
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

/** The account's latest survey; null before the first. A new one is begun in the background when it is old. */
export function readSurvey(deps: ConsoleDeps, portal: Portal): Survey | null {
  const { portalId } = portal;
  const all = surveys.get(deps) ?? new Map<PortalId, Kept>();
  surveys.set(deps, all);
  const kept = all.get(portalId) ?? { survey: null, isRunning: false, triedAt: -Infinity };
  all.set(portalId, kept);
  const now = deps.clock.now();
  if (!kept.isRunning && now - kept.triedAt > goodForMs) {
    deps.background.begin((stopping) => renew(deps, portal, kept, now, stopping));
  }
  return kept.survey;
}

async function renew(
  deps: ConsoleDeps,
  portal: Portal,
  kept: Kept,
  now: number,
  stopping: AbortSignal,
): Promise<void> {
  const { portalId } = portal;
  kept.isRunning = true;
  kept.triedAt = now;
  try {
    kept.survey = await runInWorker(
      deps.stores,
      portalId,
      surveyModule,
      { asOf: now, fields: fieldsOfScenarios(portal) },
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

/** What the customer model maps of the fields that scenarios look at. */
export function fieldsOfScenarios(portal: Portal): SurveyTask["fields"] {
  const mapped = openVersion(portal, portal.current.customer)?.model.fields ?? {};
  return scenarios
    .flatMap(({ trigger }) => fieldsOf(trigger))
    .flatMap((field) => {
      const mapping = mapped[field];
      if (mapping === undefined) return [];
      const { contact, company } = mapping;
      return [
        {
          field,
          ...(contact !== undefined && { contact }),
          ...(company !== undefined && { company }),
        },
      ];
    });
}
