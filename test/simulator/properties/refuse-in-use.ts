import { invalid } from "../http/refusal.ts";
import type { Portal } from "../portal.ts";
import { objectTypes, type ObjectType } from "../records/object-type.ts";
import type { Condition, WorkflowDefinition } from "../workflows/workflow.ts";

/** One place that needs a property. */
type Usage = {
  readonly parentType: string;
  readonly parentDisplayType: string;
  readonly parentName: string;
};

/**
 * Throws the 400 with which HubSpot refuses to archive a property that something needs: a workflow, a
 * switched-off one too, or the formula of another property (hubspot-facts 16.2).
 */
export function refuseInUse(portal: Portal, type: ObjectType, name: string): void {
  const usages = usagesOf(portal, type, name);
  if (usages.length === 0) return;
  const { typeId } = objectTypes[type];
  const about = { property: [name], objectTypeId: [typeId] };
  throw invalid(
    `Property: ${name} of object type ${typeId} is currently used in ${usages.length} places and cannot be deleted`,
    {
      subCategory: "PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE",
      context: { ...about, usageCount: [String(usages.length)] },
      errors: usages.map(({ parentType, parentDisplayType, parentName }) => ({
        subCategory: "PropertyValidationError.PROPERTY_USAGE",
        message: `Property ${name} of object type ${typeId} in use by ${parentType} (display type ${parentDisplayType}) ID ${parentName}: `,
        context: {
          ...about,
          parentType: [parentType],
          parentDisplayType: [parentDisplayType],
          parentName: [parentName],
          link: [""],
        },
      })),
    },
  );
}

function usagesOf(portal: Portal, type: ObjectType, name: string): readonly Usage[] {
  const workflows = portal.workflows
    .filter(({ definition }) => type === "contacts" && propertiesOf(definition).includes(name))
    .map(({ flowId }) => ({
      parentType: "AUTOMATION_PLATFORM_FLOW",
      parentDisplayType: "WORKFLOW",
      parentName: flowId,
    }));
  const formulas = [...portal.definitions[type].properties.values()]
    .filter(
      ({ archivedAt, calculationFormula = "" }) =>
        archivedAt === null && calculationFormula.split(/\W+/u).includes(name),
    )
    .map((user) => ({
      parentType: "CALCULATED_PROPERTY",
      parentDisplayType: "CALCULATED_PROPERTY",
      parentName: `${objectTypes[type].typeId}/${user.name}`,
    }));
  return [...workflows, ...formulas];
}

/** Every contact property that a workflow reads. */
function propertiesOf({ trigger, goal, suppression, action }: WorkflowDefinition): string[] {
  const conditions: readonly (Condition | undefined)[] = [goal, suppression];
  return [
    ...("property" in trigger ? [trigger.property] : []),
    ...conditions.flatMap((condition) => condition?.property ?? []),
    ...(action?.properties ?? []),
  ];
}
