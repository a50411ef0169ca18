import { AsyncLocalStorage } from "node:async_hooks";

const traces = new AsyncLocalStorage<string>();

/** Runs `work`, and whatever it goes on with later, under an id that every line of the log then names. */
export function traced<T>(id: string, work: () => T): T {
  return traces.run(id, work);
}

/** Runs `work` under no id: it begins something that outlives what asked for it. */
export function untraced<T>(work: () => T): T {
  return traces.exit(work);
}

/** The id that this runs under; undefined outside. */
export function traceId(): string | undefined {
  return traces.getStore();
}
