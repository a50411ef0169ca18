import type { ReactNode } from "react";

/** What HubSpot hands to an extension (hubspot-facts 8.2), as far as ours read it. */
export type ExtensionPoint = {
  readonly context: {
    readonly user: { readonly language: string };
    readonly portal: { readonly timezone: string };
    readonly variables: { readonly APP_URL: string };
    readonly crm: { readonly objectId: number };
  };
  readonly actions: {
    readonly addAlert: (alert: { readonly type: string; readonly message: string }) => void;
    readonly refreshObjectProperties: () => void;
  };
};

export type Extension = (point: ExtensionPoint) => ReactNode;

const extensions: Extension[] = [];

/** The extensions in the order in which their modules were loaded. */
export function loadedExtensions(): readonly Extension[] {
  return extensions;
}

type FetchOptions = { readonly method?: string; readonly body?: unknown };

/**
 * HubSpot's global: `extend` keeps the extension, `fetch` goes to the simulator's server, which appends the
 * account and the person and signs the call, as HubSpot's servers do (hubspot-facts 8.3).
 */
export const hubspot = {
  extend: (extension: Extension): void => void extensions.push(extension),
  fetch: (url: string, { method = "GET", body }: FetchOptions = {}): Promise<Response> =>
    fetch(`/api/portals/${portalOfPage()}/fetch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url, method, ...(body === undefined ? {} : { body }) }),
    }),
};

/** The account in the page's address: `/contacts/{portal}/...`. */
export function portalOfPage(): string {
  return location.pathname.split("/")[2] ?? "";
}
