import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Preview, PreviewResult } from "../../contract/preview.ts";
import type { ModelKind } from "../../contract/text.ts";
import { change } from "../../shell/page/server/call.ts";
import { draftQuery, latestPreviewQuery, rescoringQuery } from "../../shell/page/server/queries.ts";

/** Where the preview of a draft stands, as one thing to show. */
export type PreviewStanding =
  /** It is being made, or about to be; null while its progress is not known. */
  | { readonly is: "underWay"; readonly preview: Preview | null }
  /** What is in force has not reached every contact yet: a preview would compare with what is going. */
  | { readonly is: "rescoring" }
  | { readonly is: "faulty" }
  | { readonly is: "cancelled" }
  | { readonly is: "failed"; readonly error: unknown; readonly preview: Preview | null }
  | { readonly is: "fresh"; readonly preview: Preview; readonly result: PreviewResult };

/**
 * The preview of a kind's draft. It is begun by itself where there is none that says what is true of the draft as it
 * stands; figures that are out of date are never given.
 */
export function usePreview(kind: ModelKind) {
  const client = useQueryClient();
  const latest = useQuery(latestPreviewQuery(kind));
  const draft = useQuery(draftQuery(kind));
  const rescoring = useQuery(rescoringQuery);
  const show = (preview: Preview): void => {
    client.setQueryData(latestPreviewQuery(kind).queryKey, { preview });
  };
  const start = useMutation({
    mutationFn: () => change<Preview>("POST", "/previews", { kind }),
    onSuccess: show,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => change<Preview>("DELETE", `/previews/${id}`),
    onSuccess: show,
  });

  const preview = latest.data?.preview ?? null;
  // A draft that was saved on this page a moment ago is newer than what was asked before.
  const isCurrent =
    preview !== null && !preview.isOutdated && preview.draftRevision >= (draft.data?.revision ?? 0);
  const isFaulty = (draft.data?.faults.length ?? 0) > 0;
  const isRescoring = rescoring.data?.state === "running";
  const isKnown = latest.isSuccess && draft.isSuccess && rescoring.isSuccess;
  const isNeeded = isKnown && !isCurrent && !isFaulty && !isRescoring;
  // Each state of affairs is answered by one beginning: a failure waits for a person.
  const key = `${kind} ${draft.data?.revision} ${preview?.id} ${preview?.isOutdated}`;
  const begun = useRef("");
  const begin = start.mutate;
  useEffect(() => {
    if (!isNeeded || begun.current === key) return;
    begun.current = key;
    begin();
  }, [isNeeded, key, begin]);

  const failed = [start, latest, draft, rescoring].find(({ isError }) => isError);
  return {
    standing: standingOf(),
    again: () => start.mutate(),
    cancel: (id: string) => cancel.mutate(id),
  };

  function standingOf(): PreviewStanding {
    if (isFaulty) return { is: "faulty" };
    if (failed !== undefined) return { is: "failed", error: failed.error, preview: null };
    if (!isCurrent) return isRescoring ? { is: "rescoring" } : { is: "underWay", preview: null };
    switch (preview.state) {
      case "reading":
      case "running":
        return { is: "underWay", preview };
      case "cancelled":
        return { is: "cancelled" };
      case "failed":
        return { is: "failed", error: null, preview };
      case "done":
        return preview.result === null
          ? { is: "underWay", preview: null }
          : { is: "fresh", preview, result: preview.result };
      default:
        return preview.state satisfies never;
    }
  }
}
