import { z } from "zod";
import type { FailureCause } from "../../store/failures/cause.ts";

/** What HubSpot says of one property of a refused write. */
export type Fault = {
  readonly name: string;
  /** Its word for what is wrong, for instance INVALID_OPTION. */
  readonly error: string;
  readonly message: string;
};

const faults = z.array(
  z.object({
    error: z.string().catch(""),
    name: z.string().catch(""),
    message: z.string().catch(""),
  }),
);

/**
 * What a refusal says of each property (hubspot-facts 3.6): the message carries a JSON array of faults behind its
 * first words. Empty when it says nothing of the kind.
 */
export function faultsIn(refusal: { readonly message: string }): readonly Fault[] {
  const start = refusal.message.indexOf("[");
  if (start < 0) return [];
  let value: unknown;
  try {
    value = JSON.parse(refusal.message.slice(start));
  } catch {
    return [];
  }
  const parsed = faults.safeParse(value);
  return parsed.success ? parsed.data.filter(({ name }) => name !== "") : [];
}

/** What HubSpot says of a refused write, for people: of each property, or as a whole. */
export function reasonOf(refusal: { readonly category: string; readonly message: string }): string {
  const named = faultsIn(refusal).map(({ error, message }) => `${error}: ${message}`);
  return named.length > 0 ? named.join(" ") : `${refusal.category}: ${refusal.message}`;
}

/** The portal does not have the property, so that nobody's value of it can be written. */
export function isUnknownProperty({ error }: Fault): boolean {
  return error === "PROPERTY_DOESNT_EXIST";
}

/** Why HubSpot would not take one value. */
export function causeOfFault({ name, error }: Fault, value: string): FailureCause {
  if (error === "PROPERTY_DOESNT_EXIST") return { cause: "property_gone", about: name };
  if (error === "INVALID_OPTION") return { cause: "option_gone", about: `${name}=${value}` };
  if (error === "READ_ONLY_VALUE") return { cause: "read_only", about: name };
  const isOfType = /^INVALID_(?:INTEGER|LONG|NUMBER|DOUBLE|DATE|DATETIME|BOOLEAN)/.test(error);
  return { cause: isOfType ? "wrong_type" : "value", about: name };
}

/** A rule of the account's admin asks for another property first (hubspot-facts 16.2). */
const rule = /^(\S+) is required because of a conditional property rule/;

/** Why HubSpot would not write a contact at all, with what was sent of it. */
export function causeOfRefusal(
  refusal: { readonly category: string; readonly message: string },
  sent: Readonly<Record<string, string>>,
): FailureCause {
  const fault = faultsIn(refusal).find(({ name }) => name in sent);
  if (fault !== undefined) return causeOfFault(fault, sent[fault.name] ?? "");
  const required = rule.exec(refusal.message)?.[1];
  if (required !== undefined) return { cause: "account_rule", about: required };
  return refusal.category === "OBJECT_NOT_FOUND"
    ? { cause: "contact_gone", about: "" }
    : { cause: "other", about: refusal.category };
}
