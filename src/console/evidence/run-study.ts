import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { addFinding, endFinding, tellFinding } from "../../account/findings.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller } from "../shell/handler.ts";
import { runInWorker } from "../shell/worker/run-in-worker.ts";
import type { TaskModule } from "../shell/worker/task.ts";
import { workFailures } from "../../words/work-failures.ts";
import type { StudyResult, StudyTask } from "./study-task.ts";

const studyModule: TaskModule<StudyTask, StudyResult> = {
  url: new URL("make-study.ts", import.meta.url),
};

/** How often the store is told how far it is, in milliseconds. */
const tellEveryMs = 400;

/** Begins to look at what sold, in the background and in a thread of its own. */
export async function beginStudy(
  deps: ConsoleDeps,
  { ledger, portalId }: Caller,
  task: StudyTask,
  judged: {
    readonly modelVersion: number;
    readonly draftRevision: number;
    readonly asked: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const id = randomUUID();
  await addFinding(ledger, portalId, {
    id,
    startedAt: deps.clock.now(),
    ...judged,
  });
  deps.background.begin(async (stopping) => {
    const [stop, ended] = [new AbortController(), new AbortController()];
    let done = 0;
    const telling = (async () => {
      for (;;) {
        await sleep(tellEveryMs, undefined, { signal: ended.signal }).catch(() => undefined);
        if (ended.signal.aborted) return;
        const goesOn = await tellFinding(ledger, portalId, id, done, deps.clock.now()).catch(
          (error: unknown) => {
            deps.log.warn(
              { portal: portalId, err: error },
              "how far Evidence is could not be kept",
            );
            return true;
          },
        );
        if (!goesOn) return stop.abort();
      }
    })();
    const signal = AbortSignal.any([stop.signal, stopping]);
    const watch = (share: number): void => {
      done = Math.round(share);
    };
    const end = await runInWorker(deps.stores, portalId, studyModule, task, watch, signal).then(
      (result) => ({ state: "done", result }) as const,
      (error: unknown) => {
        if (signal.aborted) return { state: "cancelled" } as const;
        deps.log.warn({ portal: portalId, err: error }, "Evidence could not be calculated");
        return { state: "failed", error: workFailures.evidenceFailed } as const;
      },
    );
    ended.abort();
    await telling;
    await endFinding(ledger, portalId, id, end, deps.clock.now()).catch((error: unknown) => {
      deps.log.error({ portal: portalId, err: error }, "what Evidence found could not be kept");
    });
  });
}
