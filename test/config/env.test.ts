import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { envNames, readEnv } from "../../config/env.ts";
import { RipenError } from "../../src/base/errors.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const otherKey = Buffer.alloc(32, 9).toString("base64");
const complete = {
  PUBLIC_URL: "https://ripen.example.com",
  HUBSPOT_APP_ID: "12345",
  HUBSPOT_CLIENT_ID: "client",
  HUBSPOT_CLIENT_SECRET: "very secret",
  RIPEN_MASTER_KEYS: `k1:${key}`,
};

/** What is said about a configuration that cannot be used. */
function faultsOf(variables: Record<string, string | undefined>): string {
  try {
    readEnv(variables);
  } catch (error) {
    if (error instanceof RipenError && error.code === "ENV_INVALID") return error.message;
    throw error;
  }
  throw new Error("the configuration was taken");
}

test("what is needed is enough, and the rest has its default", () => {
  expect(readEnv(complete)).toMatchObject({
    port: 3000,
    publicUrl: "https://ripen.example.com",
    dataDir: "data",
    logLevel: "info",
    hubspot: {
      apiUrl: "https://api.hubapi.com",
      authorizeUrl: "https://app.hubspot.com",
      isSimulated: false,
      appId: 12_345,
      clientId: "client",
      clientSecrets: ["very secret"],
    },
    modelFile: null,
  });
});

test("trusted proxies are addresses and networks, and what Express would not take is a fault", () => {
  expect(readEnv(complete).trustedProxies).toEqual([]);
  const text = "uniquelocal, 10.0.0.0/8,2001:db8::/32 , 192.0.2.7";
  expect(readEnv({ ...complete, TRUSTED_PROXIES: text }).trustedProxies).toEqual([
    "uniquelocal",
    "10.0.0.0/8",
    "2001:db8::/32",
    "192.0.2.7",
  ]);
  for (const wrong of ["true", "caddy", "10.0.0.0/33", "10.0.0.0/0", "10.0.0/8"]) {
    expect(faultsOf({ ...complete, TRUSTED_PROXIES: wrong })).toContain("TRUSTED_PROXIES must be");
  }
});

test("the record of erased contacts stands in the data folder unless it is placed elsewhere", () => {
  expect(readEnv(complete).erasedFile).toBe("data/erased.json");
  expect(readEnv({ ...complete, ERASED_FILE: "/keep/erased.json" }).erasedFile).toBe(
    "/keep/erased.json",
  );
});

test("all faults are told in one error, each with its variable", () => {
  const message = faultsOf({
    PORT: "many",
    PUBLIC_URL: "ftp://ripen.example.com",
    LOG_LEVEL: "loud",
    HUBSPOT_APP_ID: "-1",
    RIPEN_MASTER_KEYS: "k1:short",
  });
  for (const name of [
    "PORT",
    "PUBLIC_URL",
    "LOG_LEVEL",
    "HUBSPOT_APP_ID",
    "HUBSPOT_CLIENT_ID",
    "HUBSPOT_CLIENT_SECRET",
    "RIPEN_MASTER_KEYS",
  ]) {
    expect(message).toMatch(new RegExp(`^  ${name} `, "m"));
  }
  expect(message).toContain("has 7 fault(s)");
  expect(message).toContain("HUBSPOT_CLIENT_ID is missing");
  expect(message).toContain(".env.example");
});

test("an empty value counts as not set, spaces as well", () => {
  const env = readEnv({ ...complete, PORT: "", DATA_DIR: "  ", RIPEN_MODEL: "", LOG_LEVEL: " " });
  expect([env.port, env.dataDir, env.modelFile, env.logLevel]).toEqual([
    3000,
    "data",
    null,
    "info",
  ]);
  expect(faultsOf({ ...complete, HUBSPOT_CLIENT_SECRET: " " })).toContain(
    "HUBSPOT_CLIENT_SECRET is missing",
  );
});

test("spaces and line ends around a value are no part of it", () => {
  expect(
    readEnv({ ...complete, HUBSPOT_CLIENT_SECRET: " very secret\r" }).hubspot.clientSecrets,
  ).toEqual(["very secret"]);
});

test("addresses lose their slash at the end", () => {
  const env = readEnv({
    ...complete,
    PUBLIC_URL: "https://ripen.example.com/",
    HUBSPOT_API_URL: "http://127.0.0.1:4000//",
  });
  expect(env.publicUrl).toBe("https://ripen.example.com");
  expect(env.hubspot).toMatchObject({ apiUrl: "http://127.0.0.1:4000", isSimulated: true });
});

