import { countryOf } from "../../scoring/reading/country.ts";
import { domainOfEmail } from "../../scoring/reading/domain.ts";
import { fold } from "../../scoring/reading/fold.ts";
import { instantOf } from "../../scoring/reading/instant.ts";
import type { Lexicon } from "../../scoring/reading/lexicon.ts";
import { numberOf, quantityOf } from "../../scoring/reading/quantity.ts";
import { seniorityOf } from "../../scoring/reading/title.ts";
import { headerWords, speaksOf } from "./header-words.ts";
import type { Counted } from "./protected.ts";

/** What kind of values a column has, which decides how it can become evidence. */
export type Kind =
  | "number"
  | "size"
  | "category"
  | "options"
  | "title"
  | "email"
  | "country"
  | "date"
  /** Texts that hardly repeat (a company's name, an address): only whether they are there. */
  | "presence"
  | "constant"
  | "id"
  | "freeText";

/** Nearly all filled rows must be readable as a kind for a column to be of it. */
const NEARLY_ALL = 0.95;
/** Most distinct texts of a category; beyond, only the frequent ones could be told apart. */
const MOST_CATEGORIES = 400;
/** Words a row from which on texts are sentences. */
const SENTENCE = 5;

const PLAIN_NUMBER = /^[-+]?[€$£]?\s?\d[\d.,' \u00a0]*\s?(?:%|€|\$|eur|usd|gbp|k|m)?$/i;
const RANGE =
  /^(?:[<>]=?|up to|over|under|more than|less than|fewer than|menos de|mas de|hasta)?\s*[€$£]?\d[\d.,' ]*\s?[km]?(?:\s?(?:-|–|to|a)\s?[€$£]?\d[\d.,' ]*\s?[km]?|\s?\+)?(?:\s(?:employees|people|empleados|personas))?$/i;
const OTHER_DATE =
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T]\d{1,2}:\d{2}.*)?$|^\d{4}\/\d{1,2}\/\d{1,2}/;

const ID_WORDS = [
  "id",
  "ids",
  "uuid",
  "guid",
  "key",
  "identifier",
  "number",
  "no",
  "nr",
  "num",
  "code",
  "codigo",
  "numero",
  "identificador",
  "record",
  "row",
  "index",
  "unnamed",
];
const TITLE_WORDS = [
  "title",
  "job title",
  "position",
  "cargo",
  "puesto",
  "role",
  "rol",
  "designation",
  "seniority",
  "job position",
];
/** Columns of these hold titles only where they are many; a short list is a category of people's work. */
const WORK_WORDS = ["job", "profession", "profesion", "occupation", "ocupacion"];
const COUNTRY_WORDS = ["country", "pais", "market", "mercado", "country region", "pais region"];
const CONTACT_DATA = [
  "phone",
  "telephone",
  "mobile",
  "tel",
  "telefono",
  "movil",
  "celular",
  "fax",
  "whatsapp",
];

/** The texts that people and forms leave where nothing was said, folded. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  "select",
  "select one",
  "select...",
  "please select",
  "-select-",
  "--select--",
  "choose",
  "choose one",
  "-",
  "--",
  "---",
  "n/a",
  "#n/a",
  "nan",
  "null",
  "(null)",
  "undefined",
  "(not set)",
  "not set",
  "not specified",
  "not provided",
  "unknown",
  "(unknown)",
  "?",
  "seleccione",
  "seleccionar",
  "seleccione una opcion",
  "elegir",
  "elija una opcion",
  "sin especificar",
  "no especificado",
  "no indicado",
  "desconocido",
  "sin datos",
  "(en blanco)",
  "(blank)",
]);

/** True for a text that stands for 'nothing was said'. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(fold(text));
}

/** True for a header that speaks of people's work, which is said in two genders. */
export function namesWork(header: string): boolean {
  return speaksOf(headerWords(header), [...TITLE_WORDS, ...WORK_WORDS]);
}

