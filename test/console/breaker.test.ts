import { afterEach, beforeEach, expect, test } from "vitest";
import type { Breaker } from "../../src/console/contract/breaker.ts";
import type { Health } from "../../src/console/contract/health.ts";
import type { Audit } from "../../src/console/contract/versions.ts";
import type { Visit } from "../support/console-visit.ts";
import { home, openConsole, other, start, type OpenConsole } from "./open-console.ts";

const minute = 60_000;

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  visit = await rig.enter();
});
afterEach(() => rig.close());

/** The breaker holds the hand-offs of these contacts, which share a cause. */
async function hold(cause: string, contactIds: readonly string[], at: number): Promise<void> {
  const rows = contactIds.map((contact_id, i) => ({
    portal_id: home,
    contact_id,
    scenario: "handoff",
    generation: 1,
    fired_at: at,
    why: "new_evidence",
    state: "on_hold",
    ended_at: null,
    ended_why: null,
    rearmed_at: null,
    held_as: "handoff",
    held_since: at + i * minute,
    held_by: cause,
  }));
  await rig.ledger.transaction((tx) => tx.insertInto("crossings").values(rows).execute());
}

const shown = async (): Promise<Breaker> => (await visit.call<Breaker>("GET", "/breaker")).body;
const answer = (body: object) => visit.call<Breaker>("POST", "/breaker", body);
const states = async () =>
  (await rig.ledger.read.selectFrom("crossings").select("state").execute()).map((r) => r.state);

test("what is held is told with its cause, since when, and in health", async () => {
  expect(await shown()).toEqual({ contacts: 0, since: null, groups: [] });
  await hold("properties:industry,jobtitle", ["1", "2", "3"], start);
  await hold("created", ["9"], start + 5 * minute);
  const { contacts, since, groups } = await shown();
  expect([contacts, since]).toEqual([4, start]);
  expect(groups).toMatchObject([
    {
      what: "handoff",
      cause: "properties:industry,jobtitle",
      contacts: 3,
      until: start + 2 * minute,
      mostADay: null,
      text: {
        en: "3 contacts would enter “Hand-off to sales” within 2 minutes, although none of them did anything: industry, jobtitle changed.",
        es: "3 contactos entrarían en «Traspaso a ventas» en 2 minutos, aunque ninguno ha hecho nada: ha cambiado industry, jobtitle.",
      },
    },
    { cause: "created", contacts: 1 },
  ]);
  expect((await visit.call<Health>("GET", "/health")).body.held).toBe(4);
  const stranger = await rig.enter(other);
  expect((await stranger.call<Breaker>("GET", "/breaker")).body.contacts).toBe(0);
});

test.each([
  ["letGo", "waiting"],
  ["drop", "recorded"],
] as const)(
  "one click answers for all of it, and the audit trail keeps it: %s",
  async (said, state) => {
    await hold("created", ["1", "2"], start);
    expect((await answer({ answer: said })).body).toEqual({ contacts: 0, since: null, groups: [] });
    expect(await states()).toEqual([state, state]);
    expect(rig.woken).toEqual([home]);
    const { entries } = (await visit.call<Audit>("GET", "/audit")).body;
    expect(entries[0]?.text.en).toContain("what the breaker held for 2 contacts");
    expect((await answer({ answer: said })).status).toBe(409);
  },
);

test("one group is answered apart", async () => {
  await hold("created", ["1"], start);
  await hold("company", ["2"], start);
  await answer({ answer: "drop", what: "handoff", cause: "created" });
  expect((await shown()).groups.map(({ cause }) => cause)).toEqual(["company"]);
});

test("some a day are let go by the lane; until then they are held, with the number", async () => {
  await hold("created", ["1", "2"], start);
  const { body } = await answer({ answer: "letGoDaily", mostADay: 5 });
  expect(body.groups).toMatchObject([{ contacts: 2, mostADay: 5 }]);
  expect(await states()).toEqual(["on_hold", "on_hold"]);
});

test("who may only look is told, and answers nothing", async () => {
  await hold("created", ["1"], start);
  const guest = await rig.enter(home, "guest@example.com");
  expect((await guest.call<Breaker>("GET", "/breaker")).body.contacts).toBe(1);
  expect((await guest.call("POST", "/breaker", { answer: "letGo" })).status).toBe(403);
  expect(await states()).toEqual(["on_hold"]);
});
