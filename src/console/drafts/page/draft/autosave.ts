/** A model document while it is written. */
type Document = Readonly<Record<string, unknown>>;

/** Where saving stands. `unsaved` is what the page shows and the server does not have yet. */
export type SaveState = {
  readonly unsaved: Document | null;
  readonly isSaving: boolean;
  readonly error: unknown;
};

/** Saves a document soon after each change, one save at a time, the newest content only. */
export type Autosave = {
  /** Takes a change in; it is saved when nothing more has come for a moment. */
  readonly put: (document: Document) => void;
  /** Saves now what is unsaved; rejects with what the saving throws. */
  readonly flush: () => Promise<void>;
  /** Forgets what is unsaved. */
  readonly drop: () => void;
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
};

/** A person who types is not interrupted by a save for each letter; milliseconds. */
const restMs = 600;

const saved: SaveState = { unsaved: null, isSaving: false, error: null };

/** `save` stores one document durably, or throws. */
export function createAutosave(save: (document: Document) => Promise<void>): Autosave {
  let state = saved;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const set = (next: SaveState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const run = async (): Promise<void> => {
    for (let document = state.unsaved; document !== null; document = state.unsaved) {
      set({ ...state, isSaving: true, error: null });
      try {
        await save(document);
      } catch (error) {
        set({ ...state, isSaving: false, error });
        throw error;
      }
      // What was typed during the save is saved next.
      set({ ...state, unsaved: state.unsaved === document ? null : state.unsaved });
    }
    set(saved);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    put(document) {
      set({ ...state, unsaved: document, error: null });
      clearTimeout(timer);
      // A failure stays in the state, where the page shows it.
      timer = setTimeout(() => void flush().catch(() => undefined), restMs);
    },
    flush,
    drop() {
      clearTimeout(timer);
      set(saved);
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
