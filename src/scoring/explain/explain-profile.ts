import type { CompiledModel } from "../compile/compile.ts";
import { countryOf } from "../reading/country.ts";
import { ROLES } from "./explain-words.ts";
import { quantityIn } from "../reading/quantity.ts";
import type { Role } from "../result.ts";
import type { Scope } from "../compile/scope.ts";
import type { Language } from "../text.ts";

/** The role alone, for when there is no room for more. */
export function roleText(role: Role, language: Language): string {
  return ROLES[role][language];
}

/**
 * Who the contact is: 'Decision maker at a 200-person software company in Spain', as far as it is known.
 * Reads the logical fields `employees`, `industry` and `country` of the mapping.
 */
export function profileText(
  compiled: CompiledModel,
  scope: Scope,
  role: Role,
  language: Language,
): string {
  const read = (field: string): string | null =>
    scope.values[compiled.indexOf.get(field) ?? -1] ?? null;
  const size = sizeOf(read("employees"));
  const industry = industryOf(compiled, read("industry"), language);
  const country = placeOf(compiled, read("country"), language);
  return language === "en"
    ? english(ROLES[role].en, size, industry, country)
    : spanish(ROLES[role].es, size, industry, country);
}

function english(
  role: string,
  size: string | null,
  industry: string | null,
  country: string | null,
): string {
  const place = country === null ? "" : ` in ${country}`;
  if (size === null && industry === null) return `${role}${place}`;
  const company = [size === null ? null : `${size}-person`, industry, "company"]
    .filter((part) => part !== null)
    .join(" ");
  const article = /^(?:[aeiou]|8|11\b|18\b)/i.test(company) ? "an" : "a";
  return `${role} at ${article} ${company}${place}`;
}

function spanish(
  role: string,
  size: string | null,
  industry: string | null,
  country: string | null,
): string {
  const place = country === null ? "" : ` en ${country}`;
  if (size === null && industry === null) return `${role}${place}`;
  const sector = industry === null ? "" : ` de ${industry}`;
  const people = size === null ? "" : ` de ${size} ${size === "1" ? "persona" : "personas"}`;
  return `${role} en una empresa${sector}${people}${place}`;
}

function sizeOf(value: string | null): string | null {
  if (value === null) return null;
  const range = /^\s*(\d+)\s*[-–]\s*(\d+)\s*$/.exec(value);
  if (range !== null) return `${range[1]}-${range[2]}`;
  const size = quantityIn(value);
  if (size === null || size.typical <= 0) return null;
  return size.below ? `<${size.high + 1}` : String(Math.round(size.typical));
}

function industryOf(
  { lexicon }: CompiledModel,
  value: string | null,
  language: Language,
): string | null {
  if (value === null) return null;
  const named = lexicon.industryNames.get(value.trim().toUpperCase());
  return named?.[language] ?? short(value.replaceAll("_", " ").toLowerCase());
}

function placeOf(
  { lexicon }: CompiledModel,
  value: string | null,
  language: Language,
): string | null {
  if (value === null) return null;
  const code = countryOf(value, lexicon);
  return code === null ? short(value) : (lexicon.countryNames.get(code)?.[language] ?? code);
}

/** What people typed, on one line and no longer than a sentence bears. */
export function short(value: string): string {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= 40 ? line : `${line.slice(0, 39).trimEnd()}…`;
}
