import { expect, test } from "vitest";
import { RipenError } from "../../src/base/errors.ts";
import { createLog } from "../../src/base/log.ts";

/** What a logger of this level writes when `use` uses it. */
function written(use: (log: ReturnType<typeof createLog>) => void, level = "info"): string {
  let text = "";
  use(createLog(level, { write: (line: string) => void (text += line) }));
  return text;
}

test("a line is JSON with the time in UTC, and names no machine", () => {
  const line = JSON.parse(written((log) => log.info({ portal: 5 }, "hello"))) as object;
  expect(line).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    portal: 5,
    msg: "hello",
  });
});

test("lines below the level are not written", () => {
  expect(written((log) => log.info("hello"), "warn")).toBe("");
});

test("secrets are cut out by name, at every depth that we log", () => {
  const canary = "canary-7f3a";
  const secrets = {
    authorization: canary,
    Authorization: canary,
    cookie: canary,
    "set-cookie": canary,
    client_secret: canary,
    clientSecret: canary,
    clientSecrets: [canary],
    code_verifier: canary,
    token: canary,
    access_token: canary,
    accessToken: canary,
    refresh_token: canary,
    refreshToken: canary,
    password: canary,
    masterKeys: { keys: [canary] },
  };
  const text = written((log) => {
    log.info(secrets, "at the top");
    log.info({ portal: secrets }, "one level down");
    log.info({ req: { headers: secrets } }, "two levels down");
    log.info({ query: { code: canary }, req: { query: { code: canary } } }, "an OAuth answer");
    log.error({ err: Object.assign(new Error("no"), { headers: secrets }) }, "in an error");
    log.child(secrets).info("in a child's bindings");
  });
  expect(text).not.toContain(canary);
  expect(text.split("\n")).toHaveLength(7);
  expect(text).toContain("[redacted]");
});

test("an error keeps its code, its cause and its stack", () => {
  const error = new RipenError("LEASE_LOST", "the lease has passed", {
    cause: Object.assign(new Error("locked"), { code: "ERR_SQLITE_ERROR" }),
  });
  const line = JSON.parse(written((log) => log.error({ err: error }, "failed"))) as {
    err: { code: string; message: string; stack: string };
  };
  expect(line.err.code).toBe("LEASE_LOST");
  expect(line.err.message).toContain("the lease has passed");
  expect(line.err.stack).toContain("locked");
});
