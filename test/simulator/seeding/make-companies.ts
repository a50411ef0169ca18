import { industries } from "../properties/company.ts";
import type { Portal } from "../portal.ts";
import type { Random } from "../random.ts";
import { createRecord } from "../records/create.ts";
import type { CrmRecord } from "../records/record.ts";
import { companyWords } from "./people.ts";
import { countries, type Country } from "./places.ts";

export type SeededCompany = { readonly record: CrmRecord; readonly country: Country };

const day = 86_400_000;

/** Makes up companies with a domain each, some of their data missing or odd. */
export function makeCompanies(portal: Portal, random: Random, count: number): SeededCompany[] {
  const domains = new Set<string>();
  return Array.from({ length: count }, () => {
    const country = random.weighted(countries.map((each) => [each, each.weight] as const));
    const name = `${random.pick(companyWords.heads)} ${random.pick(companyWords.tails)}`;
    const employees = Math.round(3 * 10 ** (random.next() * 3.2));
    const values = new Map([
      ["name", random.chance(0.03) ? ` ${name.toUpperCase()} ` : name],
      ["domain", freshDomain(domains, name, random.pick(country.domains))],
      [
        "country",
        random.chance(0.9) ? (country.spellings[0] ?? "") : random.pick(country.spellings),
      ],
      ["city", random.pick(country.cities)],
      ["industry", random.chance(0.9) ? random.pick(industries) : ""],
      ["numberofemployees", random.chance(0.8) ? String(employees) : ""],
      ["annualrevenue", random.chance(0.6) ? String(employees * random.int(40, 160) * 1000) : ""],
      ["is_public", String(random.chance(0.05))],
    ]);
    const createdAt = portal.now() - random.int(30, 900) * day;
    const source = { changeSource: "CRM_UI", sourceId: `userId:${portal.user.id}` };
    return {
      country,
      record: createRecord(portal, "companies", { values, source, createdAt, silent: true }),
    };
  });
}

function freshDomain(known: Set<string>, name: string, ending: string): string {
  const base = name
    .normalize("NFD")
    .replace(/[^A-Za-z]/gu, "")
    .toLowerCase();
  let domain = `${base}.${ending}`;
  for (let n = 2; known.has(domain); n += 1) domain = `${base}${n}.${ending}`;
  known.add(domain);
  return domain;
}
