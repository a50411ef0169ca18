import autocannon from "autocannon";
import { signV3 } from "../../../webhooks/signature.ts";

export type LoadResult = {
  readonly postsPerSecond: number;
  readonly p99Ms: number;
  /** Answers other than 2xx, and requests without one. */
  readonly refused: number;
};

/** Sends the bodies, signed, over `connections` connections for `seconds`. */
export async function load(
  publicUrl: string,
  secret: string,
  bodies: readonly Buffer[],
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const timestamp = Date.now();
  const result = await autocannon({
    url: publicUrl,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({
      method: "POST",
      path: "/webhooks",
      headers: {
        "content-type": "application/json",
        "x-hubspot-request-timestamp": String(timestamp),
        "x-hubspot-signature-v3": signV3(
          { method: "POST", url: `${publicUrl}/webhooks`, body },
          timestamp,
          secret,
        ),
      },
      body,
    })),
  });
  return {
    postsPerSecond: result["2xx"] / result.duration,
    p99Ms: result.latency.p99,
    refused: result.non2xx + result.errors + result.timeouts,
  };
}
