import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { Draft } from "../../../contract/drafts.ts";
import type { ModelKind } from "../../../contract/text.ts";
import type { Model } from "../../../../scoring/model/model-schema.ts";
import { change } from "../../../shell/page/server/call.ts";
import { draftQuery } from "../../../shell/page/server/queries.ts";
import { createAutosave, type Autosave, type SaveState } from "./autosave.ts";
import { modelOf } from "./model-of.ts";

/** A draft under the editor's hands. */
export type EditedDraft = {
  readonly draft: Draft;
  /** As it stands on the page, saved or not. */
  readonly model: Model;
  readonly saving: SaveState;
  /** Changes the page at once and saves soon after. */
  readonly change: (next: Partial<Model>) => void;
  /** Waits for what is unsaved, then goes one revision back or forward. */
  readonly step: (to: "undo" | "redo") => Promise<void>;
  /** Begins anew from a ready-made model, a version or a document; it can be undone. */
  readonly start: (from: unknown, keepMapping: boolean) => Promise<void>;
  /** Drops what could not be saved and shows what the server has. */
  readonly reload: () => Promise<void>;
};

// Kept apart from the page, so that what is typed is saved even when a person goes to another page at once.
const autosaves = new Map<string, Autosave>();

function autosaveOf(client: QueryClient, kind: ModelKind): Autosave {
  const known = autosaves.get(kind);
  if (known !== undefined) return known;
  const { queryKey } = draftQuery(kind);
  const made = createAutosave(async (document) => {
    const before = client.getQueryData(queryKey);
    const saved = await change<Draft>("PUT", `/drafts/${kind}`, {
      revision: before?.revision ?? 0,
      document,
    });
    client.setQueryData(queryKey, saved);
  });
  autosaves.set(kind, made);
  return made;
}

/** The draft of one kind with its saving; `query` tells of its first loading. */
export function useDraft(kind: ModelKind) {
  const client = useQueryClient();
  const query = useQuery({ ...draftQuery(kind), refetchOnWindowFocus: false });
  const autosave = autosaveOf(client, kind);
  const saving = useSyncExternalStore(autosave.subscribe, autosave.state);
  const { queryKey } = draftQuery(kind);

  const replace = async (path: string, body: object): Promise<void> => {
    await autosave.flush();
    const revision = client.getQueryData(queryKey)?.revision ?? 0;
    client.setQueryData(queryKey, await change<Draft>("POST", path, { ...body, revision }));
  };
  const edited = (draft: Draft): EditedDraft => {
    const document = saving.unsaved ?? draft.document;
    return {
      draft,
      model: modelOf(document),
      saving,
      change: (next) => autosave.put({ ...document, ...next }),
      step: (to) => replace(`/drafts/${kind}/${to}`, {}),
      start: (from, keepMapping) => replace(`/drafts/${kind}/start`, { from, keepMapping }),
      reload: async () => {
        autosave.drop();
        await client.refetchQueries({ queryKey });
      },
    };
  };
  return { query, edited };
}
