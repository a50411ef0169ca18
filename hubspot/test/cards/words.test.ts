import { expect, test } from "vitest";
import { english } from "../../src/app/cards/words-en.ts";
import { spanish } from "../../src/app/cards/words-es.ts";
import { languageOf } from "../../src/app/packages/talk/language-of.ts";
import { dateText, dateTimeText } from "../../src/app/packages/talk/date-text.ts";
import { placeOf } from "../../src/app/cards/place-of.ts";

/** Words that are the same in both languages. */
const alike = new Set(["Inbound", "Outbound", "Total"]);

test("every plain text has a translation of its own", () => {
  const texts = (words: object): string[] =>
    Object.values(words).flatMap((value: unknown) =>
      typeof value === "string"
        ? [value]
        : typeof value === "object" && value !== null
          ? texts(value)
          : [],
    );
  const inEnglish = texts(english);
  const inSpanish = texts(spanish);
  expect(inSpanish).toHaveLength(inEnglish.length);
  const same = inEnglish.filter((text, at) => text === inSpanish[at] && !alike.has(text));
  expect(same).toEqual([]);
});

test.each([
  [{ language: "es" }, "es"],
  [{ language: "es-mx" }, "es"],
  [{ locale: "es_419" }, "es"],
  [{ locale: "es-419" }, "es"],
  [{ language: "de", locale: "es-ES" }, "en"],
  [{ locale: "est" }, "en"],
  [{}, "en"],
])("a person with %j reads %s", (user, language) => {
  expect(languageOf(user)).toBe(language);
});

test("dates are absolute, in the account's zone and the person's language", () => {
  const at = Date.UTC(2026, 2, 12, 23, 30);
  expect(dateTimeText(at, "en", "Europe/Madrid")).toMatch(/^13 March 2026.*00:30$/);
  expect(dateText(at, "es", "America/Bogota")).toBe("12 de marzo de 2026");
  expect(dateText(at, "en", "Mars/Olympus")).toBe("12 March 2026");
});

test("a card finds its place in HubSpot's context", () => {
  const context = {
    user: { locale: "es-ES" },
    portal: { timezone: "Europe/Madrid" },
    variables: { APP_URL: "https://ripen.example/" },
    crm: { objectId: 42 },
  };
  expect(placeOf(context, true)).toEqual({
    appUrl: "https://ripen.example",
    contactId: "42",
    language: "es",
    timeZone: "Europe/Madrid",
    isNarrow: true,
  });
  expect(placeOf({ ...context, variables: {} }, true).appUrl).toBe("");
});
