import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { score } from "../../src/commands/score.ts";
import { runCommand } from "./run-command.ts";
import { csvSample } from "./csv-sample.ts";

const { contacts, events, files, out, read, usual } = csvSample();
afterAll(files.remove);
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("ripen score", () => {
  test("adds the scores to the rows as they came, reports bad rows by line and ends with 1", async () => {
    const { code, stdout, stderr } = await runCommand(score, [contacts, ...usual, "--out", out]);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        "Read as utf-8, separator ,",
        "  E-mail: Email (100%)",
        "  Job title: Job Title (100%)",
        "  Company domain: Email (100%)",
        "  Country: Country/Region (100%)",
        "  Employees: Number of Employees (67%)",
        "  Industry: Industry (67%)",
        "  Not read: Note, free",
        `3 rows scored to ${out}, 2 bad rows`,
        "",
      ].join("\n"),
    );
    expect(stderr).toBe(
      `${contacts}, line 4: 3 columns instead of 7\n${contacts}, line 5: text after a closing quote; write " inside a field as ""\n`,
    );
    expect(read()).toEqual([
      'Record ID,Email,Job Title,Country/Region,Number of Employees,Industry,"Note, free",ripen_lead_score,ripen_fit_score,ripen_pain_score,ripen_ready,ripen_band,ripen_segment,ripen_next_step,ripen_role,ripen_funnel_stage,ripen_customer_score,ripen_customer_band',
      '1,ana@acme.com,Directora de Compras,España,200,COMPUTER_SOFTWARE,"first, ""ever""",50,50,0,false,low,purple,warm_up,decision_maker,consideration,,',
      "2,bob@gmail.com,Student,Spain,5,RETAIL,,10,10,0,false,basic,out,excluded,end_user,awareness,,",
      "5,eva@acme.com,Head of Growth,Narnia,,,,20,20,0,false,basic,blue,nurture,decision_maker,awareness,,",
    ]);
  });

  test("counts events, the same one once, and reports the bad ones", async () => {
    // A temporary folder of its own: other runs have theirs in the usual one.
    const temporary = files.path("temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
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
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("reads internal names, company columns, and dates that mean behaviour", async () => {
    const path = files.write(
      "internal.csv",
      "hs_object_id;company.country;Empresa: Sector;Trial started at;last_login_at;lifecyclestage;ripen_do_not_score\n7;ES;INTERNET;2026-03-20T12:00:00Z;;lead;\n8;ES;;;;lead;true\n",
    );
    expect((await runCommand(score, [path, ...usual, "--out", out])).code).toBe(0);
    expect(read()[1]).toContain("7;ES;INTERNET;2026-03-20T12:00:00Z;;lead;;40;20;20;");
    expect(read()[2]).toContain(";0;0;0;false;basic;out;excluded;");
  });

  test("counts once what a row and the account's own events tell", async () => {
    const path = files.write(
      "told-twice.csv",
      "hs_object_id,hs_analytics_num_page_views,hs_analytics_last_timestamp,hs_analytics_last_url\n9,1,2026-03-19T12:00:00Z,https://x.com/pricing\n",
    );
    const told = (views: readonly string[]): string =>
      files.write(
        "told.csv",
        [
          "contact_id,type,occurred_at,id,url",
          ...views.map((view) => `9,page_viewed,${view}`),
        ].join("\n"),
      );
    const own = "2026-03-19T12:00:00Z,9/hs_analytics_num_page_views#1,https://x.com/pricing";
    const other = "2026-03-18T12:00:00Z,9/another,https://x.com/pricing";
    const painWith = async (views: readonly string[]): Promise<number> => {
      const given = [path, ...usual, "--out", out, "--events", told(views)];
      expect((await runCommand(score, given)).code).toBe(0);
      const [header = "", row = ""] = read();
      return Number(row.split(",")[header.split(",").indexOf("ripen_pain_score")]);
    };
    // Twice is a comparison, once is curiosity.
    expect(await painWith([own])).toBe(0);
    expect(await painWith([own, other])).toBeGreaterThan(0);
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
      "ana@acme.com,customer,12000,0,0,0,false,at_risk,purple,,unknown,customer,20,at_risk,Contact; customer score 20 (At risk)",
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
      "a zone that is none",
      [contacts, ...usual, "--out", out, "--time-zone", "Mars/Olympus"],
      "--time-zone is not a time zone",
      "--time-zone no es una zona horaria",
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
