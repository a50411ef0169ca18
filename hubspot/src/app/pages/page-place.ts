import { languageOf, type Language } from "@ripen/talk/language-of.ts";

/** Where the page stands and for whom. */
export type PagePlace = {
  /** The app's address, without a slash at the end; empty when the project was uploaded without a profile. */
  readonly appUrl: string;
  readonly language: Language;
  /** IANA name of the account's zone. */
  readonly timeZone: string;
};

/** As much of HubSpot's context as the page needs (hubspot-facts 8.2). */
type PageContext = {
  readonly user: { readonly language?: string; readonly locale?: string };
  readonly portal: { readonly timezone: string };
  readonly variables?: Readonly<Record<string, unknown>>;
};

/** The place of the page, out of HubSpot's context. */
export function pagePlace(context: PageContext): PagePlace {
  const { APP_URL: appUrl } = context.variables ?? {};
  return {
    appUrl: typeof appUrl === "string" ? appUrl.replace(/\/+$/, "") : "",
    language: languageOf(context.user),
    timeZone: context.portal.timezone,
  };
}
