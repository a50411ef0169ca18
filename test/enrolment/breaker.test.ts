import { beforeEach, describe, expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import { answerBreaker, type HeldWish } from "../../src/account/held.ts";
import { heldGroups } from "../../src/store/crossings/held.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portal } from "../support/ledger/decision.ts";
import { liveIn, type LivedAccount } from "../support/portals/lived-account.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2026-03-02T09:00:00Z");
const bound = (...names: readonly string[]) =>
  scenarios
    .filter(({ name }) => names.includes(name))
    .map((scenario) => ({ ...scenario, boundAt: start, call: null }));
const mapped = { contact: ["email"], company: [] };

const fixture = useEmbeddedLedger();
let account: LivedAccount;

const groups = () => heldGroups(fixture.ledger.read, portal);
const answer = (wish: HeldWish) =>
  answerBreaker(
    {
      clock: { now: () => account.now, sleep: () => Promise.resolve() },
      wakePortal: () => undefined,
    },
    { ledger: fixture.ledger, portalId: portal, who: "ana@acme.example" },
    wish,
  );

/** Contacts that filled in a form before the install: with a business address they are ready. */
async function people(n: number, email: string, from = 1): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, i) => String(from + i));
  for (const id of ids) {
    account.add(id, {
      email: email.replace("*", id),
      num_conversion_events: "1",
      recent_conversion_date: new Date(start - hour).toISOString(),
    });
  }
  await account.mark(ids);
  await account.look();
  return ids;
}

/** The same edit under all of them, by somebody else than the contacts. */
async function giveMail(ids: readonly string[]): Promise<void> {
  for (const id of ids) await account.edit([id], { email: `person${id}@acme.example` });
  await account.look();
}

beforeEach(async () => {
  account = await liveIn(fixture.ledger, start, { mapped, scenarios: bound("handoff") });
});

