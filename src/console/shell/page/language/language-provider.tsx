import { createContext, use, useCallback, useLayoutEffect, useState, type ReactNode } from "react";
import { firstLanguage, keepLanguage, type Both, type Language } from "./language.ts";

type Choice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<Choice>({ language: "en", choose: () => undefined });

/** Gives the page below it its language, and tells the browser and screen readers. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    firstLanguage(window.localStorage, window.navigator.languages),
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    keepLanguage(window.localStorage, chosen);
    setLanguage(chosen);
  }, []);
  return <LanguageContext value={{ language, choose }}>{children}</LanguageContext>;
}

/** The language of the page, and how a person changes it. */
export function useLanguage(): Choice {
  return use(LanguageContext);
}

/** The texts of a catalogue in the language of the page. */
export function useTexts<Texts>(catalogue: Both<Texts>): Texts {
  return catalogue[use(LanguageContext).language];
}

/** Picks the language of the page out of a text that came in both; the other one where it is blank. */
export function usePick(): (text: Both) => string {
  const { language } = use(LanguageContext);
  return (text) => text[language] || text[language === "en" ? "es" : "en"];
}
