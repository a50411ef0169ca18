import { RipenError } from "../base/errors.ts";
import type { Text } from "../base/text.ts";
import type { RefusalText } from "../words/refusals.ts";

/**
 * Thrown when an account cannot be changed or shown as was asked: what the person is told, in both languages, and
 * where the fault is. The doors answer it as it is.
 */
export class RefusedError extends RipenError {
  /** The HTTP status. */
  readonly status: number;
  readonly path: string | null;

  constructor(status: number, code: string, text: Text, path: string | null = null) {
    super(code, text);
    this.name = "RefusedError";
    this.status = status;
    this.path = path;
  }
}

/** A refusal with its text and stable code (words/refusals.ts). */
export function refuse(
  status: number,
  { code, en, es }: RefusalText,
  path: string | null = null,
): RefusedError {
  return new RefusedError(status, code, { en, es }, path);
}
