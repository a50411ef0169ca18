import { fieldsOf, scenarios, signalsOf, triggerProperty } from "../../../config/scenarios.ts";
import type { Trigger } from "../../../config/scenarios/scenario.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Scenario, Workflows } from "../contract/workflows.ts";
import { fieldsOfScenarios, readSurvey } from "../survey/read-survey.ts";
import { audienceWords, checklistOf, goalWords, triggerWords } from "../../words/scenario-words.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { addressOfWorkflow } from "../../account/workflow-address.ts";
import { catchUpsOf } from "./catch-ups-of.ts";
import { countScenarios, noCounts } from "./count-scenarios.ts";
import { callsAreOff } from "../../words/workflow-texts.ts";
import { conflictText } from "../../words/property-advice.ts";

export const showWorkflows: Handler<"workflows"> = async (deps, call) =>
  workflowsOf(deps, call, call.portal);

/** Every scenario as it stands in `portal`. */
export async function workflowsOf(
  deps: ConsoleDeps,
  { ledger, portalId }: Caller,
  portal: Portal,
): Promise<Workflows> {
  const counts = await countScenarios(ledger.read, portalId);
  const catchUps = await catchUpsOf(ledger.read, portal, deps.clock.now());
  const survey = readSurvey(deps, portal);
  const mapped = fieldsOfScenarios(portal).map(({ field }) => field);
  return {
    isDryRun: stateIn(statesOf(portal), "dryRun") !== null,
    tellsColleagues: portal.handsOffColleagues !== true,
    usesWorkflowApi: deps.mayUseWorkflowApi,
    scenarios: scenarios.map((scenario) => {
      const { name, label } = scenario;
      const { minimumScore, coolDownDays, mostADay } = { ...scenario, ...portal.bindings[name] };
      return {
        name,
        label,
        about: scenario.about,
        trigger: triggerWords(scenario.trigger),
        audience: audienceWords(scenario.audience, { ...scenario, minimumScore }),
        goal: goalWords(scenario.goal),
        isNurturing: scenario.isNurturing,
        sendsMail: scenario.sendsMail,
        priority: scenario.priority,
        minimumScore,
        coolDownDays,
        mostADay,
        hasSignal: hasSignal(scenario.trigger, mapped, survey),
        binding: bindingOf(portal, name),
        triggerProperty: triggerProperty(name),
        problem: problemOf(portal, name, deps.mayUseWorkflowApi),
        checklist: [...checklistOf(name)],
        counts: counts.get(name) ?? noCounts,
        catchUps: catchUps.get(name) ?? [],
      };
    }),
  };
}

/** Events that start it were seen, and the dates that it looks at are mapped and filled. Before the first survey nothing else is known to be missing. */
function hasSignal(
  trigger: Trigger,
  mapped: readonly string[],
  survey: ReturnType<typeof readSurvey>,
): boolean {
  const [types, fields] = [signalsOf(trigger), fieldsOf(trigger)];
  if (!fields.every((field) => mapped.includes(field))) return false;
  if (survey === null) return true;
  const isSeen = types.length === 0 || survey.events.some(({ type }) => types.includes(type));
  return isSeen && fields.every((field) => survey.filled.includes(field));
}

function bindingOf(portal: Portal, name: string): Scenario["binding"] {
  const binding = portal.bindings[name];
  return binding === undefined
    ? null
    : {
        actuator: binding.actuator,
        target: binding.target ?? null,
        boundAt: binding.boundAt,
        workflow: binding.workflow
          ? { ...binding.workflow, address: addressOfWorkflow(binding.workflow.flowId, portal) }
          : null,
      };
}

function problemOf(
  { bindings, conflicts }: Portal,
  name: string,
  mayUseWorkflowApi: boolean,
): Scenario["problem"] {
  if (bindings[name]?.actuator === "workflow" && !mayUseWorkflowApi) {
    return callsAreOff;
  }
  const conflict = conflicts?.find((each) => each.name === triggerProperty(name));
  return conflict === undefined ? null : conflictText(conflict);
}
