import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readContactsCsv } from "../seed-csv.ts";
import { openHubSpot } from "./open-hubspot.ts";

async function csv(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-csv-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "leads.csv");
  await writeFile(file, content);
  return file;
}

test("headers lead to HubSpot's own properties where they name one, else to a name of their own", async () => {
  const file = await csv(
    "E-mail,First Name,País,Total Visits,2nd score,Total visits,\na@b.es,Ana,España,3,1,x,\n",
  );
  const { columns, rows, problems } = await readContactsCsv(file);
  expect(columns.map(({ name, type, standard }) => [name, type, standard])).toEqual([
    ["email", "string", true],
    ["firstname", "string", true],
    ["country", "string", true],
    ["total_visits", "number", false],
    ["column_2nd_score", "number", false],
    ["total_visits_2", "string", false],
  ]);
  expect(rows).toEqual([
    {
      email: "a@b.es",
      firstname: "Ana",
      country: "España",
      total_visits: "3",
      column_2nd_score: "1",
      total_visits_2: "x",
    },
  ]);
  expect(problems).toEqual([]);
});

test("columns are typed by all of their content, and codes with leading zeros stay text", async () => {
  const file = await csv(
    "n,d,t,b,code,mixed\n1.5,2026-01-31,2026-01-31T10:00:00Z,true,007,1\n-2,,,false,008,one\n",
  );
  const { columns, rows } = await readContactsCsv(file);
  expect(columns.map(({ type }) => type)).toEqual([
    "number",
    "date",
    "datetime",
    "bool",
    "string",
    "string",
  ]);
  expect(rows[0]?.["t"]).toBe("2026-01-31T10:00:00.000Z");
  expect(rows[1]).toEqual({ n: "-2", b: "false", code: "008", mixed: "one" });
});

test("an unusable row is left out and reported with the line at which it starts", async () => {
  const file = await csv(
    [
      "email,name",
      "a@b.es,one",
      'c@d.es,"two',
      'lines"',
      "e@f.es",
      ",  ",
      "A@b.es,again",
      "nonsense,x",
      "g@h.es,bell\u0007",
      "i@j.es,last",
      "",
    ].join("\n"),
  );
  const { rows, problems } = await readContactsCsv(file);
  expect(rows.map((row) => row["email"])).toEqual(["a@b.es", "c@d.es", "i@j.es"]);
  expect(problems).toEqual([
    { line: 5, reason: "it has 1 cells, the header 2" },
    { line: 6, reason: "it has no content" },
    { line: 7, reason: "the e-mail address a@b.es came before" },
    { line: 8, reason: "'email': Email address nonsense is invalid" },
    { line: 9, reason: "'name' holds a control character" },
  ]);
});

async function namesOf(file: string): Promise<readonly string[]> {
  return (await readContactsCsv(file)).columns.map(({ name }) => name);
}

test("a column of choices keeps HubSpot's property only when all of its values fit", async () => {
  const fitting = await csv("email,Lifecyclestage\na@b.es,lead\nc@d.es,customer\n");
  const foreign = await csv("email,Lifecyclestage\na@b.es,lead\nc@d.es,Hot prospect\n");
  expect(await namesOf(fitting)).toEqual(["email", "lifecyclestage"]);
  expect(await namesOf(foreign)).toEqual(["email", "lifecyclestage_2"]);
  expect((await readContactsCsv(foreign)).rows.length).toBe(2);
});

test("semicolons, a byte order mark and Windows line ends are understood", async () => {
  const file = await csv("\uFEFFemail;city\r\na@b.es;Málaga\r\n");
  expect((await readContactsCsv(file)).rows).toEqual([{ email: "a@b.es", city: "Málaga" }]);
});

test.each([
  ["is empty", Buffer.alloc(0)],
  ["is not a text file", Buffer.from("PK\u0003\u0004\u0000\u0000")],
  ["is not in UTF-8", Buffer.from([0x61, 0x2c, 0xed, 0x0a])],
  ["has no header", "1,2,3\n4,5,6\n"],
  ["is not a well-formed CSV", 'a,b\n1,"2\n'],
])("a file that %s ends with a message that says what to do", async (what, content) => {
  const file = await csv(content);
  const failure = readContactsCsv(file);
  await expect(failure).rejects.toMatchObject({ code: "CSV_UNREADABLE" });
  await expect(failure).rejects.toThrow(what);
  await expect(failure).rejects.toThrow(/then try again\.$/u);
});

test("a missing file and a folder are told apart", async () => {
  await expect(readContactsCsv("/no/such/file.csv")).rejects.toThrow("cannot be opened");
  await expect(readContactsCsv(tmpdir())).rejects.toThrow("is a folder");
});

test("a portal seeded from rows has their properties and contacts, e-mail or not", async () => {
  const file = await csv("Prospect ID,Country,Total Visits\np1,India,4\np2,,0\n");
  const rows = await readContactsCsv(file);
  const { portal, call } = await openHubSpot({ rows });
  expect(portal.contacts().map(({ properties }) => properties["prospect_id"])).toEqual([
    "p1",
    "p2",
  ]);
  const { body } = await call("GET", "/crm/properties/2026-09/contacts/total_visits");
  expect(body).toMatchObject({ type: "number", label: "Total Visits", groupName: "imported" });
});
