import type { ConsoleDeps } from "../shell/deps.ts";

type Point = { readonly at: number; readonly done: number };

/** The pace is that of the last looks, over at most so long, in milliseconds. */
const overMs = 30_000;
const leastMs = 1_500;

const looks = new WeakMap<ConsoleDeps, Map<string, Point[]>>();

/** Contacts a second of some work, by what earlier looks at it saw; null at the first. `work` names it for good. */
export function paceOf(deps: ConsoleDeps, work: string, done: number, now: number): number | null {
  const all = looks.get(deps) ?? new Map<string, Point[]>();
  looks.set(deps, all);
  if (all.size > 1_000) all.clear();
  const points = (all.get(work) ?? []).filter(({ at }) => now - at <= overMs);
  all.set(work, [...points, { at: now, done }]);
  const [first] = points;
  if (first === undefined || now - first.at < leastMs) return null;
  return Math.max(0, ((done - first.done) * 1_000) / (now - first.at));
}
