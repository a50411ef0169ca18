import { RE2JS } from "re2js";

/**
 * Bounds that keep an admin's pattern from stalling a scoring: re2 is linear in the text times the
 * size of its program, and a counted repetition makes that large ('[a-z]{1,1000}' has 2,000 steps).
 */
export const PATTERN_LIMITS = { program: 250, programsOfModel: 1_000, text: 500 } as const;

export type Pattern = { readonly size: number; readonly test: (text: string) => boolean };

/** Compiles a pattern on re2; throws re2js's own error when it is not one. Case is ignored. */
export function compilePattern(source: string): Pattern {
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  return {
    size: compiled.programSize(),
    test: (text) => compiled.test(text.slice(0, PATTERN_LIMITS.text)),
  };
}
