import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { Condition } from "../../../scoring/model/condition.ts";
import type { Matches } from "../../contract/matches.ts";
import type { ModelKind } from "../../contract/text.ts";
import { change } from "../../shell/page/server/call.ts";
import { pulseMs } from "../../shell/page/server/queries.ts";

/** A person who types is asked for no count at each letter, in milliseconds. */
const restMs = 250;

const matchesQuery = (kind: ModelKind, conditions: string) =>
  queryOptions({
    queryKey: ["/matches", kind, conditions] as const,
    queryFn: () =>
      change<Matches>("POST", "/matches", { kind, conditions: JSON.parse(conditions) as unknown }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    // Contacts are still being read in: the count grows.
    refetchInterval: ({ state }) => (state.data?.basis === "reading" ? pulseMs.quick : false),
  });

/** Whom conditions match now, as they stand on the page, saved or not. */
export function useMatches(kind: ModelKind, conditions: readonly Condition[]) {
  // As text, because the page makes the same conditions anew with each look.
  const [rested] = useDebouncedValue(JSON.stringify(conditions), restMs);
  return useQuery(matchesQuery(kind, rested));
}
