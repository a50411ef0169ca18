import { languageOf, type Language } from "@ripen/talk/language-of.ts";
import { dateTimeText } from "@ripen/talk/date-text.ts";
import { settingsWords, type SettingsWords } from "./settings-words.ts";

/** For whom the page is drawn, and which app it asks. */
export type SettingsPlace = {
  /** The app's address, without a slash at the end; empty when the project was uploaded without a profile. */
  readonly appUrl: string;
  readonly language: Language;
  /** IANA name of the account's zone. */
  readonly timeZone: string;
};

/** The place of the page, out of HubSpot's context (hubspot-facts 8.2). */
export function settingsPlace(context: {
  readonly user: { readonly language?: string; readonly locale?: string };
  readonly portal: { readonly timezone: string };
  readonly variables?: Readonly<Record<string, unknown>>;
}): SettingsPlace {
  const { APP_URL: appUrl } = context.variables ?? {};
  return {
    appUrl: typeof appUrl === "string" ? appUrl.replace(/\/+$/, "") : "",
    language: languageOf(context.user),
    timeZone: context.portal.timezone,
  };
}

/** How the page speaks in that place; `date` takes epoch milliseconds. */
export type SettingsVoice = {
  readonly words: SettingsWords;
  readonly date: (at: number) => string;
};

export function settingsVoice({ language, timeZone }: SettingsPlace): SettingsVoice {
  return {
    words: settingsWords(language),
    date: (at) => dateTimeText(at, language, timeZone),
  };
}
