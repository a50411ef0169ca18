import providers from "email-providers/all.json" with { type: "json" };
import { disposableEmailBlocklist } from "disposable-email-domains-js";
import mailChecker from "mailchecker";
import { ADDED, COMPANIES, GREAT_PROVIDERS } from "./providers.ts";

/** Endings that many companies share ('com.ar'), which some lists hold for one provider. */
const SHARED = /^(?:com|co|net|org|edu|gov|ac|or|ne|gob|nom|id|us|af|uk)\.[a-z]{2}$/;

/** Domains of mail providers and of throw-away addresses, lower case; a domain below one counts too. */
export const freeMailDomains: ReadonlySet<string> = new Set(
  [...providers, ...disposableEmailBlocklist(), ...mailChecker.blacklist(), ...ADDED].filter(
    (domain) => domain.includes(".") && !SHARED.test(domain) && !COMPANIES.has(domain),
  ),
);

/** A great provider under the domain of any country: 'yahoo.com.ve', 'live.in'. */
export const greatProviders = new RegExp(
  `^(?:[a-z0-9-]+\\.)?(?:${GREAT_PROVIDERS.replaceAll(" ", "|")})\\.(?:[a-z]{2,3}|(?:com|co|net|org|or|ne)\\.[a-z]{2})$`,
);
