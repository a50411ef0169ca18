import { backfillJob } from "../../reading/read-next-page.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import { findJob } from "../../store/portals/jobs.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Progress } from "../contract/setup.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { paceOf } from "../versions/pace-of.ts";
import { rescoreJob } from "../../account/versions/put-in-force.ts";

/** How far the re-scoring after the last publish or roll-back is. */
export const showRescoring: Handler<"rescoring"> = async (deps, call) => {
  const { ledger, portal, portalId } = call;
  const job = await findJob(ledger, portalId, rescoreJob);
  const { lead, customer } = portal.current;
  if (job === null || lead === null) return { ...nothing, version: lead };
  const total = await countScores(ledger.read, portalId, null);
  const done =
    (await countScores(ledger.read, portalId, { kind: "lead", version: lead })) +
    (await countScores(ledger.read, portalId, { kind: "customer", version: customer ?? lead }));
  const progress = progressOf(deps, portal, rescoreJob, done, total, job.startedAt, done >= total);
  return { ...progress, version: Math.max(lead, customer ?? 0) };
};

/** How far reading the portal for the first time is. */
export async function firstRun(deps: ConsoleDeps, { ledger, portal }: Caller): Promise<Progress> {
  const job = await findJob(ledger, portal.portalId, backfillJob);
  if (job === null) return nothing;
  const isDone = job.state === "done";
  const total = isDone ? job.done : job.total;
  return progressOf(deps, portal, backfillJob, job.done, total, job.startedAt, isDone);
}

const nothing: Progress = {
  state: "none",
  done: 0,
  total: null,
  perSecond: null,
  secondsLeft: null,
  startedAt: null,
};

function progressOf(
  deps: ConsoleDeps,
  portal: Portal,
  job: string,
  done: number,
  total: number | null,
  startedAt: number,
  isDone: boolean,
): Progress {
  const isPaused = stateIn(statesOf(portal), "paused") !== null;
  const now = deps.clock.now();
  const perSecond =
    isDone || isPaused ? null : paceOf(deps, `${portal.portalId}/${job}/${startedAt}`, done, now);
  return {
    state: isDone ? "done" : isPaused ? "paused" : "running",
    done,
    total,
    perSecond: perSecond === null ? null : Math.round(perSecond * 10) / 10,
    secondsLeft:
      perSecond === null || perSecond === 0 || total === null
        ? null
        : Math.ceil((total - done) / perSecond),
    startedAt,
  };
}

async function countScores(
  read: Ledger["read"],
  portalId: PortalId,
  of: { readonly kind: "lead" | "customer"; readonly version: number } | null,
): Promise<number> {
  const { n } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .$if(of !== null, (rows) =>
      rows.where("kind", "=", of?.kind ?? "lead").where("model_version", "=", of?.version ?? 0),
    )
    .executeTakeFirstOrThrow();
  return n;
}
