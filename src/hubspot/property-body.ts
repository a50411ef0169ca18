import { ripenGroup, type OptionSpec, type PropertySpec } from "../../config/properties/spec.ts";

/** The body that creates a property (hubspot-facts 4.2), with its texts in one language. */
export function propertyBody(spec: PropertySpec, language: "en" | "es"): Record<string, unknown> {
  return {
    name: spec.name,
    label: spec.label[language],
    description: spec.description[language],
    groupName: ripenGroup.name,
    type: spec.type,
    fieldType: spec.fieldType,
    formField: false,
    ...(spec.options.length === 0
      ? {}
      : { options: spec.options.map((option, index) => optionBody(option, index, language)) }),
  };
}

/** One option; the value is stable English under a translated label (contracts.md). */
export function optionBody(
  option: OptionSpec,
  displayOrder: number,
  language: "en" | "es",
): Record<string, unknown> {
  return { label: option.label[language], value: option.value, displayOrder, hidden: false };
}
