import type { Portal } from "../portal.ts";
import type { Random } from "../random.ts";
import { createRecord } from "../records/create.ts";
import type { CrmRecord } from "../records/record.ts";
import { dirty } from "./dirt.ts";
import type { SeededCompany } from "./make-companies.ts";
import { makeBehaviour } from "./make-behaviour.ts";
import { firstNames, freeMail, jobTitles, lastNames } from "./people.ts";
import { countries, type Country } from "./places.ts";

const day = 86_400_000;

/** What the person is like; nobody sees it but in what they do, and in what becomes of them. */
export type Person = {
  readonly country: Country;
  readonly company: SeededCompany | null;
  readonly rank: "decides" | "influences" | "uses" | "outside";
  /** 0 (none) to 1 (about to buy). */
  readonly intent: number;
  readonly isCustomer: boolean;
};

/** Every so many-th customer came by an import: nobody knows more of it than its stage. */
const importedEvery = 6;

/** A contact with what nobody sees of it. */
export type MadeContact = {
  readonly record: CrmRecord;
  readonly person: Person;
  /** A customer that came by an import, without deals and without use of the product. */
  readonly isImported: boolean;
  /** Between which instants the person was interested, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
};

/**
 * Makes up contacts whose behaviour of up to 90 days follows a hidden buying intent, as do their sales. Of half of them
 * these days are the last ones, of the others they lie as far back as it goes: so an account has a history to learn from.
 */
export function makeContacts(
  portal: Portal,
  random: Random,
  companies: readonly SeededCompany[],
  count: number,
): readonly MadeContact[] {
  const addresses = new Set<string>();
  let customers = 0;
  return Array.from({ length: count }, (_, n) => {
    const person = makePerson(random, companies);
    const createdAt = portal.now() - Math.floor(random.next() ** 2 * 700 * day) - day;
    const profile = makeProfile(portal, random, person, addresses);
    const { intent, isCustomer } = person;
    const until = random.chance(0.5)
      ? portal.now()
      : Math.floor(createdAt + day + (portal.now() - createdAt - day) * random.next());
    const from = Math.max(createdAt, until - 90 * day);
    if (isCustomer) customers += 1;
    const isImported = isCustomer && customers % importedEvery === 0;
    const known = { intent, isCustomer, usesProduct: !isImported };
    const past = { state: random.state(), from, until, ...known };
    const behaviour = makeBehaviour(random, past);
    const values = dirty(random, n, new Map([...profile, ...behaviour]));
    const source = { changeSource: "CRM_UI", sourceId: `userId:${portal.user.id}` };
    const updatedAt = lastChange(createdAt, behaviour);
    const made = { values, source, createdAt, updatedAt, past, silent: true };
    return { record: createRecord(portal, "contacts", made), person, isImported, from, until };
  });
}

/** The time of the latest behaviour, epoch milliseconds: HubSpot stamps a record with it. */
function lastChange(createdAt: number, behaviour: ReadonlyMap<string, string>): number {
  const stamps = ["hs_analytics_last_timestamp", "recent_conversion_date", "last_login_at"];
  const times = stamps.flatMap((name) => {
    const iso = behaviour.get(name);
    return iso === undefined ? [] : Date.parse(iso);
  });
  return Math.max(createdAt, ...times);
}

function makePerson(random: Random, companies: readonly SeededCompany[]): Person {
  const company = companies.length > 0 && random.chance(0.8) ? random.pick(companies) : null;
  const country =
    company?.country ?? random.weighted(countries.map((each) => [each, each.weight] as const));
  const rank = random.weighted([
    ["decides", 22],
    ["influences", 25],
    ["uses", 43],
    ["outside", 10],
  ] as const);
  const warm = rank === "outside" ? 0.05 : rank === "decides" ? 0.3 : 0.2;
  const intent = random.chance(warm) ? 0.5 + random.next() / 2 : random.next() ** 2 / 2;
  return { country, company, rank, intent, isCustomer: random.chance(customerShare(rank, intent)) };
}

/** How likely a person of that rank and intent has bought by now, 0 to 1: about 8 % of all. */
function customerShare(rank: Person["rank"], intent: number): number {
  return rank === "outside" ? 0.005 : 0.005 + 0.48 * intent ** 2 * (rank === "decides" ? 1.3 : 0.8);
}

function makeProfile(
  portal: Portal,
  random: Random,
  person: Person,
  addresses: Set<string>,
): ReadonlyMap<string, string> {
  const { country, company, rank, intent, isCustomer } = person;
  const language = country.language === "es" ? "es" : "en";
  const first = random.pick(firstNames[language]);
  const last = random.pick(lastNames[language]);
  const domain = company?.record.values.get("domain");
  const atWork = domain !== undefined && random.chance(0.82);
  const known = (share: number, value: string): string => (random.chance(share) ? value : "");
  return new Map([
    ["firstname", known(0.97, first)],
    ["lastname", known(0.94, last)],
    [
      "email",
      known(0.98, address(addresses, first, last, atWork ? domain : random.pick(freeMail))),
    ],
    ["jobtitle", known(0.82, random.pick(jobTitles[language][rank]))],
    ["company", company ? known(0.85, company.record.values.get("name")?.trim() ?? "") : ""],
    ["country", known(0.88, spelling(random, country))],
    ["city", known(0.7, random.pick(country.cities))],
    ["phone", known(0.4, `+34 6${random.int(10_000_000, 99_999_999)}`)],
    ["hs_language", known(0.6, country.language)],
    ["numemployees", known(0.25, random.pick(["1-5", "5-25", "25-50", "50-100", "100-500"]))],
    ["associatedcompanyid", company?.record.id ?? ""],
    ["hubspot_owner_id", known(0.5, random.pick(portal.owners).id)],
    ["lifecyclestage", isCustomer ? "customer" : stage(random, intent)],
    ["hs_email_optout", random.chance(0.06) ? "true" : ""],
    ["hs_is_contact", "true"],
    ["hs_object_source", "CRM_UI"],
  ]);
}

function spelling(random: Random, { spellings }: Country): string {
  return random.chance(0.8) ? (spellings[0] ?? "") : random.pick(spellings);
}

function stage(random: Random, intent: number): string {
  if (random.chance(0.05)) return "";
  if (intent > 0.8 && random.chance(0.4)) return "opportunity";
  if (intent > 0.5) return random.pick(["lead", "marketingqualifiedlead", "salesqualifiedlead"]);
  return random.pick(["subscriber", "subscriber", "lead"]);
}

function address(known: Set<string>, first: string, last: string, domain: string): string {
  const name = `${plain(first)}.${plain(last)}`;
  let email = `${name}@${domain}`;
  for (let n = 2; known.has(email); n += 1) email = `${name}${n}@${domain}`;
  known.add(email);
  return email;
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^A-Za-z]/gu, "")
    .toLowerCase();
}
