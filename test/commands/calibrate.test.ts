import { spawnSync } from "node:child_process";
import { readFileSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { calibrate } from "../../src/commands/calibrate.ts";
import { score } from "../../src/commands/score.ts";
import type { Report } from "../../src/evidence/report/report.ts";
import { aucParts } from "../../src/evidence/statistics/auc.ts";
import { randomOf } from "../../src/evidence/statistics/random.ts";
import { parseModel, type Model } from "../../src/scoring/model/model.ts";
import { csvOf, madeLeads, shuffled } from "../evidence/learning/made-leads.ts";
import { folder, runCommand, type Ran } from "./run-command.ts";

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const place = folder();
afterAll(place.remove);

type Learned = {
  readonly ran: Ran;
  readonly report: Report;
  readonly model: Model | null;
  readonly bytes: string;
};

function ids(model: Model | null): readonly string[] | undefined {
  return model?.criteria.map(({ id }) => id);
}

/** True in `chance` of the converted rows and in as many fewer of the others. */
function coin(row: readonly string[], chance: number, at: number): boolean {
  return randomOf(at + 1).uniform() < (row[1] === "1" ? chance : 1 - chance);
}

let runs = 0;
async function learned(csv: string, ...more: readonly string[]): Promise<Learned> {
  runs += 1;
  const [out, report] = [place.path(`model${runs}.json`), place.path(`report${runs}.json`)];
  const file = place.write(`leads${runs}.csv`, csv);
  const args = [
    file,
    "--outcome",
    "Converted",
    "--id",
    "Lead Id",
    "--out",
    out,
    "--report",
    report,
  ];
  const ran = await runCommand(calibrate, [...args, ...more]);
  const text = existsSync(report) ? readFileSync(report, "utf8") : "null";
  const model = existsSync(out) ? readFileSync(out, "utf8") : "";
  return {
    ran,
    report: JSON.parse(text) as Report,
    model: model === "" ? null : parseModel(JSON.parse(model)),
    bytes: model + text,
  };
}

const leads = madeLeads(3_000, 7);

/** Every two hours from the beginning of 2026 on, without a zone. */
function moment(at: number): string {
  return new Date(Date.UTC(2026, 0, 1) + at * 7_200_000).toISOString().slice(0, 16);
}

describe("a file of leads with an outcome", () => {
  test("gives a model that ranks leads it has not seen nearly as well as can be", async () => {
    const { ran, report, model } = await learned(csvOf(leads));
    expect(ran.code).toBe(0);
    expect(report.signal).toBe("ok");
    expect(report.rows).toBe(3_000);
    expect(model?.criteria.length).toBeLessThanOrEqual(15);
    const tops = model?.criteria.map(({ rules, unknown, cap }) =>
      Math.min(cap ?? Infinity, Math.max(unknown, ...rules.map(({ points }) => points))),
    );
    expect((model?.axes.fit.max ?? 0) + (model?.axes.pain.max ?? 0)).toBe(100);
    expect(tops?.reduce((sum, top) => sum + top, 0)).toBe(100);
    const fresh = madeLeads(4_000, 8);
    const scored = await scores(csvOf(fresh), place.path(`model${runs}.json`));
    const outcomes = fresh.rows.map(([, converted]) => Number(converted));
    const best = aucParts(fresh.chances, outcomes).value;
    expect(aucParts(scored, outcomes).value).toBeGreaterThan(best - 0.02);
  });

  test("promises conversions that hold on leads it has not seen", async () => {
    const { report } = await learned(csvOf(leads), "--target", "0.3", "--target", "45%");
    const fresh = madeLeads(6_000, 9);
    const scored = await scores(csvOf(fresh), place.path(`model${runs}.json`));
    expect(report.thresholds.map((line) => "target" in line && line.target)).toEqual([0.3, 0.45]);
    for (const line of report.thresholds) {
      if (line.threshold === null) throw new Error("declined");
      const { threshold } = line;
      const chosen = fresh.chances.filter((_, row) => (scored[row] ?? 0) >= threshold);
      const rate = chosen.reduce((sum, one) => sum + one, 0) / chosen.length;
      expect(rate).toBeGreaterThan(line.low);
      expect(rate).toBeLessThan(line.high);
    }
  });

  test("declines a target that no leads reach, with the reason", async () => {
    const { report } = await learned(csvOf(leads), "--target", "0.999");
    expect(report.thresholds).toMatchObject([
      { target: 0.999, threshold: null, reason: { code: "out_of_reach" } },
    ]);
  });

  test("gives the same bytes with rows and columns in another order", async () => {
    const random = randomOf(3);
    const plain = await learned(csvOf(leads));
    const places = shuffled([...leads.header.keys()], random);
    const rows = shuffled(leads.rows, random).map((row) => places.map((at) => row[at] ?? ""));
    const header = places.map((at) => leads.header[at] ?? "");
    const other = await learned(csvOf({ ...leads, header, rows }));
    expect(other.bytes).toBe(plain.bytes);
  });

  test("gives the same bytes in another time zone and locale", () => {
    const dates = {
      header: "Create Date",
      value: (_: readonly string[], at: number) => moment(at),
    };
    const file = place.write("dated.csv", csvOf(madeLeads(600, 4), [dates]));
    const bytesIn = (zone: string, locale: string): string => {
      const [out, report] = [place.path(`${locale}.json`), place.path(`${locale}-report.json`)];
      const args = [file, "--outcome", "Converted", "--id", "Lead Id", "--date", "Create Date"];
      const command = [
        "calibrate",
        ...args,
        "--now",
        "2026-06-01",
        "--out",
        out,
        "--report",
        report,
      ];
      const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale };
      // Exit code 1 says that there is something to look at.
      const ran = spawnSync(process.execPath, [CLI, ...command], { env });
      expect([0, 1]).toContain(ran.status);
      return readFileSync(report, "utf8") + (existsSync(out) ? readFileSync(out, "utf8") : "");
    };
    const plain = bytesIn("UTC", "C");
    expect(plain).toContain("conversionByScore");
    expect(bytesIn("Pacific/Auckland", "tr_TR.UTF-8")).toBe(plain);
  });

  test("is read alike with semicolons and decimal commas", async () => {
    const rows = leads.rows.map((row) =>
      row.map((text, at) => (at === 3 ? text.replace(".", ",") : text)),
    );
    const { report } = await learned(csvOf({ ...leads, rows }, [], ";"));
    const plain = await learned(csvOf(leads));
    expect(report.auc).toEqual(plain.report.auc);
  });

  test("gives both genders of a title the same points", async () => {
    const { model } = await learned(csvOf(leads));
    const position = model?.criteria.find(({ label }) => label.en === "Position");
    const all = JSON.stringify(position?.rules);
    expect(all).toContain("seniorityAtLeast");
    expect(all).not.toMatch(/director(a)?"?,?"directora/i);
  });
});

