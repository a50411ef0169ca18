import {
  signV2,
  signV3,
  verifyV2,
  verifyV3,
  type SignedParts,
} from "../../../webhooks/signature.ts";
import { mutateBytes } from "../door/mutate-bytes.ts";
import { mutatedRequest } from "../door/mutate-events.ts";
import { randomOf, type Random } from "../door/random.ts";

/** What a run found: every genuine request must be accepted, and every mutated one refused. */
export type SignatureFigures = {
  readonly runs: number;
  readonly seed: number;
  readonly mutated: number;
  readonly accepted: number;
  readonly genuineRefused: number;
  readonly refusedFor: Readonly<Record<string, number>>;
  readonly firstAccepted: string | null;
  readonly seconds: number;
};

type Signed = SignedParts & {
  readonly timestamp: string;
  readonly v3: string;
  readonly v2: string;
  readonly secret: string;
};
type Part = "method" | "url" | "body" | "timestamp" | "v3" | "v2" | "secret";

const now = 1_790_000_000_000;
const parts: readonly Part[] = ["method", "url", "body", "timestamp", "v3", "v2", "secret"];
const urls = [
  "https://ripen.example/webhooks",
  "https://ripen.example/card?userId=1&portalId=2&userEmail=a%2Bb%40c.example",
];

/** Signs `runs` requests, changes one part of each, and verifies it with both signature versions. */
export function fuzzSignature(runs: number, seed: number): SignatureFigures {
  const random = randomOf(seed);
  const refusedFor: Record<string, number> = {};
  let [mutated, accepted, genuineRefused] = [0, 0, 0];
  let firstAccepted: string | null = null;
  const started = performance.now();
  while (mutated < runs) {
    const genuine = sign(random);
    if (!v3Of(genuine).ok || !v2Of(genuine).ok) genuineRefused += 1;
    const part = random.pick(parts);
    const spoiled = spoil(genuine, part, random);
    if (spoiled === null) continue;
    mutated += 1;
    // The other version's signature says nothing about a part that it does not cover.
    const verdicts = [
      part === "v2" ? null : v3Of(spoiled),
      coveredByV2(part) ? v2Of(spoiled) : null,
    ];
    for (const verdict of verdicts) {
      if (verdict === null) continue;
      if (verdict.ok) {
        accepted += 1;
        firstAccepted ??= `${part}: ${JSON.stringify([genuine, spoiled])}`;
      } else refusedFor[verdict.reason] = (refusedFor[verdict.reason] ?? 0) + 1;
    }
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { runs, seed, mutated, accepted, genuineRefused, refusedFor, firstAccepted, seconds };
}

function coveredByV2(part: Part): boolean {
  return part !== "v3" && part !== "timestamp";
}

function sign(random: Random): Signed {
  const secret = `secret-${random.int(2 ** 31)}-${random.int(2 ** 31)}`;
  const timestamp = now - 300_000 + random.int(360_000);
  const body = Buffer.from(mutatedRequest(random));
  const signed = { method: random.pick(["POST", "GET", "PUT"]), url: random.pick(urls), body };
  return {
    ...signed,
    secret,
    timestamp: String(timestamp),
    v3: signV3(signed, timestamp, secret),
    v2: signV2(signed, secret),
  };
}

/** The request with one part changed, or null when the change said the same. */
function spoil(genuine: Signed, part: Part, random: Random): Signed | null {
  if (part === "body") {
    const body = mutateBytes(Buffer.from(genuine.body), random);
    return body.equals(genuine.body) ? null : { ...genuine, body };
  }
  const value = genuine[part];
  const mutate = random.pick([mutateText, replaceCharacter, takeOver]);
  const changed = mutate(value, random);
  if (changed === value || sameUrl(part, value, changed) || sameKey(part, value, changed))
    return null;
  return { ...genuine, [part]: changed };
}

/** HMAC fills a short key up with zeros (RFC 2104): zeros at its end make no other key. */
function sameKey(part: Part, value: string, changed: string): boolean {
  return part === "secret" && changed.replace(/\0+$/, "") === value;
}

function mutateText(value: string, random: Random): string {
  return mutateBytes(Buffer.from(value), random).toString("latin1");
}

function replaceCharacter(value: string, random: Random): string {
  const at = random.int(value.length);
  return value.slice(0, at) + String.fromCharCode(32 + random.int(95)) + value.slice(at + 1);
}

/** What a forger has at hand: another case, another request's value, space around it. */
function takeOver(value: string, random: Random): string {
  return random.pick([
    value.toUpperCase(),
    value.toLowerCase(),
    ` ${value}`,
    `${value}\n`,
    "",
    value + value,
  ]);
}

/** HubSpot decodes %40 before it signs, so that an address with @ is the same address. */
function sameUrl(part: Part, value: string, changed: string): boolean {
  return part === "url" && value.replaceAll("%40", "@") === changed.replaceAll("%40", "@");
}

function v3Of({ v3, timestamp, secret, ...signed }: Signed): ReturnType<typeof verifyV3> {
  return verifyV3(signed, { signature: v3, timestamp, now }, ["another", secret]);
}

function v2Of({ v2, secret, ...signed }: Signed): ReturnType<typeof verifyV2> {
  return verifyV2(signed, v2, ["another", secret]);
}
