import type { Lexicon } from "./lexicon.ts";
import { remember, rememberLast } from "../remember.ts";

const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/;
const WEB = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?(?:www\.)?([^/?#:\s]+)/;
/** Full stops of other scripts, which browsers and mail programs take for one. */
const STOPS = /[。．｡]/g;
const PLAIN_ADDRESS = /^[^\s@<>()[\],;:"'|]+@([A-Za-z0-9.-]+)$/;
const ADDRESS = /^[^\s@<>()[\],;:"|]+@([^\s@<>()[\],;:"'|]+)$/u;
const ASCII = /^[\u0021-\u007e]+$/;
const FORMATTING = /\p{Cf}/gu;

/**
 * The domain of an e-mail address, lower case, an international one in its ASCII form; null when the text is
 * not an address. 'Name <address>', quotes, brackets, a trailing separator and several addresses are taken,
 * of several the first that is one.
 */
export const domainOfEmail: (email: string) => string | null = rememberLast(readEmail);

function readEmail(email: string): string | null {
  const plain = PLAIN_ADDRESS.exec(email)?.[1];
  if (plain !== undefined) return keptHostOf(plain);
  if (!/[@＠]/.test(email)) return null;
  const text = email
    .slice(0, 500)
    .replace(FORMATTING, "")
    .replaceAll("＠", "@")
    .replace(STOPS, ".");
  const inside = /<\s*([^<>]+?)\s*>/.exec(text)?.[1];
  for (const part of (inside ?? text).split(/[;,|]|\s+(?=\S+@)/)) {
    const bare = part
      .trim()
      .replace(/^mailto:/i, "")
      .replace(/^[\s"'“”‘’([{<]+|[\s"'“”‘’)\]}>.,;:]+$/g, "");
    const host = ADDRESS.exec(bare)?.[1];
    const domain = host === undefined ? null : hostOf(host);
    if (domain !== null) return domain;
  }
  return null;
}

/** The domain of an e-mail address, a URL or a bare domain ('www.' left out); null when there is none. */
export function domainOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.includes("@") && !trimmed.includes("://")) return domainOfEmail(trimmed);
  const host = WEB.exec(trimmed.toLowerCase().replace(STOPS, "."))?.[1];
  return host === undefined ? null : hostOf(host);
}

/** Addresses hardly repeat, but their domains do. */
const keptHostOf = remember(hostOf);

/** Lower case; letters beyond ASCII as the domain name system writes them, accents never folded: another domain is another company. */
function hostOf(text: string): string | null {
  const host = text.toLowerCase().replace(/\.$/, "");
  if (ASCII.test(host)) return HOST.test(host) ? host : null;
  const url = URL.parse(`http://${host}`);
  return url !== null && HOST.test(url.hostname) ? url.hostname : null;
}

/** True when the domain, or one that it lies below, is in the list: 'mail.acme.com' is in 'acme.com'. */
export function isBelow(domain: string, domains: ReadonlySet<string>): boolean {
  let rest = domain;
  for (;;) {
    if (domains.has(rest)) return true;
    const dot = rest.indexOf(".");
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
}

/** The domain of a business's e-mail address; null for a personal one, or none. */
export function businessDomainOf(
  email: string,
  { freeMailDomains, greatProviders }: Pick<Lexicon, "freeMailDomains" | "greatProviders">,
): string | null {
  const domain = domainOfEmail(email);
  const isPersonal =
    domain !== null && (isBelow(domain, freeMailDomains) || greatProviders.test(domain));
  return isPersonal ? null : domain;
}
