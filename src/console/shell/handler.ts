import type { z } from "zod";
import type { Caller as AccountCaller } from "../../account/caller.ts";
import type { ConsoleDeps } from "./deps.ts";
import type { ConsoleSession } from "./session/session-store.ts";
import type { Route } from "../contract/route.ts";
import type { RouteName, Routes } from "../contract/routes.ts";
import type { Role } from "../contract/session.ts";

/** Who calls, for which account, in which session. */
export type Caller = AccountCaller & {
  readonly session: ConsoleSession;
  /** The session's id, to end it. */
  readonly sessionId: string;
  readonly role: Role;
};

/** A download, in pieces so that a long one costs no memory. */
export type Download = { readonly fileName: string; readonly pieces: AsyncIterable<string> };

type Parsed<R extends Route, Part extends "params" | "query" | "body"> = R extends {
  readonly [P in Part]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** One call of a route, its parts parsed. */
export type CallOf<R extends Route> = Caller & {
  readonly params: Parsed<R, "params">;
  readonly query: Parsed<R, "query">;
  readonly body: Parsed<R, "body">;
};

export type AnswerOf<R extends Route> = R extends { readonly answer: infer S extends z.ZodType }
  ? z.input<S>
  : Download;

/** Answers one route. Throws RefusedError for what the caller can mend. */
export type Handler<N extends RouteName> = (
  deps: ConsoleDeps,
  call: CallOf<Routes[N]>,
) => Promise<AnswerOf<Routes[N]>>;