test.each(["-1", "65536", "3000.5", "3000x", "NaN"])("port %s is refused", (PORT) => {
  expect(faultsOf({ ...complete, PORT })).toMatch(/ {2}PORT /);
});

test("while the client secret is rotated both are taken, the new one first", () => {
  const rotating = { ...complete, HUBSPOT_CLIENT_SECRET_PREVIOUS: "old secret" };
  expect(readEnv(rotating).hubspot.clientSecrets).toEqual(["very secret", "old secret"]);
});

const keysOf = (RIPEN_MASTER_KEYS: string) =>
  readEnv({ ...complete, RIPEN_MASTER_KEYS }).masterKeys;

describe("master keys", () => {
  test("the first seals, all open", () => {
    const { current, keys } = keysOf(`k2:${otherKey}, k1:${key}`);
    expect(current).toBe("k2");
    expect([...keys].map(([id, bytes]) => [id, bytes.toString("base64")])).toEqual([
      ["k2", otherKey],
      ["k1", key],
    ]);
  });

  test.each([
    ["without an id", key],
    ["of 31 bytes", `k1:${Buffer.alloc(31).toString("base64")}`],
    ["of 33 bytes", `k1:${Buffer.alloc(33).toString("base64")}`],
    ["that is no base64", `k1:${"*".repeat(44)}`],
    ["with an id that names two", `k1:${key},k1:${otherKey}`],
    ["followed by nothing", `k1:${key},`],
  ])("a key %s is refused with how to make one", (_, text) => {
    const message = faultsOf({ ...complete, RIPEN_MASTER_KEYS: text });
    expect(message).toContain("openssl rand -base64 32");
  });
});

test("the poll's time is in seconds, and the usual one when nothing is said", () => {
  expect(readEnv(complete).pollEveryMs).toBeNull();
  expect(readEnv({ ...complete, RIPEN_POLL_SECONDS: "90" }).pollEveryMs).toBe(90_000);
  expect(faultsOf({ ...complete, RIPEN_POLL_SECONDS: "0" })).toContain("RIPEN_POLL_SECONDS");
});

test("HubSpot's workflow API is off unless it is switched on, and nothing else is taken for on", () => {
  const mayUse = (value?: string): boolean =>
    readEnv({ ...complete, HUBSPOT_WORKFLOW_API: value }).hubspot.mayUseWorkflowApi;
  expect([mayUse(), mayUse("off"), mayUse("on")]).toEqual([false, false, true]);
  expect(faultsOf({ ...complete, HUBSPOT_WORKFLOW_API: "true" })).toMatch(
    /HUBSPOT_WORKFLOW_API must be on or off/,
  );
});

test("no secret is repeated in the error", () => {
  const message = faultsOf({
    ...complete,
    PORT: "x",
    HUBSPOT_ACCESS_TOKEN: "pat-secret",
    RIPEN_MASTER_KEYS: `k1:${key}x!`,
  });
  for (const secret of ["very secret", "pat-secret", key]) expect(message).not.toContain(secret);
});

test("nothing can be changed after the start", () => {
  const env = readEnv(complete);
  expect(Object.isFrozen(env) && Object.isFrozen(env.hubspot)).toBe(true);
});

test(".env.example names every variable, and no other", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const named = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? "");
  expect(named.toSorted()).toEqual(envNames.toSorted());
});

test("the filled parts of .env.example are taken", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const given = Object.fromEntries(
    [...text.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
  ) as Record<string, string>;
  const missing = { HUBSPOT_APP_ID: "1", HUBSPOT_CLIENT_ID: "c", HUBSPOT_CLIENT_SECRET: "s" };
  const env = readEnv({ ...given, ...missing, RIPEN_MASTER_KEYS: complete.RIPEN_MASTER_KEYS });
  expect(env.port).toBe(3000);
});

const at = (more: Record<string, string>) => readEnv({ ...complete, ...more }).hubspot.authorizeUrl;

test("the install is accepted where the operator says: HubSpot's app, another data centre, or the simulator", () => {
  expect(at({})).toBe("https://app.hubspot.com");
  expect(at({ HUBSPOT_API_URL: "http://127.0.0.1:4000/" })).toBe("http://127.0.0.1:4000");
  const eu = { HUBSPOT_AUTHORIZE_URL: "https://app-eu1.hubspot.com/" };
  expect(at(eu)).toBe("https://app-eu1.hubspot.com");
});
