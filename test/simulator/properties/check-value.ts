import type { PropertyDefinition } from "./definition.ts";

/** What is wrong with one value, in the words that HubSpot puts into its message (hubspot-facts 3.6). */
export type ValueFault = {
  readonly name: string;
  readonly error: string;
  readonly message: string;
};

export type CheckedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string; readonly message: string };

/** Longest text of one value, in characters (hubspot-facts 4.2). */
export const maxTextLength = 65_536;

const day = 86_400_000;
/** The years 1 to 9999: what ISO 8601 writes with four digits. */
const firstInstant = Date.parse("0001-01-01");
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const good = (value: string): CheckedValue => ({ ok: true, value });
const bad = (error: string, message: string): CheckedValue => ({ ok: false, error, message });

/**
 * Checks a written value against its property and gives the stored form: datetimes in ISO 8601 with
 * milliseconds, dates as YYYY-MM-DD, everything else as text. `before` is needed where a leading `;`
 * appends. Rules: hubspot-facts 4.2.
 */
export function checkValue(
  definition: PropertyDefinition,
  raw: string,
  before: string,
  owners: readonly string[],
): CheckedValue {
  if (raw.length > maxTextLength) {
    return bad("VALUE_TOO_LONG", `Property value is longer than ${maxTextLength} characters`);
  }
  if (raw === "") return good("");
  switch (definition.type) {
    case "bool":
      return /^(?:true|false)$/u.test(raw) ? good(raw) : notAllowed(raw, ["true", "false"]);
    case "number":
      return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(raw.trim())
        ? good(raw.trim())
        : bad("INVALID_INTEGER", `${raw} was not a valid number.`);
    case "date":
      return checkDate(raw);
    case "datetime": {
      const at = readInstant(raw);
      return at === null
        ? bad("INVALID_LONG", `${raw} was not a valid long.`)
        : good(new Date(at).toISOString());
    }
    case "enumeration":
      return checkOptions(definition, raw, before, owners);
    case "string":
    case "phone_number":
      return definition.name === "email" ? checkEmail(raw) : good(raw);
    default:
      return definition.type satisfies never;
  }
}

/** Epoch milliseconds of an ISO text or of digits; null for anything else. */
export function readInstant(raw: string): number | null {
  const iso = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?$/u.test(raw);
  const at = iso ? Date.parse(raw) : /^-?\d{1,15}$/u.test(raw) ? Number(raw) : Number.NaN;
  return at >= firstInstant && at <= lastInstant ? at : null;
}

function checkDate(raw: string): CheckedValue {
  const at = readInstant(raw);
  if (at === null) return bad("INVALID_DATE", `${raw} was not a valid date.`);
  if (at % day !== 0) {
    return bad("INVALID_DATE", `${raw} is at ${new Date(at).toISOString()}, not midnight UTC!`);
  }
  return good(new Date(at).toISOString().slice(0, 10));
}

function checkEmail(raw: string): CheckedValue {
  const email = raw.trim().toLowerCase();
  return /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@.,;<>()]{2,}$/u.test(email) && email.length <= 254
    ? good(email)
    : bad("INVALID_EMAIL", `Email address ${raw} is invalid`);
}

function checkOptions(
  definition: PropertyDefinition,
  raw: string,
  before: string,
  owners: readonly string[],
): CheckedValue {
  const allowed = definition.externalOptions
    ? owners
    : definition.options.map(({ value }) => value);
  const several = definition.fieldType === "checkbox";
  const chosen = several ? raw.split(";").filter((value) => value !== "") : [raw];
  if (!chosen.every((value) => allowed.includes(value))) return notAllowed(raw, allowed);
  const kept = several && raw.startsWith(";") ? before.split(";").filter(Boolean) : [];
  return good([...new Set([...kept, ...chosen])].join(";"));
}

function notAllowed(raw: string, allowed: readonly string[]): CheckedValue {
  return bad(
    "INVALID_OPTION",
    `${raw.slice(0, 200)} was not one of the allowed options: [${allowed.join(", ")}]`,
  );
}
