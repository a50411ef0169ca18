import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { readyMadeModels } from "../../config/models.ts";
import { deriveEvents } from "../../src/behaviour/derive-events.ts";
import { sourcesOf } from "../../src/behaviour/model-sources.ts";
import { score } from "../../src/commands/score.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { withReadings } from "../../src/scoring/model/column-kind.ts";
import type { Reading } from "../../src/scoring/reading/readings.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { folder, runCommand } from "./run-command.ts";
import { leadPart } from "../../src/scoring/result.ts";

const files = folder();
afterAll(files.remove);

const now = "2026-03-20T12:00:00Z";
const usual = ["--model", "b2b-software", "--now", now];
const table = [
  "Record ID,Email,Job Title,Country,Number of Employees,Trial started at",
  "0007,a@acme.com,CTO,NO,11-50,03/04/2026",
  "0008,b@acme.com,CTO,it,2-Oct,03/15/2026",
  "0009,c@acme.com,CTO,NA,46297,03/12/2026",
  "0010,d@acme.com,CTO,ES,51-200,",
].join("\n");

type Summary = {
  readonly rows: number;
  readonly bad: number;
  readonly fields: readonly { readonly field: string; readonly mapping: { reading?: Reading } }[];
  readonly events: {
    readonly read: number;
    readonly repeated: number;
    readonly bad: number;
    readonly unknownTypes: readonly unknown[];
    readonly unmatchedContacts: number;
    readonly likelyReason: string | null;
  };
};

async function run(
  name: string,
  text: string,
  more: readonly string[] = [],
): Promise<{ readonly told: Summary; readonly lines: readonly string[]; readonly code: number }> {
  const path = files.write(`${name}.csv`, text);
  const out = files.path(`${name}-out.csv`);
  const { stdout, code } = await runCommand(score, [
    path,
    ...usual,
    "--out",
    out,
    "--json",
    ...more,
  ]);
  const lines = readFileSync(out, "utf8").trimEnd().split("\n").slice(1);
  return { told: JSON.parse(stdout) as Summary, lines, code };
}

const events = (rows: readonly string[]): string =>
  files.write("happened.csv", ["contact_id,type,occurred_at,id", ...rows].join("\n"));

const readingsOf = (told: Summary): Record<string, Reading | undefined> =>
  Object.fromEntries(told.fields.map(({ field, mapping }) => [field, mapping.reading]));

describe("a column as a whole decides how each of its values is read", () => {
  test("the order of dates, codes of countries and ranges that a spreadsheet changed", async () => {
    const { told } = await run("decides", table);
    expect(readingsOf(told)).toMatchObject({
      trialStartedAt: "mdy",
      country: "codes",
      employees: "ranges",
    });
  });

  test("a word among names is no code, a date among plain numbers no range", async () => {
    const names =
      "Email,Country,Number of Employees\na@b.co,Spain,200\nb@b.co,no,12\nc@b.co,NA,50\n";
    expect(readingsOf((await run("names", names)).told)).toMatchObject({
      country: undefined,
      employees: undefined,
    });
  });

  test("two columns of dates each have their own order", async () => {
    const text =
      "Email,Trial started at,Last login at\na@b.co,13/03/2026,03/14/2026\nb@b.co,02/03/2026,03/02/2026\n";
    expect(readingsOf((await run("two", text)).told)).toMatchObject({
      trialStartedAt: "dmy",
      lastLoginAt: "mdy",
    });
  });

  test("a contact has the same score from a file as from HubSpot by the mapping that the file shows", async () => {
    const { told, lines } = await run("same", table);
    const readings = new Map(
      Object.entries(readingsOf(told)).flatMap(([field, reading]) =>
        reading === undefined ? [] : [[field, reading] as const],
      ),
    );
    const model = withReadings(readyMadeModels["b2b-software"], readings);
    const compiled = compileModel(model, lexicon);
    const asOf = Date.parse(now);
    const [, ...rows] = table.split("\n");
    for (const [at, row] of rows.entries()) {
      const [id = "", email, jobtitle, country, numemployees, trial] = row.split(",");
      const contact = {
        email: email ?? null,
        jobtitle: jobtitle ?? null,
        country: country ?? null,
        numemployees: numemployees ?? null,
        trial_started_at: trial || null,
      };
      const { events } = deriveEvents(id, contact, sourcesOf([model]), new Map(), asOf);
      const { leadScore, fit, pain } = leadPart(
        scoreContact(
          { lead: compiled, customer: null },
          { contact, company: null, events, verdict: null, doNotScore: false, sales: null },
          null,
          asOf,
        ),
      );
      expect(lines[at]).toContain(`${row},${leadScore},${fit},${pain},`);
    }
    expect(lines[2]).not.toBe(lines[1]);
  });

  test("--dry-run says the mapping alone, and reads every row for it", async () => {
    const path = files.write("dry.csv", table);
    const { stdout, code } = await runCommand(score, [path, ...usual, "--dry-run", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, dates: [{ order: "mdy", isOpen: false }] });
  });

  test("--dates holds for every column, and --time-zone for times that say no zone", async () => {
    const path = "Email,Trial started at\na@b.co,02/03/2026 00:30\n";
    const madrid = await run("zone", path, ["--dates", "mdy", "--time-zone", "Europe/Madrid"]);
    const explicit = await run("zoned", "Email,Trial started at\na@b.co,2026-02-02T23:30:00Z\n");
    expect(madrid.lines[0]?.split(",").slice(2)).toEqual(explicit.lines[0]?.split(",").slice(2));
  });
});

describe("what is wrong with events is named, and the numbers add up", () => {
  const contacts = "Record ID,Email\n0007,a@acme.com\n0008,b@acme.com\n";
  test("types that nobody knows with the nearest known one, repeated ids, cut zeros", async () => {
    const path = events([
      "7,Form Submitted,2026-03-12,1",
      "7,form_submited,2026-03-12,2",
      "7,trial_started,2026-03-12,3",
      "7,trial_started,2026-03-12,3",
      "7,trial_started,2026-03-13,3",
      "8,webinar_attended,2026-02-30,4",
    ]);
    const { told, code } = await run("events", contacts, ["--events", path]);
    expect(told).toMatchObject({ rows: 2, bad: 0 });
    expect(told.events).toMatchObject({
      read: 3,
      repeated: 1,
      bad: 2,
      unknownTypes: [{ type: "form_submited", events: 1, nearest: "form_submitted" }],
      unmatchedContacts: 1,
      likelyReason: "zeros",
    });
    expect(code).toBe(1);
  });

  test.each([
    ["ids that a spreadsheet rounded", "1.23E+11", "rounded"],
    ["addresses in place of ids", "a@acme.com", "addresses"],
    ["ids of other contacts", "0009", null],
  ])("%s", async (_, id, likelyReason) => {
    const { told } = await run("ids", contacts, [
      "--events",
      events([`${id},trial_started,2026-03-12,1`]),
    ]);
    expect(told.events).toMatchObject({ unmatchedContacts: 1, likelyReason });
  });
});
