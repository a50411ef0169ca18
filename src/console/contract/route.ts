import type { z } from "zod";
import type { Role } from "./session.ts";

/** One call of the API. Paths are written as OpenAPI writes them: `/versions/{version}`. */
export type Route = {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  /** One sentence, for the OpenAPI document. */
  readonly summary: string;
  /** The least role that may call it. */
  readonly role: Role;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
} & (
  | {
      readonly answer: z.ZodType;
      /** Of a good answer; 200 when left out. */ readonly status?: number;
    }
  /** A download of this media type. */
  | { readonly file: string }
);
