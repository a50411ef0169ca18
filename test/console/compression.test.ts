import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let cookie: string;
beforeAll(async () => {
  rig = await openConsole();
  ({ cookie } = await rig.enter());
});
afterAll(() => rig.close());

const encodingOf = async (call: string): Promise<string | null> => {
  const response = await fetch(`${rig.url}/console/api${call}`, {
    headers: { cookie, "accept-encoding": "br, gzip" },
  });
  expect(response.status).toBe(200);
  await response.json();
  return response.headers.get("content-encoding");
};

test("the API's answers are compressed by what the browser takes", async () => {
  expect(await encodingOf("/openapi.json")).toBe("br");
});

test("the session's answer holds the token against forged calls and is not", async () => {
  const text = await fetch(`${rig.url}/console/api/session`, { headers: { cookie } });
  // Above the length from which answers are compressed at all, it would be.
  expect((await text.text()).length).toBeGreaterThan(300);
  expect(await encodingOf("/session")).toBeNull();
});
