import type { Facts, BehaviourEvent } from "../facts.ts";
import { modelBehind } from "./model-behind.ts";
import { ordered } from "../ordered.ts";
import {
  customerPart,
  leadPart,
  type Score,
  type Role,
  type ScoreLine,
  type Missing,
} from "../result.ts";
import type { Models } from "../score.ts";
import { tally } from "../tally.ts";
import type { Language } from "../../base/text.ts";
import type { CompiledModel } from "../compile/compile.ts";
import { countryOf } from "../reading/country.ts";
import { ROLES, DID, TRIAL, AXES, SAID } from "./explain-words.ts";
import { quantityIn } from "../reading/quantity.ts";
import type { Scope } from "../compile/scope.ts";
import { dayOf } from "../day.ts";
import { whatIsBehind } from "./behind.ts";

/** The most characters that the CRM property `ripen_reasons` takes. */
export const MOST_CHARACTERS = 250;

/**
 * One sentence for a person: who the contact is, what it did and when, and what is missing for ready. At
 * most 250 characters, absolute dates only, in an IANA time zone. `score` is what `scoreContact` said of
 * these facts. What does not fit is left out whole, the least telling first.
 */
export function explainInOneSentence(
  models: Models,
  facts: Facts,
  score: Score,
  language: Language,
  timeZone: string,
): string {
  const outcome = outcomeText(models, score, language, timeZone);
  if (score.reason?.kind === "objection") return cut(joined([outcome]));
  const { compiled, lines } = modelBehind(models, score);
  const events = ordered(facts.events);
  const leadScope = tally(models.lead, facts, events, score.asOf);
  const profile = profileText(models.lead, leadScope, score.role, language);
  const scope = tally(compiled, facts, events, score.asOf);
  const did = behaviourTexts(compiled, scope, events, lines, language, timeZone).slice(0, 3);
  for (let kept = did.length; kept >= 0; kept -= 1) {
    const sentence = joined([profile, ...did.slice(0, kept), outcome]);
    if (sentence.length <= MOST_CHARACTERS) return sentence;
  }
  return cut(joined([roleText(score.role, language), outcome]));
}

