import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Preview } from "../../src/console/contract/preview.ts";
import { routes } from "../../src/console/contract/routes.ts";
import type { Route } from "../../src/console/contract/route.ts";
import { type Visit } from "../support/console-visit.ts";
import { home, openConsole, other, start, trial, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let stranger: Visit;

/** Words that stand in the other account's data alone. */
const canaries = [
  "Rosalinda",
  "rosalinda@canary.example",
  "Canary Works",
  "canary_note",
  "canary reason",
];

beforeAll(async () => {
  rig = await openConsole();
  const properties = {
    email: "rosalinda@canary.example",
    firstname: "Rosalinda",
    company: "Canary Works",
    country: "Spain",
  };
  await rig.score(other, [{ id: "9001", properties, events: [trial(start - 1_000)] }]);
  const owner = await rig.enter(other);
  const draft = await owner.call<Draft>("GET", "/drafts/lead");
  await owner.call("PUT", "/drafts/lead", {
    revision: 0,
    document: { ...draft.body.document, name: "canary_note" },
  });
  await owner.call("PUT", "/people/rosalinda@canary.example", { role: "edit" });
  await rig.ledger.transaction(async (tx) => {
    await tx
      .insertInto("dead_letters")
      .values({
        portal_id: other,
        contact_id: "9001",
        stage: "write",
        cause: "other",
        about: "canary about",
        reason: "canary reason",
        payload_json: "{}",
        at: start,
      })
      .execute();
    await tx
      .insertInto("quarantine")
      .values({
        inbox_id: 1,
        at: start,
        reason: "canary reason",
        event_text: JSON.stringify({ portalId: other }),
      })
      .execute();
  });
  const preview = await owner.call<Preview>("POST", "/previews", {});
  previewId = preview.body.id;
  stranger = await rig.enter(home);
});
let previewId = "";
afterAll(() => rig.close());

const bodies: Readonly<Record<string, unknown>> = {
  saveDraft: { revision: 0, document: { name: "mine" } },
  startDraft: { revision: 99, from: { kind: "version", version: 1 } },
  undoDraft: { revision: 1 },
  redoDraft: { revision: 1 },
  saveMapping: { revision: 99, fields: {} },
  grantRole: { role: "look" },
  markStep: { isDone: true },
  publish: { kind: "lead", revision: 99, name: "x" },
  restore: {},
  pause: { paused: false },
  setDryRun: { isDryRun: false },
  setColleagues: { tellOwner: true },
  bind: {},
  startPreview: { kind: "lead" },
  matches: { kind: "lead", conditions: [{ op: "known", field: "email" }] },
  answerBreaker: { answer: "letGo" },
  startCatchUp: { mostADay: 1, expected: 1 },
};

describe("a session of another portal gets nothing", () => {
  const table = Object.entries<Route>(routes).filter(([name]) => name !== "leave");

  test.each(table)("%s", async (name, route) => {
    const before = await rig.portals.get(other);
    const rows = await rowsOf(rig);
    const path = route.path
      .replace("{contactId}", "9001")
      .replace("{id}", name.endsWith("Failure") ? "1" : previewId)
      .replace("{kind}", "lead")
      .replace("{version}", "1")
      .replace("{email}", "rosalinda@canary.example")
      .replace("{step}", "map")
      .replace("{scenario}", "welcome")
      .replace("{source}", "first_run");
    const query =
      name === "findContacts" || name === "leads"
        ? "?q=rosalinda"
        : name === "diff"
          ? "?from=1"
          : "";
    const answer = await stranger.call(
      route.method.toUpperCase(),
      `${path}${query}`,
      route.body === undefined ? undefined : (bodies[name] ?? {}),
    );
    // What the stranger said itself may come back, and nothing else.
    const said = JSON.stringify(answer.body).replaceAll("rosalinda@canary.example", "");
    for (const canary of canaries) expect(said).not.toContain(canary);
    expect(said).not.toContain("9001");
    expect(await rig.portals.get(other)).toEqual(before);
    expect(await rowsOf(rig)).toEqual(rows);
  });

  test("and nobody gets anything without a session", async () => {
    for (const route of Object.values<Route>(routes)) {
      const path = route.path.replaceAll(/\{\w+\}/g, "1");
      const answer = await fetch(`${rig.url}/console/api${path}`, { method: route.method });
      expect(answer.status).toBe(401);
    }
  });
});

/** All that the ledger holds of the other portal. */
async function rowsOf({ ledger }: OpenConsole): Promise<unknown> {
  const of = (
    table: "scores" | "inputs" | "drafts" | "draft_revisions" | "dead_letters" | "audit" | "dirty",
  ) => ledger.read.selectFrom(table).selectAll().where("portal_id", "=", other).execute();
  return {
    scores: await of("scores"),
    inputs: await of("inputs"),
    drafts: await of("drafts"),
    revisions: await of("draft_revisions"),
    failures: await of("dead_letters"),
    audit: await of("audit"),
    dirty: await of("dirty"),
  };
}