async function scores(csv: string, model: string): Promise<number[]> {
  const [file, out] = [place.write("fresh.csv", csv), place.path("scored.csv")];
  const ran = await runCommand(score, [file, "--model", model, "--out", out]);
  expect(ran.code).toBe(0);
  const [header = "", ...lines] = readFileSync(out, "utf8").trim().split("\n");
  const at = header.split(",").indexOf("ripen_lead_score");
  return lines.map((line) => Number(line.split(",")[at]));
}

test("the page is written in the language asked for, with curve, thresholds and criteria", async () => {
  const html = place.path("page.html");
  await learned(csvOf(leads), "--html", html, "--language", "es");
  const page = readFileSync(html, "utf8");
  expect(page).toMatch(/^<!doctype html>\n<html lang="es">/);
  for (const part of ["<svg", "Desde cuándo está listo un lead", "Total Visits", "Los criterios"]) {
    expect(page).toContain(part);
  }
  expect(page).not.toMatch(/<script|https?:/);
});

test("a model in force keeps its criteria, and a locked one its points", async () => {
  const first = await learned(csvOf(leads));
  const file = place.path(`model${runs}.json`);
  const locked = first.model?.criteria.find(({ id }) => id === "total_visits");
  const again = await learned(csvOf(leads), "--model", file, "--locked", "total_visits");
  expect(ids(again.model)).toEqual(ids(first.model));
  expect(again.model?.criteria.find(({ id }) => id === "total_visits")).toEqual(locked);
  expect(again.report.auc.value).toBeGreaterThan((first.report.auc.value ?? 1) - 0.01);
});

