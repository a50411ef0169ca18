import { z } from "zod";
import { invalid, Refusal } from "../http/refusal.ts";
import type { Portal } from "../portal.ts";
import type { ObjectType } from "../records/object-type.ts";
import { fieldTypesOf, type PropertyDefinition } from "./definition.ts";

const optionSchema = z.strictObject({
  label: z.string().min(1),
  value: z.string().min(1),
  displayOrder: z.int().default(-1),
  hidden: z.boolean(),
  description: z.string().optional(),
});

/** PropertyCreate of 2026-09 (hubspot-facts 4.2). */
export const propertyCreateSchema = z.strictObject({
  name: z.string(),
  label: z.string().min(1),
  groupName: z.string(),
  type: z.enum(["bool", "date", "datetime", "enumeration", "number", "phone_number", "string"]),
  fieldType: z.string(),
  description: z.string().default(""),
  options: z.array(optionSchema).default([]),
  displayOrder: z.int().default(-1),
  hasUniqueValue: z.boolean().default(false),
  hidden: z.boolean().default(false),
  formField: z.boolean().default(false),
  calculationFormula: z.string().optional(),
  externalOptions: z.boolean().default(false),
  referencedObjectType: z.literal("OWNER").optional(),
  dataSensitivity: z.enum(["non_sensitive", "sensitive", "highly_sensitive"]).optional(),
});

/** What PATCH may change: name, type and group of ids stay. */
export const propertyUpdateSchema = z.strictObject({
  label: z.string().min(1).optional(),
  groupName: z.string().optional(),
  description: z.string().optional(),
  options: z.array(optionSchema).optional(),
  displayOrder: z.int().optional(),
  hidden: z.boolean().optional(),
  formField: z.boolean().optional(),
  fieldType: z.string().optional(),
});

export type PropertyCreate = z.infer<typeof propertyCreateSchema>;

/** At most so many unique properties an object type (hubspot-facts 4.2). */
const maxUnique = 10;

/**
 * Creates a property; an archived one of that name comes back. Throws 409 for a name that exists, 400 GROUP_DOES_NOT_EXIST, and 400 for a name,
 * a pair of types or options that HubSpot refuses (hubspot-facts 4.2 and 4.4).
 */
export function createDefinition(
  portal: Portal,
  type: ObjectType,
  create: PropertyCreate,
): PropertyDefinition {
  const { properties } = portal.definitions[type];
  checkName(create.name);
  checkShape(portal, type, create);
  const known = properties.get(create.name);
  if (known && known.archivedAt === null) {
    throw new Refusal(
      409,
      "OBJECT_ALREADY_EXISTS",
      `A property named '${create.name}' already exists.`,
      { subCategory: "Properties.PROPERTY_WITH_NAME_EXISTS" },
    );
  }
  if (create.hasUniqueValue) {
    const unique = [...properties.values()].filter(({ hasUniqueValue }) => hasUniqueValue);
    if (unique.length >= maxUnique) throw invalid(`At most ${maxUnique} unique properties`);
    portal.stores[type].unique.set(create.name, new Map());
  }
  const { calculationFormula, referencedObjectType, dataSensitivity: _, ...rest } = create;
  const calculated = create.fieldType === "calculation_equation";
  const at = portal.now();
  const definition: PropertyDefinition = {
    ...rest,
    options: rest.options.map(plainOption),
    externalOptions: rest.externalOptions || referencedObjectType === "OWNER",
    ...(calculationFormula !== undefined && { calculationFormula }),
    calculated,
    readOnlyValue: calculated,
    hubspotDefined: false,
    // The name of an archived property brings that one back, defined anew: seen live.
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    archivedAt: null,
  };
  properties.set(create.name, definition);
  return definition;
}

/** Options without undefined descriptions. */
export function plainOption({
  description,
  ...option
}: z.infer<typeof optionSchema>): PropertyDefinition["options"][number] {
  return { ...option, ...(description !== undefined && { description }) };
}

/** Throws 400 when a group is not there (hubspot-facts 4.4). */
export function checkGroup(portal: Portal, type: ObjectType, groupName: string): void {
  if (portal.definitions[type].groups.has(groupName)) return;
  throw invalid(`The property group '${groupName}' does not exist.`, {
    subCategory: "Properties.GROUP_DOES_NOT_EXIST",
    errors: [{ message: `Group ${groupName} does not exist`, code: "GROUP_DOES_NOT_EXIST" }],
  });
}

function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,99}$/u.test(name)) {
    throw invalid(
      `Property name '${name}' must start with a letter and hold lower case letters, digits and underscores only, 100 at most.`,
    );
  }
  if (name.startsWith("hs_")) throw invalid("The prefix hs_ is reserved for HubSpot.");
}

function checkShape(portal: Portal, type: ObjectType, create: PropertyCreate): void {
  checkGroup(portal, type, create.groupName);
  if (!fieldTypesOf[create.type].includes(create.fieldType)) {
    throw invalid(`fieldType ${create.fieldType} does not go with type ${create.type}.`);
  }
  const values = create.options.map(({ value }) => value);
  if (new Set(values).size !== values.length) throw invalid("Option values must be unique.");
  if (new Set(create.options.map(({ label }) => label)).size !== values.length) {
    throw invalid("Option labels must be unique.");
  }
  const isBool = create.type === "bool";
  if (isBool && [...values].sort().join() !== "false,true") {
    throw invalid("A bool property needs the two options true and false.", {
      subCategory: "PropertyValidationError.INVALID_BOOLEAN_OPTION",
    });
  }
  if (values.length > 0 && !isBool && create.type !== "enumeration") {
    throw invalid(`A property of type ${create.type} has no options.`);
  }
}
