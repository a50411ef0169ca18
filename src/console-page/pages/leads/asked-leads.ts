import type { Query } from "../../server/call.ts";

/** What of the list a person wants to see, as it stands in the page's address. */
export type AskedLeads = {
  readonly q: string;
  readonly ready: "true" | "false" | undefined;
  readonly segment: string | undefined;
  readonly sort: string;
  readonly direction: "asc" | "desc";
  readonly offset: number;
  /** Points of a cell of the matrix: from (inclusive), below (exclusive). */
  readonly cell: {
    readonly fitFrom: string | undefined;
    readonly fitBelow: string | undefined;
    readonly painFrom: string | undefined;
    readonly painBelow: string | undefined;
  };
};

export const pageSize = 50;

/** Reads the address; what it does not name is as on the first visit. */
export function askedOf(query: URLSearchParams): AskedLeads {
  const ready = query.get("ready");
  return {
    q: query.get("q") ?? "",
    ready: ready === "true" || ready === "false" ? ready : undefined,
    segment: query.get("segment") ?? undefined,
    sort: query.get("sort") ?? "ready",
    direction: query.get("direction") === "asc" ? "asc" : "desc",
    offset: Math.max(0, Number(query.get("offset") ?? 0) || 0),
    cell: {
      fitFrom: query.get("fitFrom") ?? undefined,
      fitBelow: query.get("fitBelow") ?? undefined,
      painFrom: query.get("painFrom") ?? undefined,
      painBelow: query.get("painBelow") ?? undefined,
    },
  };
}

/** The address of the list, without what is as on the first visit. */
export function placeOf(asked: AskedLeads): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined, usual = ""): void => {
    if (value !== undefined && value !== usual) query.set(name, value);
  };
  put("q", asked.q);
  put("ready", asked.ready);
  put("segment", asked.segment);
  put("sort", asked.sort, "ready");
  put("direction", asked.direction, "desc");
  put("offset", String(asked.offset), "0");
  for (const [name, value] of Object.entries(asked.cell)) put(name, value);
  const search = query.toString();
  return search === "" ? "leads" : `leads?${search}`;
}

/** What is asked of the server; the export takes the same without paging. */
export function queryOf({ q, ready, segment, sort, direction, cell }: AskedLeads): Query {
  return { ...(q !== "" && { q }), ready, segment, sort, direction, ...cell };
}
