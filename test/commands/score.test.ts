import { existsSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, test } from "vitest";
import { explain } from "../../src/commands/explain.ts";
import { lint } from "../../src/commands/lint.ts";
import { score } from "../../src/commands/score.ts";
import { b2bSoftware } from "../../config/models/b2b-software.ts";
import { folder, runCommand } from "./run-command.ts";

const files = folder();
afterAll(files.remove);

const contacts = files.write(
  "contacts.csv",
  [
    '\uFEFFRecord ID,Email,Job Title,Country/Region,Number of Employees,Industry,"Note, free"',
    '1,ana@acme.com,Directora de Compras,España,200,COMPUTER_SOFTWARE,"first, ""ever"""',
    "2,bob@gmail.com,Student,Spain,5,RETAIL,",
    "3,too,few",
    '4,"broken"x,,,,,',
    "5,eva@acme.com,Head of Growth,Narnia,,,",
  ].join("\r\n"),
);
const events = files.write(
  "events.csv",
  [
    "contact_id,type,occurred_at,url",
    "1,trial_started,2026-03-19T12:00:00Z,",
    "1,page_viewed,2026-03-19T12:00:00Z,https://x.com/pricing",
    "1,page_viewed,2026-03-19T12:00:00Z,https://x.com/pricing",
    "1,page_viewed,2026-03-18T12:00:00Z,https://x.com/pricing",
    "5,page_viewed,yesterday,https://x.com/pricing",
    ",page_viewed,2026-03-18,",
    "5,,2026-03-18,",
    "5,page_viewed",
  ].join("\n"),
);
const out = files.path("scored.csv");
const usual = ["--model", "b2b-software", "--now", "2026-03-20T12:00:00Z"];
const read = (): string[] => readFileSync(out, "utf8").trimEnd().split("\n");

