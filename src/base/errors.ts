import type { Text } from "./text.ts";

/**
 * An error that a person can act on: `code` is stable and documented, `message` says in one or two
 * sentences what happened and what to do. The cause is kept. Where the command line can meet the error it is
 * said in both languages; `message` and the log have the English one.
 */
export class RipenError extends Error {
  readonly code: string;
  readonly text: Text;

  constructor(code: string, said: string | Text, options?: { readonly cause?: unknown }) {
    const text = typeof said === "string" ? { en: said, es: said } : said;
    super(text.en, options);
    this.name = "RipenError";
    this.code = code;
    this.text = text;
  }
}

/** The message of anything that was thrown, for logs and dead letters. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
