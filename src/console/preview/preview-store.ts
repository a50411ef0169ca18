import type { Text } from "../../scoring/text.ts";
import type { PortalId } from "../../store/portal-id.ts";
import type { ModelKind } from "../api/schemas/text.ts";
import type { ConsoleDeps } from "../deps.ts";
import type { PreviewCounts } from "./preview-task.ts";

/** A preview, from its start until it is dropped. It lives in this process alone: it can be made again. */
export type RunningPreview = {
  readonly id: string;
  readonly portalId: PortalId;
  readonly kind: ModelKind;
  readonly draftRevision: number;
  readonly startedAt: number;
  readonly stop: AbortController;
  state: "reading" | "running" | "done" | "cancelled" | "failed";
  done: number;
  total: number;
  finishedAt: number | null;
  error: Text | null;
  counts: PreviewCounts | null;
};

/** Previews that one account can look back at: the last, and the one before it. */
const keptEach = 2;

const stores = new WeakMap<ConsoleDeps, Map<PortalId, RunningPreview[]>>();

/** The account's previews, newest first. */
export function previewsOf(deps: ConsoleDeps, portalId: PortalId): readonly RunningPreview[] {
  return stores.get(deps)?.get(portalId) ?? [];
}

/** Adds a preview; one that is still running for the account is stopped. */
export function addPreview(deps: ConsoleDeps, preview: RunningPreview): void {
  const all = stores.get(deps) ?? new Map<PortalId, RunningPreview[]>();
  stores.set(deps, all);
  const before = all.get(preview.portalId) ?? [];
  for (const running of before) stopPreview(running, deps.clock.now());
  all.set(preview.portalId, [preview, ...before].slice(0, keptEach));
}

/** Stops a preview that is under way; others are left as they are. */
export function stopPreview(preview: RunningPreview, now: number): void {
  if (preview.state !== "reading" && preview.state !== "running") return;
  preview.state = "cancelled";
  preview.finishedAt = now;
  preview.stop.abort();
}
