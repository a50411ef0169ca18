import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Breaker } from "../../../contract/breaker.ts";
import type { Draft, ReadyMadeList } from "../../../contract/drafts.ts";
import type { Evidence } from "../../../contract/evidence.ts";
import type { Comparison, Found } from "../../../contract/explanation.ts";
import type { Failures, Health, Quarantine } from "../../../contract/health.ts";
import type { Home } from "../../../contract/home.ts";
import type { LeavingState } from "../../../contract/leaving.ts";
import type { Leads } from "../../../contract/leads.ts";
import type { Forms, MappingPage, Overwrites, Properties } from "../../../contract/mapping.ts";
import type { Matrix } from "../../../contract/matrix.ts";
import type { Pacing } from "../../../contract/pacing.ts";
import type { Movers, Preview } from "../../../contract/preview.ts";
import type { People, Session } from "../../../contract/session.ts";
import type { Setup } from "../../../contract/setup.ts";
import type { Holidays, Sla } from "../../../contract/sla.ts";
import type { Sheet } from "../../../contract/sheet.ts";
import type { Standing } from "../../../contract/standing.ts";
import type { ModelKind } from "../../../contract/text.ts";
import type { Audit, Diff, Rescoring, Versions } from "../../../contract/versions.ts";
import type { Held, ListChoices, WorkflowChoices, Workflows } from "../../../contract/workflows.ts";
import { read, setCsrfToken, type Query } from "./call.ts";

/** How often what moves by itself is asked again, in milliseconds. */
export const pulseMs = { quick: 1_000, calm: 10_000 } as const;

const whenMoving = (isMoving: boolean): number => (isMoving ? pulseMs.quick : pulseMs.calm);

function reading<Answer>(path: string, query: Query = {}) {
  return queryOptions({
    queryKey: [path, query] as const,
    queryFn: ({ signal }) => read<Answer>(path, query, signal),
  });
}

export const sessionQuery = queryOptions({
  queryKey: ["/session"],
  queryFn: async ({ signal }) => {
    const session = await read<Session>("/session", {}, signal);
    setCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 60_000,
});

export const peopleQuery = reading<People>("/people");

export const setupQuery = queryOptions({
  ...reading<Setup>("/setup"),
  refetchInterval: ({ state }) => whenMoving(state.data?.firstRun.state === "running"),
});

export const readyMadeQuery = queryOptions({
  ...reading<ReadyMadeList>("/ready-made"),
  staleTime: Infinity,
});

export const draftQuery = (kind: ModelKind) =>
  queryOptions({ ...reading<Draft>(`/drafts/${kind}`), staleTime: 5_000 });

export const formsQuery = reading<Forms>("/forms");

export const mappingQuery = (kind: ModelKind) =>
  queryOptions({
    ...reading<MappingPage>(`/drafts/${kind}/mapping`),
    refetchInterval: ({ state }) =>
      state.data?.sample.state === "reading" ? pulseMs.quick : false,
  });

export const propertiesQuery = (asked: Query) =>
  queryOptions({ ...reading<Properties>("/properties", asked), placeholderData: keepPreviousData });

export const overwritesQuery = (property: string) =>
  queryOptions({
    ...reading<Overwrites>(`/properties/${property}/overwrites`),
    gcTime: 0,
    retry: 1,
  });

export const sheetQuery = (kind: ModelKind) => reading<Sheet>(`/drafts/${kind}/sheet`);

export const matrixQuery = (kind: ModelKind) =>
  queryOptions({
    ...reading<Matrix>("/matrix", { kind }),
    // Moves are counted of leads alone.
    refetchInterval: ({ state }) =>
      kind === "lead" && state.data?.movesAsOf === null ? pulseMs.quick : false,
  });

export const homeQuery = (asked: Query) =>
  queryOptions({ ...reading<Home>("/home", asked), placeholderData: keepPreviousData });

export const leadsQuery = (asked: Query) =>
  queryOptions({ ...reading<Leads>("/leads", asked), placeholderData: keepPreviousData });

export const findQuery = (text: string) =>
  queryOptions({ ...reading<Found>("/contacts", { q: text }), enabled: text.trim() !== "" });

export const comparisonQuery = (kind: ModelKind, contactId: string) =>
  reading<Comparison>(`/drafts/${kind}/contacts/${contactId}`);

export const latestPreviewQuery = (kind: ModelKind) =>
  queryOptions({
    ...reading<{ preview: Preview | null }>("/previews/latest", { kind }),
    // Whether it still says what is true is asked again too.
    refetchInterval: ({ state }) => {
      const at = state.data?.preview?.state;
      return at === "reading" || at === "running" ? 400 : pulseMs.calm;
    },
  });

export const moversQuery = (id: string, asked: Query) =>
  queryOptions({
    ...reading<Movers>(`/previews/${id}/movers`, asked),
    placeholderData: keepPreviousData,
  });

export const evidenceQuery = queryOptions({
  ...reading<Evidence>("/evidence"),
  refetchInterval: ({ state }) => {
    const { history, run } = state.data ?? {};
    const isReading = history?.state === "running" || history?.state === "afterFirstRun";
    return isReading || run?.state === "running" ? pulseMs.quick : false;
  },
});

export const versionsQuery = reading<Versions>("/versions");

export const diffQuery = (asked: { kind: ModelKind; from: number; to?: number | undefined }) =>
  reading<Diff>("/versions/diff", asked);

export const rescoringQuery = queryOptions({
  ...reading<Rescoring>("/rescoring"),
  refetchInterval: ({ state }) => whenMoving(state.data?.state === "running"),
});

export const pacingQuery = reading<Pacing>("/pacing");

export const auditQuery = (before: number | undefined) =>
  queryOptions({
    ...reading<Audit>("/audit", { before, limit: 25 }),
    placeholderData: keepPreviousData,
  });

export const slaQuery = reading<Sla>("/sla");
export const holidaysQuery = (asked: Query) =>
  queryOptions({ ...reading<Holidays>("/sla/holidays", asked), staleTime: Infinity });

export const workflowsQuery = reading<Workflows>("/workflows");
export const workflowChoicesQuery = reading<WorkflowChoices>("/workflows/choices");
export const listChoicesQuery = (q: string) =>
  queryOptions({
    ...reading<ListChoices>("/workflows/lists", q === "" ? {} : { q }),
    placeholderData: keepPreviousData,
  });
export const heldQuery = (
  offset: number,
  group: Partial<Pick<Held["groups"][number], "scenario" | "state" | "cause" | "about">> = {},
) => reading<Held>("/workflows/held", { ...group, offset, limit: 25 });

export const standingQuery = queryOptions({
  ...reading<Standing>("/standing"),
  refetchInterval: pulseMs.calm,
});
export const breakerQuery = queryOptions({
  ...reading<Breaker>("/breaker"),
  refetchInterval: pulseMs.calm,
});
export const healthQuery = queryOptions({
  ...reading<Health>("/health"),
  refetchInterval: pulseMs.calm,
});
export const leavingQuery = queryOptions({
  ...reading<LeavingState>("/disconnect"),
  refetchInterval: ({ state }) => whenMoving(state.data?.state === "leaving"),
});
export const failuresQuery = (
  offset: number,
  group: Partial<Pick<Failures["groups"][number], "stage" | "cause" | "about">> = {},
) => reading<Failures>("/health/failures", { ...group, offset, limit: 25 });
export const quarantineQuery = reading<Quarantine>("/health/quarantine");
