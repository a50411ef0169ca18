import type { Route } from "./route.ts";

/** GA versions that answer alike for what is simulated (hubspot-facts 2.1). */
const versions = ["2026-09", "2026-03"];

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

type Compiled = { readonly route: Route; readonly segments: readonly string[] };

/** Finds a route by method and path; null when HubSpot has none there. */
export type Router = (method: string, path: string) => Match | null;

/** Compiles the table once: by method and number of segments, literal segments first. */
export function createRouter(routes: readonly Route[]): Router {
  const table = new Map<string, Compiled[]>();
  for (const route of routes) {
    for (const path of expand(route.path)) {
      const segments = path.split("/").slice(1);
      const key = `${route.method} ${segments.length}`;
      table.set(key, [...(table.get(key) ?? []), { route, segments }]);
    }
  }
  const placeholders = ({ segments }: Compiled): number =>
    segments.filter((segment) => segment.startsWith("{")).length;
  for (const compiled of table.values()) compiled.sort((a, b) => placeholders(a) - placeholders(b));

  return (method, path) => {
    const parts = path.split("/").slice(1);
    for (const { route, segments } of table.get(`${method} ${parts.length}`) ?? []) {
      const params = match(segments, parts);
      if (params) return { route, params };
    }
    return null;
  };
}

function expand(path: string): readonly string[] {
  return path.includes("{version}")
    ? versions.map((version) => path.replace("{version}", version))
    : [path];
}

function match(
  segments: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? "";
    if (segment.startsWith("{")) {
      if (part === "") return null;
      params[segment.slice(1, -1)] = decode(part);
    } else if (segment !== part) return null;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
