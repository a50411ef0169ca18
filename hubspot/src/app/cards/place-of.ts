import { languageOf } from "@ripen/talk/language-of.ts";
import type { CardPlace } from "./card-place.ts";

/** As much of HubSpot's context as a card needs (hubspot-facts 8.2). */
export type RecordContext = {
  readonly user: { readonly language?: string; readonly locale?: string };
  readonly portal: { readonly timezone: string };
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly crm: { readonly objectId: number };
};

/** The place of a card, out of HubSpot's context. */
export function placeOf(context: RecordContext, isNarrow: boolean): CardPlace {
  const { APP_URL: appUrl } = context.variables ?? {};
  return {
    appUrl: typeof appUrl === "string" ? appUrl.replace(/\/+$/, "") : "",
    contactId: String(context.crm.objectId),
    language: languageOf(context.user),
    timeZone: context.portal.timezone,
    isNarrow,
  };
}
