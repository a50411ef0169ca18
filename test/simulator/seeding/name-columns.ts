import { contactProfile } from "../properties/contact-profile.ts";
import type { PropertyDefinition } from "../properties/definition.ts";
import { createDefinitions } from "../properties/definitions.ts";

/** A column's place in the portal before its type is known. */
export type ColumnName = {
  readonly name: string;
  readonly label: string;
  /** What stands in the file, trimmed. */
  readonly header: string;
  /** HubSpot's own property, when the header names one that can be written. */
  readonly definition: PropertyDefinition | null;
};

/** Other words for HubSpot's own properties, in English and Spanish, after simplify(). */
const synonyms: Readonly<Record<string, string>> = {
  e_mail: "email",
  email_address: "email",
  mail: "email",
  correo: "email",
  correo_electronico: "email",
  nombre: "firstname",
  apellido: "lastname",
  apellidos: "lastname",
  surname: "lastname",
  title: "jobtitle",
  cargo: "jobtitle",
  puesto: "jobtitle",
  empresa: "company",
  pais: "country",
  ciudad: "city",
  telefono: "phone",
  sector: "industry",
};

const standardNames = new Map<string, PropertyDefinition>();
for (const definition of contactProfile) {
  if (definition.readOnlyValue || definition.hidden || definition.externalOptions) continue;
  standardNames.set(definition.name, definition);
  standardNames.set(simplify(definition.label), definition);
}
// The label of country is 'Country/Region': people write the first word alone.
for (const name of ["country", "city", "state", "zip", "phone", "company", "industry"]) {
  const definition = contactProfile.find((each) => each.name === name);
  if (definition) standardNames.set(name, definition);
}

const taken = new Set(createDefinitions("contacts").properties.keys());

/**
 * Names the columns of a header: a known word leads to HubSpot's property, anything else becomes a name
 * of its own, unique in the file. null when the header has no words, that is, when it is a row of data.
 */
export function nameColumns(header: readonly string[]): readonly ColumnName[] | null {
  const words = header.filter((cell) => /\p{L}/u.test(cell) && !cell.includes("@"));
  if (words.length === 0 || words.length * 2 < header.filter(Boolean).length) return null;
  const used = new Set<string>();
  return header.map((cell, index) => {
    const label = cell.trim();
    const simple = simplify(label);
    const definition = standardNames.get(synonyms[simple] ?? simple) ?? null;
    if (definition && !used.has(definition.name)) {
      used.add(definition.name);
      return { name: definition.name, label, header: label, definition };
    }
    return ownColumn({ name: simple, label, header: label, definition: null }, used, index);
  });
}

/** The column as a property of its own, with a name that is not among `used`. */
export function ownColumn({ header }: ColumnName, used: Set<string>, index: number): ColumnName {
  const simple = simplify(header);
  const name = fresh(used, /^[a-z]/u.test(simple) ? simple : `column_${simple || index + 1}`);
  return { name, label: header || name, header, definition: null };
}

/** Lower case letters, digits and single underscores, accents off: what HubSpot takes as a name. */
function simplify(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "_")
    .replace(/^_+|_+$/gu, "")
    .slice(0, 90);
}

function fresh(used: Set<string>, wanted: string): string {
  const base = wanted.startsWith("hs_") ? `csv_${wanted}` : wanted;
  let name = base;
  for (let n = 2; used.has(name) || taken.has(name); n += 1) name = `${base}_${n}`;
  used.add(name);
  return name;
}
