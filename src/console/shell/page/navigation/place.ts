import { useSyncExternalStore } from "react";

/** Where the page lives on the server, without a slash at the end. */
export const base = "/console";

/** Where a person is: `path` below the base, like `leads`, and what follows the question mark. */
export type Place = { readonly path: string; readonly query: URLSearchParams };

const moved = "ripen:moved";

/** Goes to a place of the page, like `leads?search=ana`. `replace` leaves no step to go back to. */
export function goTo(place: string, how: "push" | "replace" = "push"): void {
  const address = addressOf(place);
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  window.dispatchEvent(new Event(moved));
}

/** The address of a place, for links that can be opened elsewhere too. */
export function addressOf(place: string): string {
  return `${base}/${place}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(moved, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(moved, listener);
  };
}

/** The place of now; components that use it are drawn again when it changes. */
export function usePlace(): Place {
  const address = useSyncExternalStore(
    subscribe,
    () => window.location.pathname + window.location.search,
  );
  const url = new URL(address, window.location.origin);
  return {
    path: url.pathname.slice(base.length).replace(/^\/|\/$/g, ""),
    query: url.searchParams,
  };
}
