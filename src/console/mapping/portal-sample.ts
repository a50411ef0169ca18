import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import type { Property } from "../../hubspot/calls/list-properties.ts";
import type { Text } from "../../base/text.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { ObjectType, SampleState } from "../contract/mapping.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { batchSize } from "../../hubspot/calls/batch-read.ts";
import { batches, readProperties, sampleRecords, type Filled } from "./read-sample.ts";
import { workFailures } from "../../words/work-failures.ts";

/** What is known of the portal for its mapping page. Each part is null until it has been read. */
export type PortalSample = {
  state: "reading" | "ready" | "failed";
  properties: Readonly<Record<ObjectType, readonly Property[]>> | null;
  filled: Readonly<Record<ObjectType, Filled>> | null;
  readAt: number | null;
  triedAt: number;
  error: Text | null;
};

/** Properties and fill rates change by the day, not by the minute; a failure is tried again sooner. */
const goodForMs = 60 * 60_000;
const againAfterMs = 30_000;
/** While the portal is read for the first time, a small sample is soon made better. */
const grownAfterMs = 5_000;

const samples = new WeakMap<ConsoleDeps, Map<PortalId, PortalSample>>();

/**
 * What has been read of the portal. It never waits for HubSpot: what is missing or old is read in the
 * background, at a person's priority, and the state says `reading` meanwhile.
 */
export async function portalSample(
  deps: ConsoleDeps,
  portalId: PortalId,
  isRefresh = false,
): Promise<PortalSample> {
  const all = samples.get(deps) ?? new Map<PortalId, PortalSample>();
  samples.set(deps, all);
  const now = deps.clock.now();
  const known = all.get(portalId);
  if (known !== undefined) {
    const age = now - known.triedAt;
    if (known.state === "reading") return known;
    const isOld =
      isRefresh ||
      age > (known.state === "failed" ? againAfterMs : goodForMs) ||
      (age > grownAfterMs && (await hasGrown(deps, portalId, known)));
    if (!isOld) return known;
    known.state = "reading";
    known.triedAt = now;
    deps.background.begin(() => read(deps, portalId, known));
    return known;
  }
  const fresh: PortalSample = {
    state: "reading",
    properties: null,
    filled: null,
    readAt: null,
    triedAt: now,
    error: null,
  };
  all.set(portalId, fresh);
  deps.background.begin(() => read(deps, portalId, fresh));
  return fresh;
}

async function hasGrown(
  { ledger }: ConsoleDeps,
  portalId: PortalId,
  { filled }: PortalSample,
): Promise<boolean> {
  const sampled = filled?.contacts.records ?? 0;
  if (sampled >= batches * batchSize * 0.9) return false;
  const { n } = await ledger
    .forPortal(portalId)
    .read.selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  return Math.min(n, batches * batchSize) > sampled * 1.5;
}

/** The sample as the API answers it. */
export function sampleStateOf(sample: PortalSample): SampleState {
  return {
    state: sample.state,
    contacts: sample.filled?.contacts.records ?? 0,
    companies: sample.filled?.companies.records ?? 0,
    readAt: sample.readAt,
    error: sample.error,
  };
}

async function read(deps: ConsoleDeps, portalId: PortalId, sample: PortalSample): Promise<void> {
  try {
    const client = deps.hubspot.portal(portalId, "person");
    const properties = await readProperties(client);
    sample.properties = properties;
    sample.filled = await sampleRecords(deps.ledger.forPortal(portalId), client, properties);
    sample.readAt = deps.clock.now();
    sample.error = null;
    sample.state = "ready";
  } catch (error) {
    deps.log.warn({ portal: portalId, err: error }, "the portal's properties could not be read");
    sample.state = "failed";
    sample.error =
      error instanceof HubSpotError
        ? describeOutcome(error.outcome)
        : workFailures.propertiesNotRead;
  }
}
