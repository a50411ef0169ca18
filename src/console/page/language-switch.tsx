import { SegmentedControl } from "@mantine/core";
import { useLanguage, useTexts } from "../shell/page/language/language-provider.tsx";
import { shellTexts } from "./shell-texts.ts";

/** English or Spanish, kept for the next visit. */
export function LanguageSwitch() {
  const say = useTexts(shellTexts);
  const { language, choose } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={say.language}
      value={language}
      onChange={(chosen) => choose(chosen === "es" ? "es" : "en")}
      data={[
        { value: "en", label: "EN" },
        { value: "es", label: "ES" },
      ]}
    />
  );
}
