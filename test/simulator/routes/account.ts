import { endInstall } from "../oauth/grants.ts";
import { invalid, notFound } from "../http/refusal.ts";
import { json, noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { Owner } from "../portal.ts";
import { pageSize } from "./objects-read.ts";

const none = (): readonly string[] => [];

/** Account details, uninstall and owners (hubspot-facts 1.6, 1.7 and 1.8). */
export const accountRoutes: readonly ApiRoute[] = [
  {
    access: "token",
    name: "account.details",
    method: "GET",
    path: "/account-info/{version}/details",
    kind: "other",
    limit: "general",
    scopes: none,
    handle: details,
  },
  {
    access: "token",
    name: "account.uninstall",
    method: "DELETE",
    path: "/appinstalls/{version}/external-install",
    kind: "other",
    limit: "general",
    scopes: none,
    handle: ({ world, portal, token }) => {
      if (token.kind === "static") throw invalid("A static token cannot uninstall an app.");
      endInstall(world.grants, portal.id);
      return noContent;
    },
  },
  {
    access: "token",
    name: "owners.list",
    method: "GET",
    path: "/crm/owners/{version}",
    kind: "other",
    limit: "general",
    scopes: () => ["crm.objects.owners.read"],
    handle: listOwners,
  },
  {
    access: "token",
    name: "owners.read",
    method: "GET",
    path: "/crm/owners/{version}/{ownerId}",
    kind: "other",
    limit: "general",
    scopes: () => ["crm.objects.owners.read"],
    handle: ({ portal, params }) => {
      const owner = portal.owners.find(({ id }) => id === params["ownerId"]);
      if (!owner) throw notFound();
      return json(200, present(owner));
    },
  },
];

function details({ portal, at }: ApiExchange): Reply {
  const offset = offsetOf(portal.timeZone, at);
  const minutes = Math.abs(offset / 60_000);
  return json(200, {
    portalId: portal.id,
    accountType: "STANDARD",
    timeZone: portal.timeZone,
    companyCurrency: "EUR",
    additionalCurrencies: [],
    utcOffset: `${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`,
    utcOffsetMilliseconds: offset,
    uiDomain: portal.uiDomain,
    dataHostingLocation: "na1",
  });
}

/** The zone's distance from UTC at that instant, in milliseconds. */
function offsetOf(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const parts = /(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})/u.exec(name)?.groups;
  if (!parts) return 0;
  const minutes = Number(parts["hours"]) * 60 + Number(parts["minutes"]);
  return (parts["sign"] === "-" ? -1 : 1) * minutes * 60_000;
}

function listOwners({ portal, query }: ApiExchange): Reply {
  const limit = pageSize(query.get("limit") ?? "100", 500);
  const email = query.get("email");
  const archived = query.get("archived") === "true";
  const owners = (archived ? portal.formerOwners : portal.owners).filter(
    (owner) => email === null || owner.email === email,
  );
  const start = Math.max(
    0,
    owners.findIndex(({ id }) => id === query.get("after")),
  );
  const next = owners[start + limit];
  return json(200, {
    results: owners.slice(start, start + limit).map((owner) => present(owner, archived)),
    ...(next && { paging: { next: { after: next.id } } }),
  });
}

function present(owner: Owner, archived = false): unknown {
  const at = "2024-01-15T09:00:00.000Z";
  return { ...owner, type: "PERSON", archived, createdAt: at, updatedAt: at };
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
