import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { DoorOptions } from "../../webhooks/router.ts";
import { signV2, signV3 } from "../../webhooks/signature.ts";
import oldCreation from "../../webhooks/recorded/old-creation.json" with { type: "json" };
import {
  now,
  openDoor,
  publicUrl,
  refusal,
  secret,
  signedHeaders,
  type OpenDoor,
} from "./open-door.ts";

const open: OpenDoor[] = [];
const body = '[{"subscriptionType":"contact.creation"}]';

async function door(options?: Partial<DoorOptions>): Promise<OpenDoor> {
  const opened = await openDoor(options);
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()));
});

describe("a signed request", () => {
  test("is stored byte for byte before it is answered 204", async () => {
    const durable = Promise.withResolvers<void>();
    const stored: Buffer[] = [];
    const opened = await door({
      storeRequest: (received) => {
        stored.push(received.body);
        return durable.promise;
      },
    });
    let answered = false;
    const answer = opened.send(body).then((response) => {
      answered = true;
      return response;
    });
    await expect.poll(() => stored.length).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    durable.resolve();
    const response = await answer;
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(stored.map(String)).toEqual([body]);
    expect(opened.logged).toEqual([]);
  });

  test("is accepted whatever its events are: a bad one is no reason to send the others again", async () => {
    const opened = await door();
    const odd = '[null, 1, "x", [], {}, {"portalId":"no"}]';
    expect((await opened.send(odd)).status).toBe(204);
    expect(opened.stored).toEqual([{ body: Buffer.from(odd), receivedAt: now }]);
    expect([...opened.counts]).toEqual([["webhook_requests_accepted", 1]]);
  });

  test("is answered 503 with Retry-After when it cannot be stored, and is not lost silently", async () => {
    const opened = await door({ storeRequest: () => Promise.reject(new Error("disk full")) });
    const response = await opened.send(body);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refusal(response)).toEqual([503, "not_stored"]);
    expect(opened.logged.join("")).toContain("disk full");
  });

  test("with a query is checked with its query", async () => {
    const opened = await door();
    const url = `${publicUrl}/webhooks?from=a%40b`;
    const signature = signV3({ method: "POST", url, body: Buffer.from(body) }, now, secret);
    const headers = { ...signedHeaders(body), "x-hubspot-signature-v3": signature };
    expect((await opened.send(body, headers, "/webhooks?from=a%40b")).status).toBe(204);
    expect((await opened.send(body, headers, "/webhooks?from=b%40b")).status).toBe(401);
  });

  test("is accepted under the old secret while the secret is rotated", async () => {
    const opened = await door({ secrets: ["the new one", secret] });
    expect((await opened.send(body)).status).toBe(204);
  });
});

describe("a request is refused with 401", () => {
  test("when it was signed for another host, even when its Host header says so", async () => {
    const opened = await door();
    const signature = signV3(
      { method: "POST", url: `http://127.0.0.1:${opened.port}/webhooks`, body: Buffer.from(body) },
      now,
      secret,
    );
    const forwarded = {
      "x-forwarded-host": `127.0.0.1:${opened.port}`,
      "x-forwarded-proto": "http",
    };
    const headers = { ...signedHeaders(body), ...forwarded, "x-hubspot-signature-v3": signature };
    expect(await refusal(await opened.send(body, headers))).toEqual([401, "signature_wrong"]);
  });

  test("when it carries signature v1 or v2 alone", async () => {
    const opened = await door({ secrets: ["yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"] });
    const recorded = JSON.stringify(oldCreation.events);
    const key = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    const v1 = createHash("sha256")
      .update(key + recorded)
      .digest("hex");
    expect(v1).toBe("232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");
    const url = `${publicUrl}/webhooks`;
    const v2 = signV2({ method: "POST", url, body: Buffer.from(recorded) }, key);
    for (const [version, signature] of [
      ["v1", v1],
      ["v2", v2],
    ] as const) {
      const headers = {
        "content-type": "application/json",
        "x-hubspot-signature": signature,
        "x-hubspot-signature-version": version,
        "x-hubspot-request-timestamp": String(now),
      };
      expect(await refusal(await opened.send(recorded, headers))).toEqual([
        401,
        "signature_missing",
      ]);
    }
    expect(opened.stored).toEqual([]);
  });

  test("when it is older than 5 minutes, from the future, or changed on the way", async () => {
    const opened = await door();
    const old = await opened.send(body, signedHeaders(body, now - 300_001));
    const early = await opened.send(body, signedHeaders(body, now + 60_001));
    const changed = await opened.send(body.replace("creation", "deletion"), signedHeaders(body));
    expect(await refusal(old)).toEqual([401, "timestamp_too_old"]);
    expect(await refusal(early)).toEqual([401, "timestamp_in_the_future"]);
    expect(await refusal(changed)).toEqual([401, "signature_wrong"]);
    expect(opened.stored).toEqual([]);
  });

  test("and a flood of them is logged once a minute, without what was sent", async () => {
    const opened = await door();
    const headers = signedHeaders(body, now, "wrong");
    for (let sent = 0; sent < 3; sent += 1) await opened.send(body, headers);
    expect(opened.counts.get("webhook_requests_signature_wrong")).toBe(3);
    expect(opened.logged).toHaveLength(1);
    expect(opened.logged.join("")).not.toContain("contact.creation");
  });
});

describe("a request whose body is", () => {
  test.each(["no json", "", "[", "]", "[{}", "{}]", '{"portalId":1}', " \n", "\uFEFF[{}]"])(
    "no array is refused with 400: %j",
    async (text) => {
      const opened = await door();
      expect(await refusal(await opened.send(text))).toEqual([400, "not_an_array"]);
      expect(opened.stored).toEqual([]);
    },
  );

  test.each(["[{]", "[]", " [1]\r\n", `[${"{},".repeat(100)}{}]`, "[".repeat(600) + "]"])(
    "broken between the brackets of an array is kept, so that nobody sends it for a day: %#",
    async (text) => {
      const opened = await door();
      expect((await opened.send(text)).status).toBe(204);
      expect(opened.stored).toEqual([{ body: Buffer.from(text), receivedAt: now }]);
    },
  );
});

test.each([
  [{ secrets: [] }, "DOOR_WITHOUT_SECRET"],
  [{ secrets: ["a", ""] }, "DOOR_WITHOUT_SECRET"],
  [{ publicUrl: "ripen.example" }, "DOOR_PUBLIC_URL_INVALID"],
  [{ publicUrl: "https://ripen.example/?a=1" }, "DOOR_PUBLIC_URL_INVALID"],
])("a door that could not check a signature is not built: %j", async (options, code) => {
  await expect(openDoor(options)).rejects.toMatchObject({ code });
});
