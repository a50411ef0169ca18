import type { HandoffWait } from "../../contract/leads.ts";
import type { Query } from "../../shell/page/server/call.ts";

/** What of the list a person wants to see, as it stands in the page's address. */
export type AskedLeads = {
  readonly kind: "lead" | "customer";
  readonly q: string;
  readonly ready: "true" | "false" | undefined;
  readonly segment: string | undefined;
  /** An owner's id, `mine` or `none`. */
  readonly owner: string | undefined;
  readonly handoff: HandoffWait | undefined;
  /** Leads behind a figure of Home, and its span. */
  readonly behind: { readonly [name in (typeof behindFigure)[number]]?: string | undefined };
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
  /** Whose score is explained beside the list. */
  readonly contact: string | undefined;
};

/** What a link of Home says of the leads behind its number. */
const behindFigure = ["figure", "told", "toldBefore", "reason", "team", "person"] as const;

export const waits: readonly HandoffWait[] = ["untried", "overdue", "raised"];

/** Reads the address; what it does not name is as on the first visit. */
export function askedOf(query: URLSearchParams): AskedLeads {
  const ready = query.get("ready");
  const handoff = query.get("handoff");
  const contact = query.get("contact") ?? "";
  return {
    kind: query.get("kind") === "customer" ? "customer" : "lead",
    q: query.get("q") ?? "",
    ready: ready === "true" || ready === "false" ? ready : undefined,
    segment: query.get("segment") ?? undefined,
    owner: query.get("owner") ?? undefined,
    handoff: waits.find((wait) => wait === handoff),
    behind: Object.fromEntries(
      behindFigure.flatMap((name) => {
        const value = query.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    sort: query.get("sort") ?? "work",
    direction: query.get("direction") === "asc" ? "asc" : "desc",
    offset: Math.max(0, Number(query.get("offset") ?? 0) || 0),
    cell: {
      fitFrom: query.get("fitFrom") ?? undefined,
      fitBelow: query.get("fitBelow") ?? undefined,
      painFrom: query.get("painFrom") ?? undefined,
      painBelow: query.get("painBelow") ?? undefined,
    },
    contact: /^\d{1,20}$/.test(contact) ? contact : undefined,
  };
}

/** The address of the list, without what is as on the first visit. */
export function placeOf(asked: AskedLeads): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined, usual = ""): void => {
    if (value !== undefined && value !== usual) query.set(name, value);
  };
  put("kind", asked.kind, "lead");
  put("q", asked.q);
  put("ready", asked.ready);
  put("segment", asked.segment);
  put("owner", asked.owner);
  put("handoff", asked.handoff);
  put("sort", asked.sort, "work");
  put("direction", asked.direction, "desc");
  put("offset", String(asked.offset), "0");
  for (const [name, value] of Object.entries(asked.cell)) put(name, value);
  // An empty one is asked for as well: the answers without a reason, the leads of no team.
  for (const [name, value] of Object.entries(asked.behind)) {
    if (value !== undefined) query.set(name, value);
  }
  put("contact", asked.contact);
  const search = query.toString();
  return search === "" ? "leads" : `leads?${search}`;
}

/** The address of the list alone: its first page, and nobody explained beside it. */
export function viewOf(asked: AskedLeads): string {
  return placeOf({ ...asked, offset: 0, contact: undefined });
}

/** What is asked of the server; the export takes the same without paging. */
export function queryOf(all: AskedLeads): Query {
  const { q, cell, behind, offset: _, contact: __, ...asked } = all;
  return { ...asked, ...(q !== "" && { q }), ...cell, ...behind };
}
