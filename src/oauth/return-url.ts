/**
 * An address of HubSpot's to which a browser may be sent back after an install, or null: https on
 * hubspot.com or a sub-domain of it (hubspot-facts 1.1), or the very origin of the authorize page when
 * that is a simulator's.
 */
export function parseReturnUrl(text: string, authorizeOrigin: string): URL | null {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return null;
  if (url.origin === authorizeOrigin) return url;
  const isHubSpot = url.hostname === "hubspot.com" || url.hostname.endsWith(".hubspot.com");
  return url.protocol === "https:" && url.port === "" && isHubSpot ? url : null;
}
