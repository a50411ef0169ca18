/** A text in both languages of the product. */
export type Words = { readonly en: string; readonly es: string };

/** One value of an enumeration: stable and English, under a translated label (contracts.md). */
export type OptionSpec = { readonly value: string; readonly label: Words };

/** A contact property that Ripen creates and writes (contracts.md; types and pairings: hubspot-facts 4.2). */
export type PropertySpec = {
  readonly name: string;
  readonly type: "number" | "string" | "bool" | "datetime" | "enumeration";
  readonly fieldType:
    "number" | "text" | "textarea" | "booleancheckbox" | "date" | "select" | "checkbox";
  readonly label: Words;
  readonly description: Words;
  /** Empty but for enumerations and yes/no properties. */
  readonly options: readonly OptionSpec[];
};

/** A group of properties in HubSpot's settings. */
export type PropertyGroup = { readonly name: string; readonly label: Words };

/** Where all of them are found. */
export const ripenGroup: PropertyGroup = Object.freeze({
  name: "ripen",
  label: Object.freeze({ en: "Ripen", es: "Ripen" }),
});

/** Yes and no as HubSpot stores them (hubspot-facts 4.2). */
export const yesNo: readonly OptionSpec[] = [
  { value: "true", label: { en: "Yes", es: "Sí" } },
  { value: "false", label: { en: "No", es: "No" } },
];

/** Options from a table of value, English and Spanish label. */
export function options(
  ...rows: readonly (readonly [value: string, en: string, es: string])[]
): readonly OptionSpec[] {
  return rows.map(([value, en, es]) => ({ value, label: { en, es } }));
}
