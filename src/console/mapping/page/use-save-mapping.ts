import { useQueryClient } from "@tanstack/react-query";
import type { Draft } from "../../contract/drafts.ts";
import type { MappingPage, MappingWish } from "../../contract/mapping.ts";
import { change } from "../../shell/page/server/call.ts";
import { draftQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";

/** Saves where fields are read, as a new revision of the draft. */
export function useSaveMapping({ kind, revision }: MappingPage) {
  const client = useQueryClient();
  const { queryKey } = draftQuery(kind);
  return useChange(
    (fields: MappingWish["fields"]) =>
      change<Draft>("PUT", `/drafts/${kind}/mapping`, { revision, fields }),
    (draft) => client.setQueryData(queryKey, draft),
  );
}
