import nock from "nock";
import { apiUrl } from "../support/hubspot/hubspot-over-nock.ts";

/** One request as it left: address with its query, and the headers that the app or the client set. */
export type SentCall = {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON or form fields as parsed; empty text for none. */
  readonly body: unknown;
};

/** Headers of the transport, which are no matter of ours. */
const ofTransport = new Set([
  "host",
  "connection",
  "content-length",
  "accept-encoding",
  "accept-language",
  "sec-fetch-mode",
  "user-agent",
]);

/** What `act` sends, each call answered in turn: method, answer and, unless it is 200, status. */
export async function callsOf(
  act: () => Promise<unknown>,
  ...answers: readonly (readonly [method: string, answer: unknown, status?: number])[]
): Promise<readonly SentCall[]> {
  const sent: SentCall[] = [];
  for (const [method, answer, status = 200] of answers) {
    nock(apiUrl)
      .intercept(/^\//, method)
      .query(true)
      .reply(async (request: Request) => {
        const headers = [...request.headers].filter(([name]) => !ofTransport.has(name));
        const { pathname, search } = new URL(request.url);
        const body = await request.text();
        const isJson = request.headers.get("content-type") === "application/json" && body !== "";
        sent.push({
          method: request.method,
          address: pathname + search,
          headers: Object.fromEntries(headers),
          body: isJson ? (JSON.parse(body) as unknown) : body,
        });
        return [status, status === 204 ? "" : JSON.stringify(answer)];
      });
  }
  await act();
  return sent;
}