function joined(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last resort, for labels that are themselves too long. */
function cut(sentence: string): string {
  if (sentence.length <= MOST_CHARACTERS) return sentence;
  return `${sentence.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
}

/** The role alone, for when there is no room for more. */
function roleText(role: Role, language: Language): string {
  return ROLES[role][language];
}

/**
 * Who the contact is: 'Decision maker at a 200-person software company in Spain', as far as it is known.
 * Reads the logical fields `employees`, `industry` and `country` of the mapping.
 */
function profileText(
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
function short(value: string): string {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= 40 ? line : `${line.slice(0, 39).trimEnd()}…`;
}

/** What one contact did, a phrase a criterion, the one worth most first. Dates are absolute. */
function behaviourTexts(
  compiled: CompiledModel,
  scope: Scope,
  events: readonly BehaviourEvent[],
  lines: readonly ScoreLine[],
  language: Language,
  timeZone: string,
): readonly string[] {
  const day = (at: number): string => dayOf(at, scope.asOf, language, timeZone);
  const criteria = [...compiled.fit.criteria, ...compiled.pain.criteria];
  const phrases = lines
    .filter(({ points, events: count }) => points > 0 && count > 0)
    // By what is shown, so that the text does not change while points that are shown alike fade apart.
    .sort((a, b) => b.points - a.points)
    .flatMap(({ id }) => {
      const criterion = criteria.find(({ criterion: { id: own } }) => own === id);
      if (criterion === undefined) return [];
      const behind = whatIsBehind(compiled, criterion, events, scope);
      const newest = newestByType(behind.events.map(({ event }) => event));
      return phrase(newest, criterion.criterion.label[language], language, day);
    });
  // One event may stand behind two criteria: it is said once.
  return [...new Set(phrases)];
}

function newestByType(events: readonly BehaviourEvent[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { type, occurredAt } of events) newest.set(type, occurredAt);
  return newest;
}

function phrase(
  newest: ReadonlyMap<string, number>,
  label: string,
  language: Language,
  day: (at: number) => string,
): readonly string[] {
  const trial = newest.get("trial_started") ?? NaN;
  const use = newest.get("feature_used") ?? NaN;
  if (use >= trial) {
    return [`${TRIAL.started[language]} ${day(trial)} ${TRIAL.used[language]} ${day(use)}`];
  }
  const [last] = [...newest].sort((a, b) => b[1] - a[1]);
  if (last === undefined) return [];
  const [type, at] = last;
  const did = DID[type]?.[language];
  return [did === undefined ? `${label} (${day(at)})` : `${did} ${day(at)}`];
}

/** What follows from the score: ready, what is missing, or why the contact is kept out. */
function outcomeText(
  { lead, customer }: Models,
  score: Score,
  language: Language,
  timeZone: string,
): string {
  const day = (at: number): string => dayOf(at, score.asOf, language, timeZone);
  const pick = (en: string, es: string): string => (language === "en" ? en : es);
  const { reason } = score;
  switch (reason?.kind) {
    case "objection":
      return pick("objected: not scored", "se opuso: no se puntúa");
    case "customer": {
      if (customer === null) return pick("customer", "cliente");
      if (score.segment === "unknown") {
        return pick("customer of whom nothing is known yet", "cliente del que aún no se sabe nada");
      }
      const band = customer.model.bands.find(({ name }) => name === score.band);
      const named = band?.label[language] ?? score.band;
      const points = customerPart(score)?.customerScore ?? 0;
      return `${pick("customer score", "puntuación de cliente")} ${points} (${named})`;
    }
    case "exclusion": {
      const label = labelOf(lead.model.exclusions, reason.id, language);
      const until =
        reason.until === null
          ? ""
          : pick(` until ${day(reason.until)}`, ` hasta el ${day(reason.until)}`);
      return `${pick("excluded", "excluido")}${until}: ${label}`;
    }
    case "limit":
      return `${pick("held back", "limitado")}: ${labelOf(lead.model.limits, reason.id, language)}`;
    case "verdict":
      return SAID[reason.value][language];
    case "handRaiser":
      return pick(
        `asked to be contacted on ${day(reason.at)}: ready for sales`,
        `pidió que le contacten el ${day(reason.at)}: listo para ventas`,
      );
    case undefined:
      return score.readiness.ready
        ? pick("ready for sales", "listo para ventas")
        : missingText(lead, leadPart(score).missing, language);
    default:
      return reason satisfies never;
  }
}

function labelOf(
  items: CompiledModel["model"]["exclusions"] | CompiledModel["model"]["limits"],
  id: string,
  language: Language,
): string {
  return items.find((item) => item.id === id)?.label[language] ?? id;
}

/** '6 more points of pain make this lead ready', and the fields that are unknown. */
function missingText(lead: CompiledModel, missing: readonly Missing[], language: Language): string {
  const short = { fit: 0, pain: 0, total: 0 };
  const unknown = new Set<string>();
  for (const item of missing) {
    if (item.kind === "points") short[item.of] = item.short;
    else unknown.add(item.field);
  }
  const points = pointsText(short, language);
  if (unknown.size === 0) return points;
  const names = [...unknown].slice(0, 3).map((field) => fieldText(lead, field, language));
  return `${points}; ${language === "en" ? "unknown" : "se desconoce"}: ${names.join(", ")}`;
}

function pointsText(
  { fit, pain, total }: Readonly<Record<"fit" | "pain" | "total", number>>,
  language: Language,
): string {
  const needs = (["fit", "pain"] as const).flatMap((axis) => {
    const points = axis === "fit" ? fit : pain;
    return points === 0 ? [] : [{ points, name: AXES[axis][language] }];
  });
  const most = Math.max(total, fit + pain);
  const only = needs.find(({ points }) => points === most);
  if (language === "en") {
    const of = only === undefined ? "" : ` of ${only.name}`;
    const detail = needs.map(({ points, name }) => `${points} of ${name}`).join(" and ");
    const among = only !== undefined || detail === "" ? "" : ` (at least ${detail})`;
    return most === 1
      ? `1 more point${of}${among} makes this lead ready`
      : `${most} more points${of}${among} make this lead ready`;
  }
  const de = only === undefined ? "" : ` de ${only.name}`;
  const detalle = needs.map(({ points, name }) => `${points} de ${name}`).join(" y ");
  const entre = only !== undefined || detalle === "" ? "" : ` (al menos ${detalle})`;
  return most === 1
    ? `con 1 punto más${de}${entre} estará listo`
    : `con ${most} puntos más${de}${entre} estará listo`;
}

/** A field by the label of the criterion that reads it, since people know criteria rather than fields. */
function fieldText(lead: CompiledModel, field: string, language: Language): string {
  const reader = [...lead.fit.criteria, ...lead.pain.criteria].find(({ fields }) =>
    fields.some(({ name }) => name === field),
  );
  const label = reader?.criterion.label[language] ?? field;
  return label === "" ? field : label.charAt(0).toLowerCase() + label.slice(1);
}
