import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { People, Session } from "../../src/console/contract/session.ts";
import type { Audit } from "../../src/console/contract/versions.ts";
import { issueTicket } from "../../src/store/console/tickets.ts";
import { enterWith } from "../support/console-visit.ts";
import { home, installer, openConsole, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
beforeEach(async () => {
  rig = await openConsole();
});
afterEach(() => rig.close());

const minute = 60_000;

describe("a ticket", () => {
  test("lets its visitor in once, by a cookie that scripts and other sites cannot use", async () => {
    const { ticket } = await issueTicket(
      rig.ledger,
      { portalId: home, userId: 1, userEmail: installer },
      rig.now,
    );
    const way = `${rig.url}/console/enter?ticket=${ticket}`;
    const first = await fetch(way, { redirect: "manual" });
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe("/console");
    const cookie = first.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^__Host-ripen_console=[\w-]{43}; Max-Age=28800; Path=\/; /);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(cookie).toContain(part);
    const again = await fetch(way, { redirect: "manual" });
    expect(again.status).toBe(401);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test("is refused after a minute", async () => {
    const { ticket } = await issueTicket(
      rig.ledger,
      { portalId: home, userId: 1, userEmail: installer },
      rig.now,
    );
    rig.now += minute;
    expect((await fetch(`${rig.url}/console/enter?ticket=${ticket}`)).status).toBe(401);
  });

  test("is told in the browser's language to be used up", async () => {
    const answer = await fetch(`${rig.url}/console/enter?ticket=x`, {
      headers: { "accept-language": "es" },
    });
    expect(await answer.text()).toContain("Este enlace ya no sirve");
  });
});

describe("a session", () => {
  test("keeps neither its id nor its token in the ledger", async () => {
    const visit = await rig.enter();
    const { body } = await visit.call<Session>("GET", "/session");
    const rows = JSON.stringify(
      await rig.ledger.read.selectFrom("console_sessions").selectAll().execute(),
    );
    expect(rows).not.toContain(visit.cookie.split("=")[1]);
    expect(rows).not.toContain(body.csrfToken);
  });

  test("ends after fifteen minutes without a request, and goes on with one", async () => {
    const visit = await rig.enter();
    rig.now += 14 * minute;
    expect((await visit.call("GET", "/session")).status).toBe(200);
    rig.now += 14 * minute;
    expect((await visit.call("GET", "/session")).status).toBe(200);
    rig.now += 15 * minute;
    const ended = await visit.call("GET", "/session");
    expect([ended.status, ended.body.error.code]).toEqual([401, "SESSION_ENDED"]);
    expect(ended.body.error.message.es).toMatch(/sesión/);
  });

  test("ends after eight hours however busy", async () => {
    const visit = await rig.enter();
    for (let at = 0; at < 8 * 60 - 10; at += 10) {
      rig.now += 10 * minute;
      expect((await visit.call("GET", "/session")).status).toBe(200);
    }
    rig.now += 10 * minute;
    expect((await visit.call("GET", "/session")).status).toBe(401);
  });

  test("is over once it is left", async () => {
    const visit = await rig.enter();
    expect((await visit.call("POST", "/session/end", {})).status).toBe(200);
    expect((await visit.call("GET", "/session")).status).toBe(401);
  });
});

describe("a change", () => {
  test.each([
    ["without the token", { "x-ripen-csrf": "" }],
    ["with another token", { "x-ripen-csrf": "A".repeat(43) }],
    ["that the browser says another site sent", { "sec-fetch-site": "cross-site" }],
    ["that the browser says a sister site sent", { "sec-fetch-site": "same-site" }],
  ])("%s is refused and changes nothing", async (_, headers) => {
    const visit = await rig.enter();
    const answer = await visit.call("PUT", "/scoring", { paused: true }, headers);
    expect([answer.status, answer.body.error.code]).toEqual([403, "CSRF_REFUSED"]);
    expect((await rig.portals.get(home))?.pausedAt).toBeUndefined();
  });

  test("from the page itself is taken", async () => {
    const visit = await rig.enter();
    const answer = await visit.call(
      "PUT",
      "/scoring",
      { paused: true },
      { "sec-fetch-site": "same-origin" },
    );
    expect(answer.status).toBe(200);
    expect((await rig.portals.get(home))?.pausedAt).toBe(rig.now);
  });

  test("with a fault names its place in both languages", async () => {
    const visit = await rig.enter();
    const { status, body } = await visit.call("PUT", "/scoring", { paused: "yes" });
    expect([status, body.error.code, body.error.path]).toEqual([
      400,
      "REQUEST_INVALID",
      "body.paused",
    ]);
    expect(body.error.message.es).not.toBe(body.error.message.en);
  });

  test("that is no JSON, or too large, is refused as such", async () => {
    const visit = await rig.enter();
    const token = (await visit.call<Session>("GET", "/session")).body.csrfToken;
    const send = (body: string) =>
      fetch(`${rig.url}/console/api/scoring`, {
        method: "PUT",
        headers: {
          cookie: visit.cookie,
          "x-ripen-csrf": token,
          "content-type": "application/json",
        },
        body,
      });
    expect((await send("{")).status).toBe(400);
    expect((await send(JSON.stringify({ paused: "x".repeat(1_100_000) }))).status).toBe(413);
  });
});

describe("roles", () => {
  test("whoever installed publishes, whatever the spelling; others look until they are granted more", async () => {
    const role = async (email: string) =>
      (await (await rig.enter(home, email)).call<Session>("GET", "/session")).body.role;
    expect(await role("ADMIN@Example.com")).toBe("publish");
    expect(await role("eva@example.com")).toBe("look");
    expect(await role("")).toBe("look");
    const admin = await rig.enter();
    const granted = await admin.call<People>("PUT", "/people/Eva@example.com", { role: "edit" });
    expect(granted.body.people).toContainEqual({
      email: "eva@example.com",
      role: "edit",
      isInstaller: false,
      grantedBy: installer,
      grantedAt: rig.now,
    });
    expect(await role("eva@example.com")).toBe("edit");
    await admin.call("DELETE", "/people/eva@example.com");
    expect(await role("eva@example.com")).toBe("look");
  });

  test("a grant counts for open sessions at once, and the audit trail tells of it", async () => {
    const eva = await rig.enter(home, "eva@example.com");
    const admin = await rig.enter();
    expect((await eva.call("PUT", "/scoring", { paused: true })).body.error.code).toBe(
      "ROLE_TOO_LOW",
    );
    await admin.call("PUT", "/people/eva@example.com", { role: "edit" });
    expect((await eva.call("PUT", "/scoring", { paused: true })).status).toBe(200);
    await admin.call("DELETE", "/people/eva@example.com");
    expect((await eva.call("PUT", "/scoring", { paused: false })).status).toBe(403);
    const { body } = await admin.call<Audit>("GET", "/audit");
    expect(body.entries.map((entry) => [entry.what, entry.who])).toEqual([
      ["roleTaken", installer],
      ["paused", "eva@example.com"],
      ["roleGranted", installer],
    ]);
  });

  test("nobody can take the installer's role away", async () => {
    const admin = await rig.enter();
    const answer = await admin.call("PUT", `/people/${installer}`, { role: "look" });
    expect(answer.body.error.code).toBe("INSTALLER_PUBLISHES");
  });
});

test("the demo's way in is closed on a real HubSpot", async () => {
  expect((await fetch(`${rig.url}/console/demo-enter`)).status).toBe(404);
});

test("the demo's way in opens the connected portal on a simulated one", async () => {
  const demo = await openConsole({ isSimulated: true, publicUrl: "http://localhost:3000" });
  try {
    const visit = await enterWith(demo.url, "/console/demo-enter");
    const { body } = await visit.call<Session>("GET", "/session");
    expect(body).toMatchObject({ portalId: home, role: "publish", isDemo: true });
    const second = await enterWith(demo.url, "/console/demo-enter?portal=222");
    expect((await second.call<Session>("GET", "/session")).body.portalId).toBe(222);
    await visit.call("POST", "/session/end", {});
    const ended = await visit.call("GET", "/session");
    expect([ended.status, ended.body.error.code]).toEqual([401, "DEMO_ENDED"]);
  } finally {
    await demo.close();
  }
});
