import { createHash } from "node:crypto";
import { signV2, signV3 } from "../../webhooks/signature.ts";
import { home, publicUrl, secret, type OpenCards } from "./open-cards.ts";

export type CallOptions = {
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly portal?: number;
  readonly userEmail?: string;
  readonly key?: string;
  /** How old the signature is, in milliseconds. */
  readonly age?: number;
  /** Changes the address after it was signed. */
  readonly forge?: (url: string) => string;
};

/** Calls as HubSpot's servers do for hubspot.fetch: the query appended, v3 over all of it (hubspot-facts 8.3). */
export async function fetchSigned(
  cards: OpenCards,
  path: string,
  options: CallOptions = {},
): Promise<{ readonly status: number; readonly body: never }> {
  const { method = "GET", portal = home, userEmail = "admin@example.com", age = 0 } = options;
  const appended = new URLSearchParams({
    userId: "7",
    portalId: String(portal),
    userEmail,
    appId: "50780459",
  });
  const address = `${path}${path.includes("?") ? "&" : "?"}${appended.toString()}`;
  const text = options.body === undefined ? "" : JSON.stringify(options.body);
  const timestamp = cards.now - age;
  const parts = { method, url: publicUrl + address, body: Buffer.from(text) };
  const response = await fetch(cards.url + (options.forge?.(address) ?? address), {
    method,
    headers: {
      "content-type": "application/json",
      "x-hubspot-signature-v3": signV3(parts, timestamp, options.key ?? secret),
      "x-hubspot-request-timestamp": String(timestamp),
    },
    ...(method === "POST" && { body: text }),
  });
  return { status: response.status, body: (await response.json()) as never };
}

export type ActionOptions = {
  readonly callbackId?: string;
  readonly contactId?: string;
  readonly portal?: number;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Instead of the enrolled contact; null for none. */
  readonly object?: object | null;
  /** Which signature stands in X-HubSpot-Signature; v2 by default. */
  readonly version?: "v1" | "v2";
  /** The key of that signature alone. */
  readonly oldKey?: string;
  readonly key?: string;
  /** Sends v3 as well, as old as this in milliseconds. */
  readonly v3Age?: number;
  readonly forge?: (body: string) => string;
};

/** Calls a workflow action as HubSpot's workflow engine does: v2 over address and body (hubspot-facts 7.5). */
export async function callAction(
  cards: OpenCards,
  name: string,
  options: ActionOptions = {},
): Promise<{
  readonly status: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly code: string | undefined;
}> {
  const { portal = home, contactId = "1", callbackId = "ap-1", key = secret } = options;
  const { version = "v2", oldKey = key } = options;
  const text = JSON.stringify({
    callbackId,
    origin: { portalId: portal, actionDefinitionId: 3, actionDefinitionVersion: 1 },
    context: { source: "WORKFLOWS", workflowId: 58_001 },
    ...(options.object !== null && {
      object: options.object ?? {
        objectId: Number(contactId),
        objectType: "CONTACT",
        properties: {},
      },
    }),
    inputFields: options.inputs ?? {},
  });
  const address = `/actions/${name}`;
  const parts = { method: "POST", url: publicUrl + address, body: Buffer.from(text) };
  const timestamp = cards.now - (options.v3Age ?? 0);
  const response = await fetch(cards.url + address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-hubspot-signature": version === "v2" ? signV2(parts, oldKey) : v1Of(oldKey + text),
      "x-hubspot-signature-version": version,
      ...(options.v3Age !== undefined && {
        "x-hubspot-signature-v3": signV3(parts, timestamp, key),
        "x-hubspot-request-timestamp": String(timestamp),
      }),
    },
    body: options.forge?.(text) ?? text,
  });
  const body = (await response.json()) as {
    readonly outputFields?: Readonly<Record<string, string>>;
    readonly error?: { readonly code: string };
  };
  return { status: response.status, outputs: body.outputFields ?? {}, code: body.error?.code };
}

function v1Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
