import type { ObjectType } from "../records/object-type.ts";
import { contactBehaviour } from "./contact-behaviour.ts";
import { contactProfile } from "./contact-profile.ts";
import { companyProperties } from "./company.ts";
import type { PropertyDefinition, PropertyGroup } from "./definition.ts";
import {
  callProperties,
  dealProperties,
  emailProperties,
  meetingProperties,
  taskProperties,
} from "./engagement.ts";

/** The properties and groups of one object type; archived properties stay, marked. */
export type Definitions = {
  readonly properties: Map<string, PropertyDefinition>;
  readonly groups: Map<string, PropertyGroup>;
};

const standardProperties: Readonly<Record<ObjectType, readonly PropertyDefinition[]>> = {
  contacts: [...contactProfile, ...contactBehaviour],
  companies: companyProperties,
  deals: dealProperties,
  meetings: meetingProperties,
  calls: callProperties,
  emails: emailProperties,
  tasks: taskProperties,
};

/** HubSpot's own properties of a type, with the groups that they stand in. */
export function createDefinitions(type: ObjectType): Definitions {
  const properties = new Map(standardProperties[type].map((each) => [each.name, each]));
  const groups = new Map<string, PropertyGroup>();
  for (const { groupName } of properties.values()) {
    const label = groupName.charAt(0).toUpperCase() + groupName.slice(1);
    groups.set(groupName, { name: groupName, label, displayOrder: groups.size });
  }
  return { properties, groups };
}

/** The live property of that name; undefined when there is none or it is archived. */
export function findDefinition(
  definitions: Definitions,
  name: string,
): PropertyDefinition | undefined {
  const definition = definitions.properties.get(name);
  return definition && definition.archivedAt === null ? definition : undefined;
}
