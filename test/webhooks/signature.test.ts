import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  checkV3Headers,
  signV2,
  signV3,
  verifyV2,
  verifyV3,
  type SignedParts,
  type Verification,
} from "../../webhooks/signature.ts";
import recordedCreation from "../../webhooks/recorded/creation.json" with { type: "json" };

const secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
const jsonBody = Buffer.from('{"example_field":"example_value"}');
const quotedBody = Buffer.from("{'example_field':'example_value'}");
const exampleUrl = "https://www.example.com/webhook_uri";
const none = Buffer.alloc(0);

/** Published requests: hubspot-facts 5.4 (the first two) and reliability.md section 4.1. */
const v3Vectors = [
  {
    secret: "cfc68c0b-4b4e-4ef8-b764-95350e4ea479",
    url: "https://webhook.site/335453f5-94b3-49d9-b684-a55354d4b8df",
    body: Buffer.from(JSON.stringify(recordedCreation.events)),
    timestamp: 1752613922216,
    signature: "gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=",
  },
  {
    secret,
    url: exampleUrl,
    body: jsonBody,
    timestamp: 1693657560000,
    signature: "oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go=",
  },
  {
    secret,
    url: exampleUrl,
    body: quotedBody,
    timestamp: 1693657560000,
    signature: "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
  },
  {
    secret,
    url: exampleUrl,
    body: quotedBody,
    timestamp: 1700000300000,
    signature: "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw=",
  },
].map((vector) => ({ ...vector, method: "POST" }));

type Vector = (typeof v3Vectors)[number];

function verify(vector: Vector, timestamp = String(vector.timestamp), now = 0): Verification {
  const headers = { signature: vector.signature, timestamp, now: now || vector.timestamp };
  return verifyV3(vector, headers, [vector.secret]);
}

/** Every text that differs from `text` in one character by one bit, kept to characters a header may hold. */
function* oneCharacterOff(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    for (let bit = 0; bit < 7; bit += 1) {
      const changed = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
      yield text.slice(0, at) + changed + text.slice(at + 1);
    }
  }
}

describe("signature v3", () => {
  test.each(v3Vectors)("the published request of $timestamp to $url passes", (vector) => {
    expect(verify(vector)).toEqual({ ok: true });
    expect(signV3(vector, vector.timestamp, vector.secret)).toBe(vector.signature);
  });

  test.each(v3Vectors)("any changed byte of the request of $timestamp to $url fails", (vector) => {
    const passed: string[] = [];
    const expectRefused = (what: string, changed: Vector, timestamp?: string): void => {
      if (verify(changed, timestamp).ok) passed.push(what);
    };
    for (const method of oneCharacterOff(vector.method))
      expectRefused(method, { ...vector, method });
    for (const url of oneCharacterOff(vector.url)) expectRefused(url, { ...vector, url });
    for (const signature of oneCharacterOff(vector.signature)) {
      expectRefused(signature, { ...vector, signature });
    }
    for (const timestamp of oneCharacterOff(String(vector.timestamp))) {
      expectRefused(timestamp, vector, timestamp);
    }
    for (let bit = 0; bit < vector.body.length * 8; bit += 1) {
      const body = Buffer.from(vector.body);
      body.writeUInt8(body.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expectRefused(`bit ${bit} of the body`, { ...vector, body });
    }
    for (const wrong of oneCharacterOff(vector.secret)) {
      expectRefused(`secret ${wrong}`, { ...vector, secret: wrong });
    }
    expect(passed).toEqual([]);
  });

  test("either secret is accepted while the secret is rotated, and no third one", () => {
    const parts: SignedParts = { method: "POST", url: exampleUrl, body: jsonBody };
    const now = 1_800_000_000_000;
    const signedWith = (key: string): Verification =>
      verifyV3(parts, { signature: signV3(parts, now, key), timestamp: String(now), now }, [
        "new",
        "old",
      ]);
    expect([signedWith("new"), signedWith("old")]).toEqual([{ ok: true }, { ok: true }]);
    expect(signedWith("older")).toEqual({ ok: false, reason: "signature_wrong" });
  });

  test("only the twelve escapes that HubSpot lists are decoded before hashing, in either case", () => {
    const now = 1_800_000_000_000;
    const sent = "https://app.example/card?a=%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B&b=%26%20%25%3a";
    const hashed = "https://app.example/card?a=:/?@!$'()*,;&b=%26%20%25:";
    const signature = signV3({ method: "GET", url: hashed, body: none }, now, secret);
    const headers = { signature, timestamp: String(now), now };
    const verifyUrl = (url: string): boolean =>
      verifyV3({ method: "GET", url, body: none }, headers, [secret]).ok;
    expect(verifyUrl(sent)).toBe(true);
    expect(verifyUrl(sent.replace("%26", "&"))).toBe(false);
    expect(verifyUrl(sent.replace("%20", " "))).toBe(false);
  });

  test("a request is accepted up to 300 s after and 60 s before it was sent", () => {
    const [vector] = v3Vectors;
    if (vector === undefined) throw new Error("no vector");
    const at = (offset: number): Verification =>
      verify(vector, undefined, vector.timestamp + offset);
    expect(at(300_000)).toEqual({ ok: true });
    expect(at(300_001)).toEqual({ ok: false, reason: "timestamp_too_old" });
    expect(at(-60_000)).toEqual({ ok: true });
    expect(at(-60_001)).toEqual({ ok: false, reason: "timestamp_in_the_future" });
  });

  test.each([
    [undefined, "1752613922216", "signature_missing"],
    ["short", "1752613922216", "signature_malformed"],
    [["a", "b"], "1752613922216", "signature_malformed"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYh=", "1752613922216", "signature_malformed"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EY==", "1752613922216", "signature_malformed"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=", undefined, "timestamp_missing"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=", "1752613922", "timestamp_malformed"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=", "1752613922216 ", "timestamp_malformed"],
    ["gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=", "1.75261392221", "timestamp_malformed"],
  ] as const)("headers %j and %j are refused as %s", (signature, timestamp, reason) => {
    expect(checkV3Headers({ signature, timestamp, now: 1752613922216 })).toEqual({
      ok: false,
      reason,
    });
  });
});

describe("signature v2", () => {
  const get = { method: "GET", url: exampleUrl, body: none };
  const post = { method: "POST", url: exampleUrl, body: jsonBody };
  const ofGet = "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e";
  const ofPost = "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900";

  test("the published requests pass and are signed alike", () => {
    expect([verifyV2(get, ofGet, [secret]), verifyV2(post, ofPost, ["new", secret])]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect([signV2(get, secret), signV2(post, secret)]).toEqual([ofGet, ofPost]);
  });

  test("any changed character of the signature fails, and so does another secret", () => {
    const passed = oneCharacterOff(ofPost).filter((one) => verifyV2(post, one, [secret]).ok);
    expect([...passed]).toEqual([]);
    expect(verifyV2(post, ofPost, ["new"])).toEqual({ ok: false, reason: "signature_wrong" });
    expect(verifyV2(post, undefined, [secret])).toEqual({ ok: false, reason: "signature_missing" });
  });

  test("a v1 signature is no v2 signature", () => {
    const v1 = createHash("sha256").update(secret).update(jsonBody).digest("hex");
    expect(verifyV2(post, v1, [secret])).toEqual({ ok: false, reason: "signature_wrong" });
  });
});
