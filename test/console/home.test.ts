import { expect, test } from "vitest";
import type { Home } from "../../src/console/contract/home.ts";
import { writeScore } from "../../src/store/scores/kept-score.ts";
import { scoreOf } from "../support/ledger/decision.ts";
import { fill, histories, line } from "./figures/histories.ts";
import { homeFigures } from "./figures/home-figures.ts";
import { home, openConsole } from "./open-console.ts";

const hour = 3_600_000;

homeFigures(2_500);

test("the alarm of never rises, and names the criterion whose leads are refused", async () => {
  const rig = await openConsole();
  try {
    const all = histories(200, 3).map((one, n) => ({
      ...one,
      toldAt: one.contactBy - 48 * hour,
      addressee: "sales" as const,
      // Three in ten have started a trial; sales refuses most of those.
      verdict: n % 10 < 3 ? ("never" as const) : ("yes" as const),
      reason: n % 10 < 3 ? "student" : null,
    }));
    await fill(rig, all);
    await rig.ledger.transaction(async (tx) => {
      for (const [n, { id }] of all.entries()) {
        const lines = [...(n % 10 < 3 ? [line("trial")] : []), ...(n % 2 ? [line("market")] : [])];
        await tx
          .updateTable("handoffs")
          .set({ lines_json: writeScore(scoreOf({ lines })) })
          .where("contact_id", "=", id)
          .execute();
      }
    });
    const { alarm, nextSteps } = (await (await rig.enter()).call<Home>("GET", "/home")).body;
    expect(alarm).toMatchObject({
      state: "alarm",
      answers: 200,
      never: 60,
      answered: 1,
      // As it stood at the first look.
      named: { with: { answers: 10, never: 10 }, without: { answers: 20, never: 0 } },
    });
    expect(alarm.share?.value).toBeCloseTo(0.3);
    expect(alarm.named?.label.en).not.toBe("");
    expect(nextSteps.some(({ page }) => page === "model")).toBe(true);
  } finally {
    await rig.close();
  }
});

test("figures by person are shown once an admin has switched them on, and the audit trail says who did", async () => {
  const rig = await openConsole();
  try {
    const visit = await rig.enter();
    const looks = await rig.enter(home, "looks@example.com");
    expect((await visit.call<Home>("GET", "/home")).body.people).toBeNull();
    expect((await looks.call("PUT", "/home/people", { isOn: true })).status).toBe(403);
    expect((await visit.call<Home>("PUT", "/home/people", { isOn: true })).body.people).toEqual([]);
    const audit = await visit.call<{ entries: { what: string }[] }>("GET", "/audit");
    expect(audit.body.entries[0]?.what).toBe("peopleShown");
    expect((await visit.call<Home>("PUT", "/home/people", { isOn: false })).body.people).toBeNull();
    expect((await visit.call("GET", "/home?from=2026-02-01&to=2026-01-01")).body).toMatchObject({
      error: { code: "NO_SPAN" },
    });
  } finally {
    await rig.close();
  }
});
