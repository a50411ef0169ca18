import type { Session } from "../../src/console/contract/session.ts";
import type { Refusal } from "../../src/console/contract/text.ts";

/** What came back; a refusal unless the caller says what else it expects. */
export type Answer<Body> = {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
};

/** A person inside the console. */
export type Visit = {
  readonly cookie: string;
  call<Body = Refusal>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>>;
};

/** Follows a way in and reads the CSRF token, as the page does. */
export async function enterWith(url: string, way: string): Promise<Visit> {
  const entered = await fetch(`${url}${way}`, { redirect: "manual" });
  const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  let csrf = "";
  const visit: Visit = {
    cookie,
    call: async <Body>(
      method: string,
      to: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer<Body>> => {
      const response = await fetch(`${url}/console/api${to}`, {
        method,
        headers: {
          cookie,
          "x-ripen-csrf": csrf,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson ? JSON.parse(text) : text) as Body,
      };
    },
  };
  const { status, body } = await visit.call<Session>("GET", "/session");
  csrf = status === 200 ? body.csrfToken : "";
  return visit;
}
