import type { SettingsWords } from "./settings-words.ts";

/** What to tell the person, by the app's error code. */
export function refusalText(code: string, words: SettingsWords): string {
  switch (code) {
    case "not_allowed":
      return words.notAllowed;
    case "version_outdated":
      return words.outdated;
    case "mapping_invalid":
      return words.invalid;
    case "not_connected":
      return words.disconnectedHelp;
    default:
      return words.notTaken;
  }
}
