import { propertiesRead } from "../../scoring/model/properties-read.ts";
import type { LedgerTransaction } from "../../store/engine/ledger.ts";
import { hastenRetries } from "../../store/failures/expect-retry.ts";
import { startJob } from "../../store/portals/jobs.ts";
import { markScored } from "../../store/marks/mark-scored.ts";
import { liftPause } from "../../store/portals/pauses.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { ModelVersion, Portal, WritePace } from "../../store/portals/portals.ts";
import { endCatchUps, startQueue, type Queue } from "../../store/crossings/queues.ts";
import { noteInAudit } from "../../store/audit-trail.ts";
import type { AccountDeps, Caller } from "../caller.ts";
import { targetsOf } from "../../writeback/output-targets.ts";
import { modelsInForce } from "../models.ts";
import { changeAccount } from "../change-account.ts";
import type { Model } from "../../scoring/model/model.ts";

/** What a version that comes into force lets go little by little. */
export type Pacing = {
  /** Scenarios whose crossings by the publish are caught up; those of others stay silent. */
  readonly queues: readonly Queue[];
  /** Null: values are written at once; left out: as it was set before. */
  readonly writePace?: WritePace | null;
};

/** A version that comes into force: what the audit trail says of it, and which one it is then. */
type Coming = {
  readonly what: "published" | "mapping" | "rolledBack";
  readonly detail: Readonly<Record<string, unknown>>;
  readonly pacing: Pacing;
  readonly choose: (before: Portal) => ModelVersion;
};

/** The job whose row says since when all contacts are being scored again. */
export const rescoreJob = "rescore";

/** Versions back that remember who was ready. */
const rememberedVersions = 10;

/**
 * Puts a version in force: keeps who is ready under the one that leaves, changes the portal's document, puts its own
 * catch-ups in the place of those under way, reads companies again where they lack a property, writes the
 * audit trail, and wakes the lane. Where a crash comes in between, the version's mismatch with the scores is noticed
 * all the same (docs/decisions/02-two-stores.md).
 */
export async function putInForce(
  deps: AccountDeps,
  { ledger, portal, portalId, who }: Caller,
  kind: Model["kind"],
  { what, detail, pacing, choose }: Coming,
): Promise<ModelVersion> {
  const now = deps.clock.now();
  const leaving = portal.current[kind];
  if (leaving !== null) {
    await ledger.transaction((tx) => rememberReady(tx, portalId, leaving));
  }
  const after = await changeAccount(deps.portals, portalId, (standing) => {
    const version = choose(standing);
    return withInForce(withPacing(standing, pacing), kind, version, now);
  });
  const version = after.models.find((each) => each.version === after.current[kind]);
  if (version === undefined) throw new TypeError("The version in force is not among the versions");
  await ledger.transaction(async (tx) => {
    await endCatchUps(tx, portalId);
    for (const queue of pacing.queues) await startQueue(tx, portalId, queue);
    await forgetNarrowCompanies(tx, portal, after, portalId);
    // The next turn looks whether what this version writes to is whole.
    await liftPause(tx, portalId, "outputs");
    await hastenRetries(tx, portalId, now);
    // The other kind keeps its version: nothing else would tell that its outputs go elsewhere now.
    if (!hasSameOutputs(portal, after)) {
      await markScored(tx, portalId, kind === "lead" ? "customer" : "lead", now);
    }
    await startJob(tx, portalId, rescoreJob, null, now);
    await noteInAudit(tx, {
      portalId,
      at: now,
      who,
      what,
      detail: { kind, version: version.version, before: leaving, ...detail },
    });
  });
  deps.wakePortal(portalId);
  return version;
}

/**
 * The account once this version comes into force at `now` (epoch milliseconds): the one before it leaves, and what its
 * draft wished to have read is the version's own, or is wished anew with the next preview. Pure.
 */
export function withInForce(
  standing: Portal,
  kind: Model["kind"],
  version: ModelVersion,
  now: number,
): Portal {
  const { alsoRead: _read, ...rest } = standing;
  return {
    ...rest,
    models: [
      ...standing.models
        .filter((each) => each.version !== version.version)
        .map((each) => (each.version === standing.current[kind] ? { ...each, leftAt: now } : each)),
      version,
    ].sort((a, b) => a.version - b.version),
    current: { ...standing.current, [kind]: version.version },
  };
}

function withPacing(standing: Portal, pacing: Pacing): Portal {
  const { writePace: before, ...rest } = standing;
  const writePace = pacing.writePace === undefined ? before : pacing.writePace;
  return { ...rest, ...(writePace && { writePace }) };
}

function hasSameOutputs(before: Portal, after: Portal): boolean {
  const was = targetsOf(modelsInForce(before));
  const is = targetsOf(modelsInForce(after));
  return Object.keys({ ...was, ...is }).every((output) => was[output] === is[output]);
}

/** Rolling back finds these as they were: ready since when, and how long below the thresholds. */
export async function rememberReady(
  tx: LedgerTransaction,
  portalId: PortalId,
  version: number,
): Promise<void> {
  const isOld = (column: "version") => [column, "<=", version - rememberedVersions] as const;
  await tx
    .deleteFrom("readiness_of_versions")
    .where("portal_id", "=", portalId)
    .where((e) => e.or([e("version", "=", version), e(...isOld("version"))]))
    .execute();
  await tx
    .insertInto("readiness_of_versions")
    .columns(["portal_id", "version", "contact_id", "ready_since", "below_since"])
    .expression(
      tx
        .selectFrom("scores")
        .select(["portal_id", "model_version", "contact_id", "ready_since", "below_since"])
        .where("portal_id", "=", portalId)
        .where("model_version", "=", version)
        .where("ready", "=", 1),
    )
    .execute();
}

/** Companies that were kept without a property that is needed now are read again. */
async function forgetNarrowCompanies(
  tx: LedgerTransaction,
  before: Portal,
  after: Portal,
  portalId: PortalId,
): Promise<void> {
  const known = new Set(companyProperties(before));
  if (companyProperties(after).every((name) => known.has(name))) return;
  await tx.deleteFrom("companies").where("portal_id", "=", portalId).execute();
}

function companyProperties(portal: Portal): string[] {
  return modelsInForce(portal).flatMap((model) => propertiesRead(model).company);
}
