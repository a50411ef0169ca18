import type { ReadContact } from "../reading/reading.ts";
import type { Decision } from "../store/decision.ts";
import { isByContact, isByHand } from "../scoring/event-source.ts";
import { begins } from "../store/crossings/handoffs.ts";
import { withMassOf, writersIn } from "../store/marks/told.ts";
import { news } from "../store/marks/mark-dirty.ts";

/**
 * So long after a contact was marked a start waits that rests on what an integration wrote, milliseconds: by then it
 * is known whether that integration wrote more than fifty contacts (docs/contracts.md, Crossings).
 */
export const settlingMs = 10_000;

/** What becomes of a contact whose start rests on what an integration wrote. */
export type Settled =
  /** None of its writers is known to write a mass, and it has waited long enough. */
  | { readonly is: "news" }
  | { readonly is: "open"; readonly until: number }
  /** Read as what it is: a mass change, which sets nothing off. */
  | { readonly is: "mass"; readonly contact: ReadContact };

/**
 * Whether something begins that nothing explains but that an integration made the contact or wrote its values: it may
 * turn out to be one of many. Webhooks come in any order: until the one of its making has come, the contact itself says
 * what made it.
 */
export function mayBeOfMass(
  { told, properties }: Pick<ReadContact, "told" | "properties">,
  { crossings }: Decision,
): boolean {
  if (told === undefined) return false;
  const hasWriter = writersIn(told).length > 0;
  const mayHaveOne = hasWriter || (!told.has("*") && isByMachine(properties["hs_object_source"]));
  return crossings.some(
    (change) =>
      change.change === "fired" &&
      begins(change) &&
      ((change.cause === "values" && hasWriter) || (change.cause === "creation" && mayHaveOne)),
  );
}

function isByMachine(source: string | null | undefined): boolean {
  return Boolean(source) && !isByHand(source ?? "") && !isByContact(source ?? "");
}

/**
 * What that means at `asOf` (epoch milliseconds). `isMass` says of a source and an instant whether they belong to a mass
 * change, by all that is known. Pure.
 */
export function settle(
  contact: ReadContact,
  isMass: (touch: { readonly source: string; readonly at: number }) => boolean,
  asOf: number,
): Settled {
  const { told = new Map(), markedAt = 0, hintedAt = null } = contact;
  const at = hintedAt ?? markedAt;
  const masses = writersIn(told).filter((source) => isMass({ source, at }));
  if (masses.length > 0) {
    const byMass = withMassOf(told, new Set(masses));
    // A form or a person may have written another property in the same seconds.
    const isNews = [...byMass.values()].includes("news");
    return {
      is: "mass",
      contact: { ...contact, told: byMass, news: isNews ? contact.news : news.none },
    };
  }
  const until = markedAt + settlingMs;
  return asOf < until ? { is: "open", until } : { is: "news" };
}
