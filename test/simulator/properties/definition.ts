export type PropertyType =
  "bool" | "date" | "datetime" | "enumeration" | "number" | "phone_number" | "string";

export type PropertyOption = {
  readonly label: string;
  readonly value: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
  readonly description?: string;
};

/** A property as the portal keeps it (hubspot-facts 4.2 and 4.3). */
export type PropertyDefinition = {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: PropertyType;
  readonly fieldType: string;
  readonly options: readonly PropertyOption[];
  /** Options are kept elsewhere: owners. */
  readonly externalOptions: boolean;
  readonly displayOrder: number;
  readonly hidden: boolean;
  readonly formField: boolean;
  readonly hasUniqueValue: boolean;
  readonly calculated: boolean;
  readonly calculationFormula?: string;
  /** Only HubSpot itself writes the value. */
  readonly readOnlyValue: boolean;
  readonly hubspotDefined: boolean;
  /** Epoch milliseconds; null for what HubSpot brings. */
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly archivedAt: number | null;
};

export type PropertyGroup = {
  readonly name: string;
  readonly label: string;
  readonly displayOrder: number;
};

/** The field types that go with each type (hubspot-facts 4.2). */
export const fieldTypesOf: Readonly<Record<PropertyType, readonly string[]>> = {
  bool: ["booleancheckbox"],
  date: ["date"],
  datetime: ["date"],
  enumeration: ["booleancheckbox", "checkbox", "radio", "select"],
  number: ["calculation_equation", "number"],
  phone_number: ["phonenumber"],
  string: ["calculation_equation", "file", "html", "phonenumber", "text", "textarea"],
};

/** A property that HubSpot brings, from the little that differs from one to the next. */
export function standard(
  groupName: string,
  name: string,
  type: PropertyType,
  flags: {
    readonly label?: string;
    readonly fieldType?: string;
    readonly options?: readonly string[];
    readonly readOnly?: boolean;
    readonly calculated?: boolean;
    readonly hidden?: boolean;
    readonly externalOptions?: boolean;
    readonly unique?: boolean;
  } = {},
): PropertyDefinition {
  return {
    name,
    label: flags.label ?? labelFrom(name),
    description: "",
    groupName,
    type,
    fieldType: flags.fieldType ?? usualFieldType(type),
    options: toOptions(flags.options ?? (type === "bool" ? ["true", "false"] : [])),
    externalOptions: flags.externalOptions ?? false,
    displayOrder: -1,
    hidden: flags.hidden ?? false,
    formField: !(flags.readOnly ?? flags.calculated ?? false),
    hasUniqueValue: flags.unique ?? false,
    calculated: flags.calculated ?? false,
    readOnlyValue: flags.readOnly ?? flags.calculated ?? false,
    hubspotDefined: true,
    createdAt: null,
    updatedAt: null,
    archivedAt: null,
  };
}

/** Options whose labels are made from their values. */
export function toOptions(values: readonly string[]): readonly PropertyOption[] {
  return values.map((value, displayOrder) => ({
    label: labelFrom(value.toLowerCase()),
    value,
    displayOrder,
    hidden: false,
  }));
}

function usualFieldType(type: PropertyType): string {
  if (type === "enumeration") return "select";
  return type === "string" ? "text" : (fieldTypesOf[type].at(-1) ?? "text");
}

function labelFrom(name: string): string {
  const words = name.replace(/^hs_/u, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
