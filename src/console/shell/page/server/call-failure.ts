import type { Both } from "../language/language.ts";

/**
 * Thrown when a call to the server did not succeed. `code` is stable: the server's own, `UNREACHABLE`
 * when it did not answer, `UNEXPECTED` when the answer was no API answer. `texts` says what to do, in
 * both languages, when the server said so; `path` is the place in what was sent.
 */
export class CallFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly texts: Both | null;
  readonly path: string | null;

  constructor(
    status: number,
    code: string,
    texts: Both | null,
    given: { readonly path?: string | null; readonly cause?: unknown } = {},
  ) {
    super(texts?.en ?? code, { cause: given.cause });
    this.name = "CallFailure";
    this.status = status;
    this.code = code;
    this.texts = texts;
    this.path = given.path ?? null;
  }
}
