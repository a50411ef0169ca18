import { isDeepStrictEqual } from "node:util";
import type * as fc from "fast-check";

/** A sentence that must hold for every generated case. */
export type Law = { readonly name: string; readonly property: fc.IRawProperty<unknown, false> };

/** Fails the case unless it holds. */
export function says(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/** Fails the case unless both are equal all the way down. */
export function same(actual: unknown, expected: unknown): void {
  says(
    isDeepStrictEqual(actual, expected),
    `differ:\n${JSON.stringify(actual)}\n${JSON.stringify(expected)}`,
  );
}
