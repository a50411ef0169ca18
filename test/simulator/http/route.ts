import type { IncomingHttpHeaders } from "node:http";
import type { Portal } from "../portal.ts";
import type { AccessToken } from "../oauth/grants.ts";
import type { World } from "../world.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a call does to records: the demo and the benches count by it. */
export type CallKind = "read" | "write" | "other";

/** An answer before it is bytes. */
export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many records the request named, for the record of calls. */
  readonly inputs?: number;
  readonly body:
    | { readonly type: "none" }
    | { readonly type: "json"; readonly value: unknown }
    | { readonly type: "html"; readonly text: string };
};

/** A request whose route is known. */
export type Exchange = {
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The values of `{name}` segments, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** A request with a valid token. */
export type ApiExchange = Exchange & { readonly portal: Portal; readonly token: AccessToken };

/** Which counter a call uses up (hubspot-facts 9). Association calls use up the general one too. */
export type LimitGroup = "general" | "search" | "associations" | "exempt";

type RouteBase = {
  /** Stable name for records and fault rules, for instance `contacts.batch.read`. */
  readonly name: string | ((params: Readonly<Record<string, string>>) => string);
  readonly method: Method;
  /** Path with `{name}` segments; `{version}` stands for the supported dated versions. */
  readonly path: string;
  readonly kind: CallKind;
};

/** A route anyone may call: pages for the browser and the token endpoint. */
export type PublicRoute = RouteBase & {
  readonly access: "public";
  readonly handle: (exchange: Exchange) => Reply;
};

/** A route that needs a portal's token. */
export type ApiRoute = RouteBase & {
  readonly access: "token";
  readonly limit: LimitGroup;
  /** All of them are needed. */
  readonly scopes: (params: Readonly<Record<string, string>>) => readonly string[];
  readonly handle: (exchange: ApiExchange) => Reply;
};

export type Route = PublicRoute | ApiRoute;

/** An answer with a JSON body; `inputs` is how many records the request named. */
export function json(status: number, value: unknown, inputs = 0): Reply {
  return { status, inputs, body: { type: "json", value } };
}

/** 204. */
export const noContent: Reply = { status: 204, body: { type: "none" } };

/** An HTML page. */
export function html(status: number, text: string): Reply {
  return { status, body: { type: "html", text } };
}

/** 302 to `location`. */
export function redirect(location: string): Reply {
  return { status: 302, headers: { location }, body: { type: "none" } };
}