/** The kind of a column; `values` are its filled texts, placeholders left out, `rows` the rows of the file. */
export function kindOf(
  header: string,
  values: readonly Counted[],
  rows: number,
  lexicon: Lexicon,
): Kind {
  const total = values.reduce((sum, one) => sum + one.rows, 0);
  const share = (holds: (text: string) => boolean): number =>
    values.reduce((sum, one) => sum + (holds(one.text) ? one.rows : 0), 0) / Math.max(1, total);
  const named = headerWords(header);
  const distinct = new Set(values.map(({ text }) => fold(text))).size;
  if (distinct === 0) return "constant";
  // One value and nothing missing says the same of everybody.
  if (distinct === 1) return total === rows ? "constant" : "category";
  if (share((text) => domainOfEmail(text) !== null) >= NEARLY_ALL) return "email";
  if (share(isDate) >= NEARLY_ALL) return "date";
  const isUnique = distinct >= 0.95 * total && total >= 20;
  if (share((text) => PLAIN_NUMBER.test(text.trim())) >= NEARLY_ALL) {
    return numeric(named, values, isUnique, total);
  }
  if (distinct <= MOST_CATEGORIES && share(isRange) >= NEARLY_ALL) return "size";
  if (distinct >= 3 && isCountry(named, share, lexicon)) return "country";
  const mayBeTitle = speaksOf(named, TITLE_WORDS) || (distinct > 30 && speaksOf(named, WORK_WORDS));
  if (mayBeTitle && isTitle(values, total, distinct, lexicon)) return "title";
  if (isUnique && speaksOf(named, ID_WORDS)) return "id";
  const wordsOf =
    values.reduce((sum, one) => sum + one.text.split(/\s+/).length * one.rows, 0) / total;
  const repeats = total / distinct;
  if (wordsOf >= SENTENCE && repeats < 5) return "freeText";
  if (isUnique) return /\s/.test(values[0]?.text ?? "") ? "presence" : unspaced(values);
  if (repeats < 3 || distinct > MOST_CATEGORIES) return "presence";
  if (share((text) => text.includes(";")) >= 0.05) return "options";
  return "category";
}

/** Codes without a space, each its own, are ids; addresses and names of companies have dots or spaces. */
function unspaced(values: readonly Counted[]): Kind {
  const sample = values.slice(0, 200);
  const codes = sample.filter(({ text }) => /\d/.test(text) && !/[\s./@]/.test(text)).length;
  return codes >= sample.length * 0.9 ? "id" : "presence";
}

function numeric(
  named: string,
  values: readonly Counted[],
  isUnique: boolean,
  total: number,
): Kind {
  if (speaksOf(named, CONTACT_DATA)) return "presence";
  const numbers = values.map(({ text }) => numberOf(text));
  const isWhole = numbers.every(Number.isInteger);
  if (!isUnique || !isWhole) return "number";
  if (speaksOf(named, ID_WORDS)) return "id";
  // Whole numbers, each once and without gaps, count the rows.
  let [low, high] = [Infinity, -Infinity];
  for (const one of numbers) [low, high] = [Math.min(low, one), Math.max(high, one)];
  return (high - low + 1) / total < 4 && total >= 50 ? "id" : "number";
}

function isDate(text: string): boolean {
  const value = text.trim();
  if (/^-?\d{1,12}$/.test(value)) return false;
  return !Number.isNaN(instantOf(value)) || OTHER_DATE.test(value);
}

function isRange(text: string): boolean {
  const value = fold(text);
  return RANGE.test(value) && !Number.isNaN(quantityOf(value));
}

function isCountry(
  named: string,
  share: (holds: (text: string) => boolean) => number,
  lexicon: Lexicon,
): boolean {
  const known = share((text) => countryOf(text, lexicon) !== null);
  return known >= 0.9 || (speaksOf(named, COUNTRY_WORDS) && known >= 0.5);
}

/** A column of titles has levels that the scoring knows; a short list of occupations is a category. */
function isTitle(
  values: readonly Counted[],
  total: number,
  distinct: number,
  lexicon: Lexicon,
): boolean {
  const known = values.reduce(
    (sum, { text, rows }) => sum + (seniorityOf(text, lexicon) === null ? 0 : rows),
    0,
  );
  return known >= total * (distinct > 30 ? 0.2 : 0.7);
}
