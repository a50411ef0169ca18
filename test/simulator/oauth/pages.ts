import type { Portal } from "../portal.ts";
import type { Authorization } from "./authorization.ts";

const style =
  "body{font:16px system-ui;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#33475b}" +
  "button{background:#ff5c35;color:#fff;border:0;border-radius:3px;padding:.75rem 1.5rem;font:inherit}" +
  "code{background:#f5f8fa;padding:0 .25rem}";

/** The install screen: choose an account, see the scopes, press Connect. */
export function connectPage(
  action: string,
  portals: readonly Portal[],
  { scopes, optional }: Authorization,
): string {
  const options = portals.map(
    ({ id, tier }) => `<option value="${id}">Account ${id} (${tier})</option>`,
  );
  const items = (names: readonly string[], note: string): string =>
    names.map((name) => `<li><code>${escape(name)}</code>${note}</li>`).join("");
  return page(
    "Connect app",
    `<p>The app asks for:</p><ul>${items(scopes, "")}${items(optional, " (optional)")}</ul>` +
      `<form method="post" action="${escape(action)}">` +
      `<p><label>Account <select name="portalId">${options.join("")}</select></label></p>` +
      `<button type="submit">Connect app</button></form>`,
  );
}

/** What a person sees when the install link is wrong. */
export function refusalPage(message: string): string {
  return page("Couldn't complete the connection", `<p>${escape(message)}</p>`);
}

function page(title: string, content: string): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
    `<style>${style}</style></head><body><h1>${title}</h1>${content}` +
    `<p><small>Simulated HubSpot: nothing here leaves this machine.</small></p></body></html>`
  );
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? "");
}
