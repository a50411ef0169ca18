import { afterEach, beforeEach, expect, test } from "vitest";
import type { Matches } from "../../src/console/contract/matches.ts";
import type { Visit } from "../support/console-visit.ts";
import { home, openConsole, other, start, trial, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  visit = await rig.enter();
});
afterEach(() => rig.close());

/** Asks until all contacts are read in. */
async function matched(conditions: readonly unknown[]): Promise<Matches> {
  for (;;) {
    const { body } = await visit.call<Matches>("POST", "/matches", { kind: "lead", conditions });
    if (body.basis !== "reading") return body;
  }
}

const mail = { op: "domainIn", field: "email", values: ["acme.example"] };

test("a rule says whom it matches, how many of how many, with names, whether it is saved or not", async () => {
  await rig.score(home, [
    { id: "1", properties: { email: "ana@acme.example", firstname: "Ana", lastname: "Ruiz" } },
    { id: "2", properties: { email: "leo@acme.example" } },
    { id: "3", properties: { email: "eva@globex.example" } },
    { id: "4", properties: { email: null } },
  ]);
  await rig.score(other, [{ id: "9", properties: { email: "max@acme.example" } }]);
  const { basis, looked, contacts, conditions } = await matched([mail, { op: "not", of: mail }]);
  expect({ basis, looked, contacts }).toEqual({ basis: "all", looked: 4, contacts: 4 });
  expect(conditions[0]).toMatchObject({
    matched: 2,
    examples: [
      { contactId: "1", name: "Ana Ruiz" },
      { contactId: "2", name: "leo@acme.example" },
    ],
  });
  // Of whom nothing is known neither holds.
  expect(conditions[1]).toMatchObject({ matched: 1 });
});

test("a condition that is not whole yet has no count, and the others have theirs", async () => {
  await rig.score(home, [{ id: "1", properties: { email: "ana@acme.example" } }]);
  const { conditions } = await matched([
    { op: "domainIn", field: "email", values: [] },
    { op: "matches", field: "email", pattern: "(" },
    mail,
  ]);
  expect(conditions.map((each) => each?.matched ?? null)).toEqual([null, null, 1]);
});

const page = (n: number, url: string) => ({
  id: `p${n}`,
  type: "page_viewed",
  occurredAt: start - n * 1_000,
  source: "test",
  properties: { url },
});

test("a rule on behaviour counts events as scoring does, and says which addresses are known", async () => {
  await rig.score(home, [
    { id: "1", properties: {}, events: [page(1, "/pricing"), page(2, "/pricing"), page(3, "/")] },
    { id: "2", properties: {}, events: [page(4, "/pricing"), trial(start - 1)] },
  ]);
  const pricing = {
    op: "event",
    types: ["page_viewed"],
    where: { op: "contains", field: "url", values: ["pricing"] },
    times: 2,
  };
  const { conditions } = await matched([pricing, { op: "event", types: ["trial_started"] }]);
  expect(conditions[0]).toMatchObject({ matched: 1, known: { url: ["/pricing", "/"] } });
  expect(conditions[1]).toMatchObject({ matched: 1, examples: [{ contactId: "2" }] });
});