describe("what must never be learned from", () => {
  test("columns that say who somebody is are in no model, asked for or not", async () => {
    const more = [
      {
        header: "Gender",
        value: (row: readonly string[], at: number) => (coin(row, 0.8, at) ? "female" : "male"),
      },
      {
        header: "Field 7",
        value: (row: readonly string[], at: number) => (coin(row, 0.8, at) ? "Sra." : "Sr."),
      },
      {
        header: "Fecha de nacimiento",
        value: (row: readonly string[], at: number) =>
          `19${coin(row, 0.8, at) ? 6 + (at % 2) : 8 + (at % 2)}${at % 10}-0${1 + (at % 9)}-1${at % 9}`,
      },
      {
        header: "Field 8",
        value: (row: readonly string[], at: number) =>
          (coin(row, 0.8, at)
            ? ["Ana", "Lucia", "Mary", "Emma", "Sofia"]
            : ["Juan", "Pedro", "John", "David", "Luis"])[at % 5] ?? "",
      },
      {
        header: "Edad",
        value: (row: readonly string[], at: number) =>
          String(coin(row, 0.8, at) ? 30 + (at % 10) : 50 + (at % 10)),
      },
    ];
    const plain = await learned(csvOf(leads));
    const asked = await learned(csvOf(leads, more), "--include", "Gender", "--include", "Field 8");
    expect(asked.report.auc).toEqual(plain.report.auc);
    expect(JSON.stringify(asked.model)).not.toMatch(/gender|field_7|field_8|nacimiento|edad/i);
    expect(asked.report.warnings).toEqual(
      expect.arrayContaining([
        {
          code: "protected_asked_for",
          columns: expect.arrayContaining(["Gender", "Field 8"]) as string[],
        },
        { code: "personal", columns: ["Edad"] },
      ]),
    );
    const included = await learned(csvOf(leads, more), "--include", "Edad");
    expect(included.model?.about.en).toContain("Included by a person: Edad");
    expect(JSON.stringify(included.model?.fields)).toContain("edad");
  });

  test.each([
    ["by its name", "Lead Status", 0.7, "name"],
    ["by how well it separates", "Column 9", 0.96, "separates"],
  ])("a leak is found %s, left out, and can be taken back", async (_, header, chance, why) => {
    const leak = {
      header,
      value: (row: readonly string[], at: number) =>
        coin(row, chance, at) ? `A${at % 3}` : `B${at % 3}`,
    };
    const { ran, report, model } = await learned(csvOf(leads, [leak]));
    expect(ran.code).toBe(1);
    expect(report.leaks).toMatchObject([{ column: header, why, included: false }]);
    expect(JSON.stringify(model)).not.toContain('"A1"');
    const back = await learned(csvOf(leads, [leak]), "--include", header);
    expect(back.report.leaks).toMatchObject([{ column: header, included: true }]);
    expect(back.report.auc.value).toBeGreaterThan(report.auc.value ?? 1);
  });

  test("a column filled in after the outcome is found", async () => {
    const leak = {
      header: "Welcome call",
      value: (row: readonly string[], at: number) => (row[1] === "1" ? `ref ${at % 50}` : ""),
    };
    const { report } = await learned(csvOf(leads, [leak]));
    expect(report.leaks).toMatchObject([{ column: "Welcome call", why: "filled_afterwards" }]);
  });
});

describe("too little to learn from", () => {
  test("random outcomes give no signal, no model, and every target is declined", async () => {
    const random = randomOf(11);
    const rows = leads.rows.map((row) =>
      row.map((text, at) => (at === 1 ? String(random.below(2)) : text)),
    );
    const { ran, report, model } = await learned(csvOf({ ...leads, rows }));
    expect(ran.code).toBe(1);
    expect(report.signal).toBe("none");
    expect(model).toBeNull();
    expect(report.thresholds.map(({ threshold }) => threshold)).toEqual([null, null]);
  });

  test("below 20 conversions it says how many are missing", async () => {
    const few = {
      ...leads,
      rows: leads.rows.filter(([, converted], at) => converted === "0" || at < 25),
    };
    const conversions = few.rows.filter(([, converted]) => converted === "1").length;
    expect(conversions).toBeLessThan(20);
    const { report, model } = await learned(csvOf(few));
    expect(model).toBeNull();
    expect(report.warnings).toContainEqual({
      code: "few_conversions",
      conversions,
      missing: 20 - conversions,
    });
  });
});

describe("drift", () => {
  test("is found where the base rate moves over time, and nowhere else", async () => {
    const random = randomOf(5);
    const rows = leads.rows.map((row, at) =>
      row.map((text, column) =>
        column === 1 && at < 1_200 && random.uniform() < 0.6 ? "0" : text,
      ),
    );
    const moved = await learned(csvOf({ ...leads, rows }));
    expect(moved.report.drift).toMatchObject({ by: "id" });
    expect(moved.report.drift?.base?.to).toBeGreaterThan(
      (moved.report.drift?.base?.from ?? 1) * 1.5,
    );
    const still = await learned(csvOf(leads));
    expect(still.report.drift).toBeNull();
  });
});

test.each([
  ["an outcome that is neither 1 nor 0", ["--outcome", "Industry"], /neither 1 nor 0/],
  ["a column that is not there", ["--id", "Nothing"], /does not have/],
  ["a won value that is not there", ["--won", "Gone"], /Check --won/],
  ["a target that is no rate", ["--target", "12"], /between 0 and 1/],
])("it cannot run on %s", async (_, args, message) => {
  const { ran } = await learned(csvOf(leads), ...args);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(message);
});
