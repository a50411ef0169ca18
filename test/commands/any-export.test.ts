import { linkSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { score } from "../../src/commands/score.ts";
import { folder, runCommand, type Ran } from "./run-command.ts";

const files = folder();
afterAll(files.remove);

const usual = ["--model", "b2b-software", "--now", "2026-03-20T12:00:00Z"];
const header = "Record ID,Email,Job Title,Country/Region,Number of Employees,Industry";
const rows = [
  "1,ana@acme.com,Dueña,España,200,COMPUTER_SOFTWARE",
  "2,bob@gmail.com,Técnico,España,5,RETAIL",
  "3,eva@acme.com,CTO,Spain,120,COMPUTER_SOFTWARE",
];
const usualFits = ["50", "10", "50"];
const text = `${[header, ...rows].join("\n")}\n`;

/** Scores bytes; the fits are read from the output, decoded as `encoding`. */
async function scored(
  bytes: Buffer | string,
  more: readonly string[] = [],
  encoding = "utf8",
): Promise<Ran & { readonly fits: readonly string[]; readonly written: string }> {
  const path = files.path("contacts.csv");
  const out = files.path("scored.csv");
  writeFileSync(path, bytes);
  writeFileSync(out, "");
  const ran = await runCommand(score, [path, ...usual, "--out", out, ...more]);
  const written = iconv.decode(readFileSync(out), encoding);
  const fits = written
    .split("\n")
    .slice(1)
    .flatMap(
      (line) =>
        /[,;\t|^]-?\d+[,;\t|^](-?\d+)[,;\t|^]-?\d+[,;\t|^](?:true|false)/.exec(line)?.[1] ?? [],
    );
  return { ...ran, fits, written };
}

describe("an export is read in the encoding that it has, and comes out in it", () => {
  test.each([
    ["utf-8", "utf8"],
    ["windows-1252", "win1252"],
    ["macintosh", "macintosh"],
    ["cp850", "cp850"],
  ])("%s", async (name, encoding) => {
    const { fits, stdout, written } = await scored(iconv.encode(text, encoding), [], encoding);
    expect(fits).toEqual(usualFits);
    expect(stdout).toContain(`Read as ${name}`);
    expect(written).toContain("Dueña,España");
  });

  test.each([
    ["utf-16le", true],
    ["utf-16be", true],
    ["utf-16le", false],
  ])("%s, byte order mark: %s", async (encoding, addBOM) => {
    const bytes = iconv.encode(text, encoding, { addBOM });
    const { fits, stdout, written } = await scored(bytes, [], "utf-16");
    expect(fits).toEqual(usualFits);
    expect(stdout).toContain(`Read as ${encoding}`);
    expect(written).toContain("Dueña,España");
  });

  test("text encoded twice is read as it was meant, said, and left as it came", async () => {
    const doubled = iconv.encode(iconv.decode(Buffer.from(text), "win1252"), "utf8");
    const { fits, stdout, written } = await scored(doubled);
    expect(fits).toEqual(usualFits);
    expect(stdout).toContain("4 values were encoded twice");
    expect(written).toContain("DueÃ±a");
  });

  test("a row in another encoding than the rest is read, said, and left as it came", async () => {
    const foreign = iconv.encode("4,eva@acme.com,Dueña,España,200,COMPUTER_SOFTWARE\n", "win1252");
    const { fits, stdout } = await scored(Buffer.concat([Buffer.from(text), foreign]));
    expect(fits).toEqual([...usualFits, "50"]);
    expect(stdout).toContain("2 values are not in the file's encoding");
    expect(readFileSync(files.path("scored.csv")).includes(foreign.subarray(0, 40))).toBe(true);
  });
});

describe("the layout is found by content", () => {
  const [first, ...others] = [header, ...rows];
  test.each<[string, string]>([
    ["semicolons", text.replaceAll(",", ";")],
    ["tabs", text.replaceAll(",", "\t")],
    ["pipes", text.replaceAll(",", "|")],
    ["carets", text.replaceAll(",", "^")],
    ["a sep= line", `sep=;\n${text.replaceAll(",", ";")}`],
    ["lone carriage returns", text.replaceAll("\n", "\r")],
    ["line ends of three kinds", `${first}\r\n${others[0]}\r${others[1]}\n${others[2]}`],
    ["a title and an empty line above", `Contacts of March\n\n${text}`],
    ["a comment above", `# by us, 2026\n${text}`],
    ["a report's preamble", `Report: Leads\nFilter: all, open\nDate: 2026-03-01\n\n${text}`],
    ["separators behind every row", text.replaceAll("\n", ",,\n")],
    ["separators behind the rows alone", `${first}\n${others.map((row) => `${row},,`).join("\n")}`],
    ["empty rows", text.replaceAll("\n", "\n,,,,,\n")],
    ["the mark of an old end", `${text}\u001a`],
    ["zero bytes", text.replace("Dueña", "Due\0ña")],
  ])("with %s", async (_, bytes) => {
    const { fits, code } = await scored(bytes);
    expect(fits).toEqual(usualFits);
    expect(code).toBe(0);
  });

  test("a packed file is unpacked", async () => {
    expect((await scored(gzipSync(text))).fits).toEqual(usualFits);
  });

  test("of two columns of one name the first that is filled is read, and it is said", async () => {
    const { fits, stdout } = await scored(`Email,Email,Job Title\n,ana@acme.com,CTO\n`);
    expect(fits).toEqual(["20"]);
    expect(stdout).toContain("More than one column is called Email");
  });
});

describe("what is no table of text is refused by name", () => {
  test.each<[string, Buffer | string, string]>([
    [
      "a workbook",
      Buffer.from(`PK\u0003\u0004${"\0".repeat(20)}[Content_Types].xml`),
      "Excel workbook (.xlsx)",
    ],
    ["an archive", Buffer.from(`PK\u0003\u0004${"\0".repeat(20)}contacts.csv`), ".zip archive"],
    [
      "an old workbook",
      Buffer.from("d0cf11e0a1b11ae100000000", "hex"),
      "old Excel workbook (.xls)",
    ],
    ["a web page", "<html><table><tr><td>Email</td></tr></table></html>", "HTML or XML table"],
    ["a PDF", "%PDF-1.7\n1 0 obj", "is a PDF"],
    ["JSON", '[{"email":"ana@acme.com"}]', "is JSON"],
    ["rows without a header", rows.join("\n"), "has no header line"],
  ])("%s", async (_, bytes, message) => {
    const { code, stderr } = await scored(bytes);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("nothing is destroyed", () => {
  test("an output that is an input by another name is refused", async () => {
    const path = files.path("contacts.csv");
    writeFileSync(path, text);
    symlinkSync(path, files.path("link.csv"));
    linkSync(path, files.path("hard.csv"));
    const eventsPath = files.write(
      "events.csv",
      "contact_id,type,occurred_at\n1,trial_started,2026-03-12\n",
    );
    for (const out of [
      path,
      files.path("CONTACTS.csv"),
      files.path("link.csv"),
      files.path("hard.csv"),
      eventsPath,
    ]) {
      const ran = await runCommand(score, [path, ...usual, "--events", eventsPath, "--out", out]);
      expect(ran).toMatchObject({ code: 2 });
      expect(ran.stderr).toContain("would overwrite");
    }
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("nothing unfinished stays beside the output", async () => {
    await scored(text);
    const left = readdirSync(dirname(files.path("scored.csv")));
    expect(left.filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a model of the other kind is refused", async () => {
    const path = files.write("kind.csv", text);
    const out = files.path("kind-out.csv");
    const lead = await runCommand(score, [path, "--model", "customer", "--out", out]);
    expect(lead.stderr).toContain("is for customers");
    const customer = await runCommand(score, [
      path,
      ...usual,
      "--customer-model",
      "b2b-software",
      "--out",
      out,
    ]);
    expect(customer.stderr).toContain("is for leads");
  });
});

describe("what people and exports write in a column is understood", () => {
  test("an objection in every spelling; one that cannot be read stops its row", async () => {
    const said = ["TRUE", "Yes", "Sí", "1", "x", "false", "", "no", "perhaps"];
    const table = said.map((value) => `ana@acme.com,CTO,${value}`).join("\n");
    const { fits, stderr, code } = await scored(`Email,Job Title,ripen_do_not_score\n${table}\n`);
    expect(fits).toEqual(["0", "0", "0", "0", "0", "20", "20", "20"]);
    expect(stderr).toContain("do_not_score cannot be read: perhaps");
    expect(code).toBe(1);
  });

  test("labels of options beside internal values, of several buying roles the highest", async () => {
    const table =
      "Email,Buying Role,Etapa del ciclo de vida\na@acme.com,Decision Maker;Champion,Lead\nb@acme.com,End User,Cliente\n";
    const { written } = await scored(table);
    const [, first, second] = written.split("\n");
    expect(first).toContain(",decision_maker,");
    expect(second).toContain(",customer,");
  });

  test("dates as they are written, the order told by the column", async () => {
    const dates = ["12/03/2026", "25/02/2026", "46093", "12 de marzo de 2026", "2026-03-12"];
    const table = dates.map((date) => `ana@acme.com,${date}`).join("\n");
    const { written, stdout } = await scored(`Email,Trial started at\n${table}\n`);
    const pains = written
      .split("\n")
      .slice(1, -1)
      .map((line) => line.split(",")[4]);
    expect(pains).toEqual(["18", "15", "18", "18", "18"]);
    expect(stdout).toContain("Dates: day first");
  });

  test("a date that no calendar has is counted and moves nothing", async () => {
    const { stdout, written } = await scored("Email,Trial started at\nana@acme.com,2026-02-30\n");
    expect(stdout).toContain("1 date cannot be read");
    expect(written.split("\n")[1]?.split(",")[4]).toBe("0");
  });
});

describe("columns map by themselves or by what is said", () => {
  test.each([
    [
      "Pipedrive",
      "Person - Title,Person - Email - Work,Organization - Country of Address,Organization - Employee count,Organization - Industry",
    ],
    ["Salesforce's Data Loader", "TITLE,EMAIL,COUNTRY,NUMBEROFEMPLOYEES,INDUSTRY"],
    ["Apollo", "Title,Email,Country,# Employees,Industry"],
    ["LinkedIn", "Job Title,Email Address,Country/Region,Company Size,Industry"],
    ["Dynamics", "Job Title,Email,Country/Region,No. of Employees,Industry"],
    ["Holded", "Cargo,Email,Pais,Empleados,Sector"],
    [
      "Outlook in Spanish",
      "Puesto,Dirección de correo electrónico,País o región,Número de empleados,Sector",
    ],
  ])("%s", async (_, names) => {
    const { fits } = await scored(`${names}\nCTO,ana@acme.com,Spain,120,Computer Software\n`);
    expect(fits).toEqual(["50"]);
  });

  test("a field without a column is told with those that come near, and --map says which it is", async () => {
    const table = "Email,Role in team\nana@acme.com,CTO\n";
    const without = await scored(table);
    expect(without.stdout).toContain("! Job title: no column found; candidates: Role in team");
    const { fits } = await scored(table, ["--map", "jobTitle=Role in team"]);
    expect(fits).toEqual(["20"]);
  });

  test("--json tells a program the same, --dry-run writes nothing", async () => {
    const { stdout, written } = await scored(text, ["--json", "--dry-run"]);
    const told = JSON.parse(stdout) as {
      rows: number;
      fields: { field: string; columns: string[] }[];
    };
    expect(told.rows).toBe(3);
    expect(told.fields.find(({ field }) => field === "jobTitle")?.columns).toEqual(["Job Title"]);
    expect(written).toBe("");
  });
});
