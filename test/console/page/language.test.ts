import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createFormats } from "../../../src/console/shell/page/language/formats.ts";
import { firstLanguage } from "../../../src/console/shell/page/language/language.ts";
import { eventName } from "../../../src/words/events.ts";
import { fieldName } from "../../../src/words/fields.ts";

const root = fileURLToPath(new URL("../../../src/console", import.meta.url));

const nothingKept = { getItem: () => null };

describe("the first language of the page", () => {
  test("is the one that was chosen before, whatever the browser speaks", () => {
    expect(firstLanguage({ getItem: () => "es" }, ["en-US"])).toBe("es");
  });

  test("is the first of the browser's languages that we speak", () => {
    expect(firstLanguage(nothingKept, ["fr-FR", "es-MX", "en"])).toBe("es");
    expect(firstLanguage(nothingKept, ["en-GB", "es"])).toBe("en");
  });

  test("is English where we speak none of the browser's, or what is kept is no language", () => {
    expect(firstLanguage(nothingKept, ["fr", "de-AT"])).toBe("en");
    expect(firstLanguage({ getItem: () => "<script>" }, [])).toBe("en");
  });
});

test("every catalogue is written in both languages, no Spanish text left as its English one", async () => {
  const files = globSync("**/page/**/*-texts.ts", { cwd: root });
  expect(files.length).toBeGreaterThan(15);
  const alike: string[] = [];
  for (const file of files) {
    const module: Readonly<Record<string, unknown>> = await import(`${root}/${file}`);
    const [catalogue] = Object.values(module) as { en: object; es: object }[];
    if (catalogue === undefined) throw new Error(`${file} exports no catalogue`);
    collectAlike(file, catalogue.en, catalogue.es, alike);
  }
  // Words that both languages share, and product names.
  expect(
    alike.filter((place) => !/: (?:Ripen|Leads|Demo|Total|E-mail|Error|Portal)$/.test(place)),
  ).toEqual([]);
});

function collectAlike(place: string, en: unknown, es: unknown, alike: string[]): void {
  if (typeof en === "string") {
    if (en.length > 3 && en === es) alike.push(`${place}: ${en}`);
    return;
  }
  if (typeof en !== "object" || en === null || typeof es !== "object" || es === null) return;
  for (const [key, value] of Object.entries(en)) {
    collectAlike(`${place}.${key}`, value, new Map(Object.entries(es)).get(key), alike);
  }
}

test("every text is said somewhere", async () => {
  const code = globSync("**/page/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.endsWith("-texts.ts"))
    .map((file) => readFileSync(`${root}/${file}`, "utf8"))
    .join("\n");
  const unsaid: string[] = [];
  for (const file of globSync("**/page/**/*-texts.ts", { cwd: root })) {
    const module: Readonly<Record<string, unknown>> = await import(`${root}/${file}`);
    const [catalogue] = Object.values(module) as { en: object }[];
    for (const key of Object.keys(catalogue?.en ?? {})) {
      // By its name, or by a choice among names such as say[axis].
      if (!new RegExp(`\\.${key}\\b|"${key}"`).test(code)) {
        unsaid.push(`${file}: ${key}`);
      }
    }
  }
  expect(unsaid).toEqual([]);
});

test("no component holds a text of its own outside the catalogues", () => {
  const files = globSync("**/*.tsx", { cwd: root });
  expect(files.length).toBeGreaterThan(60);
  const texts = files.flatMap((file) => {
    const code = readFileSync(`${root}/${file}`, "utf8");
    // Words between tags, and words in attributes that people see or hear.
    const between = [...code.matchAll(/>\s*([A-Za-z][a-z]+(?: [a-z]+)+)\s*</g)];
    const attributes = [...code.matchAll(/(?:label|title|placeholder|aria-label)="([^"]+)"/g)];
    return [...between, ...attributes].map((match) => `${file}: ${match[1] ?? ""}`);
  });
  expect(texts).toEqual([]);
});

describe("formats", () => {
  test("write numbers and percentages as each language does", () => {
    expect(createFormats("en").number(12_345.6)).toBe("12,345.6");
    expect(createFormats("es").number(12_345.6)).toBe("12.345,6");
    expect(createFormats("es").number(1_234)).toBe("1.234");
    expect(createFormats("en").percent(0.834)).toBe("83%");
  });

  test("show points with their sign, and nothing before zero", () => {
    const { signed } = createFormats("en");
    expect([signed(5), signed(-3), signed(0)]).toEqual(["+5", "-3", "0"]);
  });

  test("show times in the account's zone, and in the browser's where it is not known", () => {
    const at = Date.UTC(2026, 2, 11, 23, 30);
    expect(createFormats("en", "Europe/Madrid").dateTime(at)).toBe("12 Mar 2026, 00:30");
    expect(createFormats("es", "America/Bogota").date(at)).toBe("11 mar 2026");
    expect(createFormats("en", "Mars/Olympus").date(at)).toBe(createFormats("en").date(at));
  });

  test("say lengths of time in the largest unit that fits", () => {
    const { length } = createFormats("en");
    expect(length(45_000)).toBe("45 secs");
    expect(length(90_000)).toBe("2 mins");
    expect(length(3 * 3_600_000)).toBe("3 hrs");
    expect(createFormats("es").length(3 * 86_400_000)).toMatch(/^3\s?d/);
  });
});

test("names of fields and behaviours are never taken from an object's own inheritance", () => {
  expect(fieldName("constructor")).toEqual({ en: "Constructor", es: "Constructor" });
  expect(eventName("custom:toString").en).toBe("toString");
  expect(eventName("form_submitted").es).toBe("Formulario enviado");
});
