import type { Portal } from "../../store/portals/portals.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Setup, SetupFinding, StepId } from "../contract/setup.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { countContacts } from "../rescoring/count-contacts.ts";
import { portalSample } from "../mapping/portal-sample.ts";
import { previewsOf } from "../../account/previews.ts";
import { firstRun } from "../rescoring/rescoring.ts";
import {
  mappingFindings,
  modelFindings,
  previewFindings,
  publishFindings,
  workflowFindings,
} from "./step-findings.ts";
import { changeAccount } from "../../account/change-account.ts";

export const showSetup: Handler<"setup"> = (deps, call) => setupOf(deps, call, call.portal);

export const markStep: Handler<"markStep"> = async (deps, call) => {
  const { step } = call.params;
  const after = await changeAccount(deps.portals, call.portalId, (before) => {
    const others = (before.setupDone ?? []).filter((id) => id !== step);
    return { ...before, setupDone: call.body.isDone ? [...others, step] : others };
  });
  return setupOf(deps, call, after);
};

async function setupOf(deps: ConsoleDeps, call: Caller, portal: Portal): Promise<Setup> {
  const { ledger, portalId } = call;
  const draft = await currentDraft(ledger.read, portal, "lead");
  const checked = checkDocument(draft.document, "lead");
  const [preview] = await previewsOf(ledger.read, portalId, deps.clock.now());
  const sample = await portalSample(deps, portalId);
  const findings: Readonly<Record<StepId, readonly SetupFinding[]>> = {
    map: mappingFindings(checked.model, sample),
    model: modelFindings(checked),
    preview: previewFindings(preview?.counts ?? null),
    workflows: workflowFindings(portal),
    publish: publishFindings(portal),
  };
  const done = new Set(portal.setupDone ?? []);
  if (portal.models.some(({ publishedBy }) => publishedBy !== "ripen")) done.add("publish");
  const steps = (["map", "model", "preview", "workflows", "publish"] as const).map((id) => ({
    id,
    isDone: done.has(id),
    findings: [...findings[id]],
  }));
  return {
    steps,
    next: steps.find((step) => !step.isDone)?.id ?? null,
    firstRun: await firstRun(deps, call),
    contacts: await countContacts(ledger.read, portalId),
  };
}
