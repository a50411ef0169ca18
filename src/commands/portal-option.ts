import { CannotRun } from "./command.ts";
import { textOption, type Given } from "./options.ts";

/** The account that --portal names; cannot run without one. */
export function portalOption(given: Given, usage: string): number {
  return accountOf(textOption(given, "portal", usage) ?? "");
}

/** The account that --portal names, if it is given. */
export function maybePortalOption(given: Given): number | null {
  const text = textOption(given, "portal", null);
  return text === null ? null : accountOf(text);
}

function accountOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CannotRun(
    `--portal is not a HubSpot account id: ${text}. It is the number in your HubSpot addresses.`,
    `--portal no es un id de cuenta de HubSpot: ${text}. Es el número de las direcciones de HubSpot.`,
  );
}
