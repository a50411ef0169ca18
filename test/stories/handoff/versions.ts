import { readyMadeModels } from "../../../config/models.ts";
import { rememberReady } from "../../../src/account/versions/put-in-force.ts";
import { parseModel, type Model } from "../../../src/scoring/model/model.ts";
import { handoffScenario } from "../../../src/store/crossings/handoffs.ts";
import { hasOutdated } from "../../../src/store/marks/mark-outdated.ts";
import type { WholeApp } from "../../support/app/whole-app.ts";

const lead = readyMadeModels["b2b-software"];

/** Models that the story publishes. */
export const models = {
  slightlyStricter: { ...lead, ready: { ...lead.ready, total: lead.ready.total + 1 } },
  generous: { ...lead, ready: { ...lead.ready, fit: 10, pain: 0, total: 10, dwellHours: 0 } },
  remapped: {
    ...lead,
    ready: { ...lead.ready, total: lead.ready.total + 1 },
    fields: { ...lead.fields, jobTitle: { contact: "seniority" } },
  },
} satisfies Record<string, Model>;

/** An admin takes the hand-off's workflow away and binds it again. */
export async function bindAnew(app: WholeApp): Promise<void> {
  await app.portals.change(app.portalId, (before) => {
    const { [handoffScenario]: _gone, ...bindings } = before.bindings;
    return { ...before, bindings };
  });
  app.wake();
  await app.settle();
  await app.portals.change(app.portalId, (before) => ({
    ...before,
    bindings: {
      ...before.bindings,
      [handoffScenario]: { actuator: "property", boundAt: app.now() },
    },
  }));
  app.wake();
}

/** A version comes into force: a new one with its model, an earlier one without. */
export async function putInForce(app: WholeApp, version: number, model?: Model): Promise<void> {
  const leaving = (await app.portals.get(app.portalId))?.current.lead ?? 1;
  await app.ledger.transaction((tx) => rememberReady(tx, app.portalId, leaving));
  await app.portals.change(app.portalId, (before) => {
    const now = app.now();
    const published = model && {
      version,
      name: model.name,
      note: "",
      publishedAt: now,
      publishedBy: "ana",
      model: parseModel({ ...model, version }),
    };
    return {
      ...before,
      models: [
        ...before.models.map((each) =>
          each.version === before.current.lead ? { ...each, leftAt: now } : each,
        ),
        ...(published ? [published] : []),
      ],
      current: { ...before.current, lead: version },
    };
  });
  app.wake();
}

/** Whether contacts are still to be scored by the version in force. */
export async function isRescoring(app: WholeApp): Promise<boolean> {
  const current = (await app.portals.get(app.portalId))?.current;
  const versions = { lead: current?.lead ?? 1, customer: current?.customer ?? null };
  return hasOutdated(app.ledger.read, app.portalId, versions);
}
