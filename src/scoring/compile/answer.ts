/** Three-valued answers as small numbers, because the engine gives millions of them a second. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

export type Answer = typeof NO | typeof YES | typeof UNKNOWN;

/** Answers about something: the contact in hand, or one event. */
export type Check<Subject> = (subject: Subject) => Answer;
