/**
 * An error that a person can act on: `code` is stable and documented, `message` says in one or two
 * sentences what happened and what to do. The cause is kept.
 */
export class RipenError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "RipenError";
    this.code = code;
  }
}

/** The message of anything that was thrown, for logs and dead letters. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
