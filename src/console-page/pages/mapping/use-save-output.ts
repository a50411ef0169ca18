import { useQueryClient } from "@tanstack/react-query";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import type { MappingPage, OutputProperty } from "../../../console/api/schemas/mapping.ts";
import { change } from "../../server/call.ts";
import { draftQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";

type Wish = { readonly property: string | null; readonly overwrites: number | null };

/** Saves where an output is written, as a new revision of the draft. */
export function useSaveOutput(
  { kind, revision }: MappingPage,
  { name }: OutputProperty,
  afterwards: () => void,
) {
  const client = useQueryClient();
  const { queryKey } = draftQuery(kind);
  return useChange(
    (wish: Wish) => change<Draft>("PUT", `/drafts/${kind}/outputs/${name}`, { revision, ...wish }),
    (draft) => {
      client.setQueryData(queryKey, draft);
      afterwards();
    },
  );
}
