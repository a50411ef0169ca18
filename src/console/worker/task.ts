import type { StoreAddress } from "../../store/open-stores.ts";
import type { PortalId } from "../../store/portal-id.ts";
import type { PreviewCounts, PreviewTask } from "../preview/preview-task.ts";
import type { Survey, SurveyTask } from "../survey/survey-task.ts";

/** What a worker thread is asked to do. It reads through a connection of its own and writes nothing. */
export type Task = SurveyTask | PreviewTask;

/** What each task ends with. */
export type ResultOf<T extends Task> = T extends SurveyTask ? Survey : PreviewCounts;

/** What the thread is started with. */
export type WorkerStart = {
  readonly stores: StoreAddress;
  readonly portalId: PortalId;
  readonly task: Task;
};

/** What it says on its way. */
export type WorkerWord =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "result"; readonly result: Survey | PreviewCounts }
  | { readonly kind: "failed"; readonly message: string };