describe("starts that no behaviour explains", () => {
  test("go up to twenty in an hour; the rest is held, with its cause", async () => {
    const ids = await people(91, "*@gmail.com");
    account.now += hour;
    await giveMail(ids.slice(0, 50));
    account.now += 4 * minute;
    await giveMail(ids.slice(50));
    expect(account.started("handoff")).toHaveLength(20);
    expect(await groups()).toEqual([
      {
        what: "handoff",
        cause: "properties:email",
        contacts: 71,
        since: account.now - 4 * minute,
        until: account.now,
      },
    ]);
  });

  test("twenty an hour go, but no more than twenty in a day without a history", async () => {
    const ids = await people(40, "*@gmail.com");
    for (let i = 0; i < 40; i += 10) {
      account.now += 2 * hour;
      await giveMail(ids.slice(i, i + 10));
    }
    expect(account.started("handoff")).toHaveLength(20);
  });

  test("are held by no more than three times the busiest hour and day of four weeks", async () => {
    const ids = await people(130, "*@gmail.com");
    account.now += hour;
    await giveMail(ids.slice(0, 40));
    await answer({ answer: "letGo" });
    await account.look();
    account.now += 2 * day;
    await giveMail(ids.slice(40));
    expect(account.started("handoff")).toHaveLength(130);
    expect(await groups()).toEqual([]);
  });

  test("are counted for each scenario apart, and only while nothing of it is held", async () => {
    account = await liveIn(fixture.ledger, start, {
      mapped,
      scenarios: bound("handoff", "welcome"),
    });
    const ids = await people(21, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    account.now += 2 * day;
    for (const id of ["901", "902"]) {
      account.add(id, {
        email: `x${id}@b.example`,
        createdate: new Date(account.now).toISOString(),
      });
      await account.edit([id], {}, news.created);
    }
    await account.look();
    expect(account.started("welcome")).toEqual(["901", "902"]);
    expect((await groups()).map(({ what, contacts }) => [what, contacts])).toEqual([
      ["handoff", 1],
    ]);
  });

  test("wait although the hour passes, while others that behaviour explains go on", async () => {
    const ids = await people(40, "*@gmail.com");
    account.now += hour;
    await giveMail(ids.slice(0, 30));
    account.now += 2 * day;
    await giveMail(ids.slice(30, 31));
    expect(account.started("handoff")).toHaveLength(20);
    account.add("500", { email: "ana@acme.example" });
    await account.mark(["500"]);
    await account.look();
    await account.submitForm("500");
    await account.look();
    expect(account.started("handoff")).toContain("500");
  });

  test("go at once for whoever does something itself", async () => {
    const ids = await people(30, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    const held = ids.find((id) => !account.started("handoff").includes(id)) ?? "";
    account.now += minute;
    await account.submitForm(held);
    await account.look();
    expect(account.started("handoff")).toContain(held);
    expect((await groups())[0]?.contacts).toBe(9);
  });

  test("are told to admins by one task, and by another when there are new ones after an answer", async () => {
    const ids = await people(130, "*@gmail.com");
    account.now += hour;
    await giveMail(ids.slice(0, 30));
    await account.look();
    expect(account.tasks).toEqual(["Ripen holds 10 contacts"]);
    await answer({ answer: "drop" });
    account.now += 2 * day;
    await giveMail(ids.slice(30));
    expect(account.tasks).toEqual(["Ripen holds 10 contacts", "Ripen holds 40 contacts"]);
  });

  test("are let go by one answer, each once", async () => {
    const ids = await people(91, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    expect(await answer({ answer: "letGo" })).toBe(71);
    await account.look();
    expect(account.started("handoff")).toHaveLength(91);
    expect(await groups()).toEqual([]);
    await expect(answer({ answer: "letGo" })).rejects.toMatchObject({ code: "NOTHING_HELD" });
  });

  test("are let go some a day, a 24th of it in an hour", async () => {
    const ids = await people(80, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    await answer({ answer: "letGoDaily", mostADay: 24 });
    const before = account.started("handoff").length;
    await account.look();
    await account.look();
    expect(account.started("handoff").length - before).toBe(1);
    for (let i = 0; i < 10; i += 1) {
      account.now += hour;
      await account.look();
    }
    expect(account.started("handoff").length - before).toBe(11);
  });

  test("are dropped for good by one answer, but for what the contact does later", async () => {
    const ids = await people(30, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    await answer({ answer: "drop" });
    account.now += hour;
    await account.mark(ids);
    await account.look();
    expect(account.started("handoff")).toHaveLength(20);
    expect(await groups()).toEqual([]);
  });

  test("are over where the contact does not meet the condition any more", async () => {
    const ids = await people(21, "*@gmail.com");
    account.now += hour;
    await giveMail(ids);
    const held = ids.filter((id) => !account.started("handoff").includes(id));
    await account.edit(held, { email: "back@gmail.com" });
    await account.look();
    expect(await groups()).toEqual([]);
  });
});

const clear = async (ids: readonly string[]): Promise<void> => {
  account.now += hour;
  await account.edit(ids, { email: "" });
  await account.look();
};
const ready = () => [...account.shown.values()].filter((p) => p["ripen_ready"] === "true").length;

describe("leads that stop being ready without behaviour", () => {
  beforeEach(async () => {
    const ids = Array.from({ length: 60 }, (_, i) => String(1 + i));
    for (const id of ids)
      account.add(id, { email: `ana${id}@acme.example`, num_conversion_events: "0" });
    await account.mark(ids);
    await account.look();
    account.now += minute;
    for (const id of ids) await account.submitForm(id);
    await account.look();
  });
  test("beyond a quarter stay with sales until somebody answers; their scores go on", async () => {
    const before = account.started("handoff").length;
    await clear([...account.shown.keys()]);
    expect(ready()).toBe(0);
    expect(account.started("handoff")).toHaveLength(before - 20);
    expect(await groups()).toMatchObject([
      { what: "fall", cause: "properties:email", contacts: before - 20 },
    ]);
    await answer({ answer: "letGo" });
    await account.look();
    expect(account.started("handoff")).toEqual([]);
  });

  test("stay with sales for good where the fall is dropped, until they are ready again and leave", async () => {
    const ids = [...account.shown.keys()];
    await clear(ids);
    const held = account.started("handoff");
    await answer({ answer: "drop" });
    account.now += hour;
    await account.mark(ids);
    await account.look();
    expect(account.started("handoff")).toEqual(held);
    for (const id of held) await account.edit([id], { email: `again${id}@acme.example` });
    await account.look();
    await clear(held.slice(0, 5));
    expect(account.started("handoff")).toHaveLength(held.length - 5);
  });

  test.each([
    ["an import", { changeSource: "IMPORT", sourceId: "770002" }],
    ["a mass change of another app", { changeSource: "INTEGRATION", sourceId: "2200118" }],
  ])("are held where %s emptied the value", async (_, source) => {
    const before = account.started("handoff").length;
    account.now += hour;
    await account.editBy(source, [...account.shown.keys()], "email", "");
    await account.look();
    expect(account.started("handoff")).toHaveLength(before - 20);
    expect(await groups()).toMatchObject([{ what: "fall", contacts: before - 20 }]);
  });

  test("leave as usual when they are few", async () => {
    const before = account.started("handoff").length;
    await clear([...account.shown.keys()].slice(0, 15));
    expect(account.started("handoff")).toHaveLength(before - 15);
    expect(await groups()).toEqual([]);
  });
});
