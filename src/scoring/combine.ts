import { NO, UNKNOWN, YES, type Check } from "./answer.ts";

/** `all`: no as soon as one part is; otherwise unknown as soon as one part is; otherwise yes. */
export function allOf<Subject>(parts: readonly Check<Subject>[]): Check<Subject> {
  return (subject) => {
    let unknown = false;
    for (const part of parts) {
      const answer = part(subject);
      if (answer === NO) return NO;
      if (answer === UNKNOWN) unknown = true;
    }
    return unknown ? UNKNOWN : YES;
  };
}

/** `any`: yes as soon as one part is; otherwise unknown as soon as one part is; otherwise no. */
export function anyOf<Subject>(parts: readonly Check<Subject>[]): Check<Subject> {
  return (subject) => {
    let unknown = false;
    for (const part of parts) {
      const answer = part(subject);
      if (answer === YES) return YES;
      if (answer === UNKNOWN) unknown = true;
    }
    return unknown ? UNKNOWN : NO;
  };
}

/** `not`: what is unknown stays unknown. */
export function not<Subject>(part: Check<Subject>): Check<Subject> {
  return (subject) => {
    const answer = part(subject);
    if (answer === UNKNOWN) return UNKNOWN;
    return answer === YES ? NO : YES;
  };
}