describe("ripen score", () => {
  test("adds the scores to the rows as they came, reports bad rows by line and ends with 1", async () => {
    const { code, stdout, stderr } = await runCommand(score, [contacts, ...usual, "--out", out]);
    expect(code).toBe(1);
    expect(stdout).toBe(`3 rows scored to ${out}, 2 bad rows\n`);
    expect(stderr).toBe(
      `${contacts}, line 4: 3 columns instead of 7\n${contacts}, line 5: text after a closing quote; write " inside a field as ""\n`,
    );
    expect(read()).toEqual([
      'Record ID,Email,Job Title,Country/Region,Number of Employees,Industry,"Note, free",ripen_lead_score,ripen_fit_score,ripen_pain_score,ripen_ready,ripen_band,ripen_segment,ripen_next_step,ripen_role,ripen_funnel_stage,ripen_customer_score,ripen_customer_band',
      '1,ana@acme.com,Directora de Compras,España,200,COMPUTER_SOFTWARE,"first, ""ever""",50,50,0,false,low,purple,warm_up,decision_maker,consideration,,',
      "2,bob@gmail.com,Student,Spain,5,RETAIL,,10,10,0,false,basic,blue,excluded,end_user,awareness,,",
      "5,eva@acme.com,Head of Growth,Narnia,,,,20,20,0,false,basic,blue,nurture,decision_maker,awareness,,",
    ]);
  });

  test("counts events, the same one once, and reports the bad ones", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("ripen-events-"));
    const { code, stderr } = await runCommand(score, [
      contacts,
      ...usual,
      "--out",
      out,
      "--events",
      events,
      "--language",
      "es",
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${events}, línea 6: occurred_at no es una fecha; escríbala como 2026-03-20T12:00:00Z`,
    );
    expect(stderr).toContain(`${events}, línea 7: sin contact_id`);
    expect(stderr).toContain(`${events}, línea 8: sin type`);
    expect(stderr).toContain(`${events}, línea 9: 2 columnas en lugar de 4`);
    expect(read()[1]).toContain(",80,50,30,true,buying,red,call,");
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("ripen-events-"))).toEqual(
      before,
    );
  });

  test("reads internal names, company columns, and dates that mean behaviour", async () => {
    const path = files.write(
      "internal.csv",
      "hs_object_id;company.country;Empresa: Sector;Trial started at;last_login_at;lifecyclestage;ripen_do_not_score\n7;ES;INTERNET;2026-03-20T12:00:00Z;;lead;\n8;ES;;;;lead;true\n",
    );
    expect((await runCommand(score, [path, ...usual, "--out", out])).code).toBe(0);
    expect(read()[1]).toContain("7;ES;INTERNET;2026-03-20T12:00:00Z;;lead;;40;20;20;");
    expect(read()[2]).toContain(";0;0;0;false;basic;blue;excluded;");
  });

  test("scores customers by the customer model, and says why on demand", async () => {
    const path = files.write(
      "customers.csv",
      "Email,Lifecycle Stage,Total revenue\nana@acme.com,customer,12000\n",
    );
    const args = [
      path,
      ...usual,
      "--out",
      out,
      "--customer-model",
      "customer",
      "--reasons",
      "--time-zone",
      "Europe/Madrid",
    ];
    expect((await runCommand(score, args)).code).toBe(0);
    expect(read()[0]).toContain(",ripen_customer_score,ripen_customer_band,ripen_reasons");
    expect(read()[1]).toBe(
      'ana@acme.com,customer,12000,0,0,0,false,basic,blue,nurture,unknown,customer,20,at_risk,"Contact; customer score 20 (At risk)"',
    );
  });

  test("draws a bar on a terminal only", async () => {
    const shown = await runCommand(score, [contacts, ...usual, "--out", out], true);
    expect(shown.stderr).toContain("[##############################] 100 %");
  });

  test.each<[string, string[], string, string]>([
    ["no file", [], "Name one CSV file.", "Indique un archivo CSV."],
    [
      "no such file",
      [files.path("nobody.csv"), ...usual, "--out", out],
      "There is no file",
      "No existe el archivo",
    ],
    ["no model", [contacts, "--out", out], "Give --model.", "Indique --model."],
    [
      "no such model",
      [contacts, "--out", out, "--model", "nobody"],
      "There is no model nobody",
      "No existe el modelo nobody",
    ],
    ["no output", [contacts, ...usual], "Give --out.", "Indique --out."],
    [
      "output over the input",
      [contacts, ...usual, "--out", contacts],
      "would overwrite",
      "sobrescribiría",
    ],
    [
      "output nowhere",
      [contacts, ...usual, "--out", files.path("no/where.csv")],
      "cannot be written",
      "No se puede escribir",
    ],
    [
      "a date that is none",
      [contacts, "--model", "b2b-software", "--out", out, "--now", "soon"],
      "--now is not a date",
      "--now no es una fecha",
    ],
    [
      "an unknown option",
      [contacts, ...usual, "--out", out, "--fast"],
      "Unknown option '--fast'",
      "Uso: ripen score",
    ],
    [
      "an empty file",
      [files.write("empty.csv", ""), ...usual, "--out", out],
      "has no header line",
      "no tiene línea de cabecera",
    ],
    [
      "events without their columns",
      [contacts, ...usual, "--out", out, "--events", contacts],
      "lacks the column(s) contact_id, type, occurred_at",
      "le faltan las columnas",
    ],
    [
      "events without ids to match",
      [files.write("noid.csv", "Email\na@b.c\n"), ...usual, "--out", out, "--events", events],
      "has no id column",
      "no tiene columna de id",
    ],
    [
      "a file that is no JSON",
      [contacts, "--out", out, "--model", contacts],
      "is not JSON",
      "no es JSON",
    ],
  ])("cannot run with %s", async (_, args, english, spanish) => {
    const en = await runCommand(score, args);
    expect(en).toMatchObject({ code: 2, stdout: "" });
    expect(en.stderr).toContain(english);
    const es = await runCommand(score, [...args, "--language=es"]);
    expect(es.stderr).toContain(spanish);
    expect(existsSync(contacts)).toBe(true);
  });

  test("shows twenty bad rows and counts the rest", async () => {
    const path = files.write("bad.csv", `Email\n${"a,b\n".repeat(25)}`);
    const { stdout, stderr } = await runCommand(score, [path, ...usual, "--out", out]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(21);
    expect(stdout).toContain("25 bad rows");
  });
});

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
    expect(stdout).toMatch(/20 {2}Product use {19}trial_started 19 March; 99 % left/);
    expect(stdout).toContain("page_viewed 18 March; page_viewed 19 March; 98 % left");
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

describe("ripen lint", () => {
  test("ends with 0 for a clean model and names what is left to fill in", async () => {
    const { code, stdout } = await runCommand(lint, ["b2b-software"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "note  placeholder-left  exclusions[0].when.values\n    an example domain stands here\n    Write in the real domains.\n",
    );
    expect(stdout).toContain("0 errors and warnings, 2 notes\n");
  });
  test("ends with 1 for warnings, and for a document that is no model", async () => {
    const unreachable = { ...b2bSoftware, ready: { fit: 60, pain: 20, total: 80 } };
    const warned = await runCommand(lint, [
      files.write("far.json", JSON.stringify(unreachable)),
      "--language",
      "es",
    ]);
    expect(warned.code).toBe(1);
    expect(warned.stdout).toContain(
      "error  threshold-unreachable  ready.fit\n    pide 60 puntos y los criterios dan 50 como mucho",
    );
    const refused = await runCommand(lint, [
      files.write("none.json", JSON.stringify({ ...b2bSoftware, bands: [] })),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("error  bands\n");
    const used = await runCommand(score, [
      contacts,
      "--model",
      files.path("none.json"),
      "--out",
      out,
    ]);
    expect(used).toMatchObject({ code: 2 });
    expect(used.stderr).toContain("cannot be used:\n  bands: ");
  });
  test("cannot run without a model", async () => {
    expect((await runCommand(lint, [])).code).toBe(2);
    expect((await runCommand(lint, ["nobody"])).code).toBe(2);
  });
});
