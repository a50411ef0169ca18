// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../../src/scoring/hygiene/hygiene.ts";
import { parseModel, type ModelDocument } from "../../../src/scoring/model/model.ts";
import { criterion, event, sampleModel, type Criterion } from "../sample.ts";
import { known, extra, rules, at, only, fit, pain } from "./lint-sample.ts";

describe("caps", () => {
  const capped = (cap: number, ...points: number[]): string[] =>
    only(
      extra({
        cap,
        pick: "sum",
        rules: points.map((worth, index) => ({
          when: { op: "equals" as const, field: "mail", value: String(index) },
          points: worth,
        })),
      }),
    );
  const path = "criteria[2].cap";
  test("that never cut, that leave nothing, that make rules alike", () => {
    expect(capped(9, 5, 4)).toEqual([`info cap-pointless ${path}`]);
    expect(capped(8, 5, 4)).toEqual([]);
    expect(capped(0, 5, 4)).toEqual([`warning cap-pointless ${path}`]);
    expect(capped(4, 5, 4)).toEqual([`warning cap-flattens-rules ${path}`]);
    expect(capped(4, 5, 5)).toEqual([]);
    expect(capped(5, 5, 4, -9)).toEqual([]);
    expect(capped(4, 5, 4, -9)).toEqual([`warning cap-flattens-rules ${path}`]);
    expect(capped(4, 5, 4, 0)).toContain(`warning cap-flattens-rules ${path}`);
  });
  test("of families", () => {
    const family = (cap: number, ...points: number[]): string[] =>
      only({
        criteria: [
          fit,
          pain,
          ...points.map((worth, index) =>
            criterion({ id: `m${index}`, family: "f", rules: [{ when: known, points: worth }] }),
          ),
        ],
        families: { f: { cap } },
      });
    expect(family(9, 5, 5)).toEqual([]);
    expect(family(10, 5, 5)).toEqual(["info cap-pointless families.f.cap"]);
    expect(family(5, 5, 5)).toEqual([]);
    expect(family(4, 5, 5)).toEqual(["warning family-cap-starves families.f.cap"]);
    expect(family(4, 5, 3)).toEqual(["warning family-cap-starves families.f.cap"]);
    expect(family(0, 5)).toEqual(["warning family-cap-starves families.f.cap"]);
  });
});

describe("loose ends", () => {
  test("example domains", () => {
    const domain = (value: string): string[] =>
      only(rules([{ op: "domainIn", field: "mail", values: ["a.com", value] }, 2]));
    for (const value of ["rival.example", "example.com", "www.example.org"])
      expect(domain(value)).toEqual([`info placeholder-left ${at}[0].when.values`]);
    for (const value of ["myexample.com", "example.io", "b.com"]) expect(domain(value)).toEqual([]);
  });
  test("fields that nothing reads", () => {
    const unused = (given: Partial<ModelDocument>): string[] =>
      lintModel(parseModel(sampleModel(given)), lexicon)
        .filter(({ code }) => code === "field-unused")
        .map(({ path }) => path);
    expect(unused({})).toEqual(["fields.size", "fields.mail", "fields.stage", "fields.since"]);
    const fields = {
      ...sampleModel().fields,
      employees: { contact: "e" },
      industry: { contact: "i" },
      companyName: { contact: "n" },
      login: { contact: "l", event: { type: "x", kind: "date" as const } },
    };
    expect(
      unused({
        fields,
        roles: { jobTitle: "stage", buyingRole: "mail" },
        origin: { field: "since" },
      }),
    ).toEqual(["fields.size"]);
    const inside = event("x", { where: { op: "known", field: "size" } });
    expect(unused(extra({ rules: [{ when: inside, points: 1 }] }))).toContain("fields.size");
  });
  test("negative points that never end", () => {
    const path = `${at}[1]`;
    const fades = (decay: Criterion["decay"]): string[] =>
      only(
        extra({
          decay: decay ?? null,
          rules: [
            { when: event("x"), points: 5 },
            { when: event("y"), points: -5 },
          ],
        }),
      );
    expect(fades({ kind: "halfLife", days: 5 })).toEqual([`info negative-never-ends ${path}`]);
    const first = [
      { when: event("y"), points: -5 },
      { when: event("x"), points: 5 },
    ];
    expect(only(extra({ decay: { kind: "halfLife", days: 5 }, rules: first }))).toEqual([
      `info negative-never-ends ${at}[0]`,
    ]);
    expect(fades({ kind: "halfLife", days: 5, endsAfterDays: 50 })).toEqual([]);
    expect(fades({ kind: "linear", days: 5 })).toEqual([]);
    expect(fades(null)).toEqual([]);
    expect(
      only(
        extra({
          decay: { kind: "halfLife", days: 5 },
          rules: [
            { when: event("x"), points: 5 },
            { when: event("y"), points: 0 },
          ],
        }),
      ),
    ).toEqual([]);
  });
});
