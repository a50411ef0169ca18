import { afterAll, describe, expect, test } from "vitest";
import { explain } from "../../src/commands/explain.ts";
import { runCommand } from "./run-command.ts";
import { csvSample } from "./csv-sample.ts";

const { contacts, events, files, usual } = csvSample();
afterAll(files.remove);

describe("ripen explain", () => {
  test("is a table whose points add up", async () => {
    const { code, stdout } = await runCommand(explain, [
      contacts,
      "--id",
      "1",
      ...usual,
      "--events",
      events,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Decision maker at a 200-person software company in Spain; started a trial on 19 March",
    );
    expect(stdout).toContain("Fit: 50\n  15  Position");
    expect(stdout).toMatch(/20 {2}Product use {19}trial_started 19 March; 99% left/);
    expect(stdout).toContain("page_viewed 18 March; page_viewed 19 March; 98% left");
    expect(stdout).toContain("Total: 80 (buying, red, ready, call)");
    const points = stdout.split("\n").flatMap((line) => /^ +(-?\d+) {2}\S/.exec(line)?.[1] ?? []);
    expect(points.reduce((sum, one) => sum + Number(one), 0)).toBe(80);
  });
  test("finds a contact by e-mail address, in Spanish too", async () => {
    const { stdout } = await runCommand(explain, [
      contacts,
      "--id",
      "eva@acme.com",
      ...usual,
      "--language",
      "es",
    ]);
    expect(stdout).toContain("Ajuste: 20");
    expect(stdout).toContain("se desconoce");
    expect(stdout).toContain("No cambia por sí solo");
  });
  test("cannot run for a contact that is not there", async () => {
    const ran = await runCommand(explain, [contacts, "--id", "99", ...usual]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("has no contact with the id or e-mail address 99");
  });
});
