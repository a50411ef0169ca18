import { fold } from "./fold.ts";

const DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;
const WEB = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:www\.)?([^/?#:\s]+)/;

/** The domain of an e-mail address, lower case; null when the text is not an address. */
export function domainOfEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  if (at < 1) return null;
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  return DOMAIN.test(domain) ? domain : null;
}

/** The domain of an e-mail address, a URL or a bare domain ('www.' left out); null when there is none. */
export function domainOf(text: string): string | null {
  if (text.includes("@")) return domainOfEmail(text);
  const host = WEB.exec(fold(text))?.[1];
  return host !== undefined && DOMAIN.test(host) ? host : null;
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
