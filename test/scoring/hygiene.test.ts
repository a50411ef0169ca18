// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { lintModel } from "../../src/scoring/hygiene.ts";
import { parseModel, type ModelDocument } from "../../src/scoring/model.ts";
import { criterion, event, sampleModel, type Criterion, type When } from "./sample.ts";

/** What is found, as 'severity code path'. */
function found(given: Partial<ModelDocument>): string[] {
  const findings = lintModel(parseModel(sampleModel(given)), lexicon);
  for (const { message, advice } of findings) {
    for (const text of [message.en, message.es, advice.en, advice.es])
      expect(text.length).toBeGreaterThan(5);
  }
  return findings
    .filter(({ code }) => code !== "field-unused")
    .map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

const [fit, pain] = sampleModel().criteria as [Criterion, Criterion];
const known: When = { op: "known", field: "mail" };
const extra = (given: Partial<Criterion> & Pick<Criterion, "rules">): Partial<ModelDocument> => ({
  criteria: [fit, pain, criterion({ id: "extra", ...given })],
});
const rules = (...all: [When, number][]): Partial<ModelDocument> =>
  extra({ rules: all.map(([when, points]) => ({ when, points })) });
const at = "criteria[2].rules";

test("the sample model is clean but for what it says", () => {
  expect(found({})).toEqual(["info total-never-decides ready.total"]);
});
const usual = "info total-never-decides ready.total";
const only = (given: Partial<ModelDocument>): string[] =>
  found(given).filter((one) => one !== usual);

describe("how many behaviour criteria", () => {
  const many = (count: number): Partial<ModelDocument> => ({
    criteria: [fit, ...Array.from({ length: count }, (_, index) => ({ ...pain, id: `b${index}` }))],
  });
  test.each<[number, string[]]>([
    [15, []],
    [16, ["info behaviour-criteria-over-start criteria"]],
    [20, ["info behaviour-criteria-over-start criteria"]],
    [21, ["warning behaviour-criteria-too-many criteria"]],
    [25, ["warning behaviour-criteria-too-many criteria"]],
    [26, ["error behaviour-criteria-too-many criteria"]],
  ])("%d: %j", (count, expected) => expect(only(many(count))).toEqual(expected));
});

describe("trivial actions", () => {
  const trivial = [`warning trivial-action-scored ${at}[0].when`];
  const opened = (given: Parameters<typeof event>[1]): When => event("email_opened", given);
  test.each<[string, When, string[]]>([
    ["a mail opened", opened({}), trivial],
    ["opened in one mail", opened({ where: { op: "known", field: "email" } }), trivial],
    ["a single click", event("email_clicked"), trivial],
    ["a bare visit", event("page_viewed"), trivial],
    [
      "a page that matters",
      event("page_viewed", { where: { op: "contains", field: "url", values: ["/pricing"] } }),
      [],
    ],
    ["clicks over a month", event("email_clicked", { times: 3, withinDays: 30 }), []],
    ["clicks over all time", event("email_clicked", { times: 3 }), []],
    ["two clicks", event("email_clicked", { times: 2 }), trivial],
    ["clicks within a week", event("email_clicked", { times: 3, withinDays: 29 }), trivial],
    ["a form", event("form_submitted"), []],
    ["one of several types", event("x", { types: ["form_submitted", "email_opened"] }), trivial],
    ["no open at all", { op: "not", of: event("email_opened") }, []],
  ])("%s", (_, when, expected) => expect(only(rules([when, 2]))).toEqual(expected));
  test("that lose points are no mistake", () =>
    expect(only(rules([event("email_opened"), -2]))).toEqual([]));
  test("are seen inside an all and in HubSpot's counters", () => {
    expect(only(rules([{ op: "all", of: [known, event("page_viewed")] }, 2]))).toEqual([
      `warning trivial-action-scored ${at}[0].when.of[1]`,
    ]);
    const counter = (when: When, contact = "hs_email_open"): string[] =>
      only({ ...rules([when, 2]), fields: { ...sampleModel().fields, n: { contact } } });
    expect(counter({ op: "atLeast", field: "n", value: 2 })).toEqual(trivial);
    expect(counter({ op: "atLeast", field: "n", value: 3 })).toEqual([]);
    expect(counter({ op: "known", field: "n" }, "hs_email_click")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "hs_analytics_num_page_views")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "hs_analytics_num_visits")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "num_notes")).toEqual([]);
    expect(counter({ op: "atMost", field: "n", value: 2 })).toEqual([]);
  });
});

test("labels and definitions are required in both languages", () => {
  const given = extra({
    rules: [{ when: known, points: 1 }],
    label: { en: " ", es: "Una etiqueta larga" },
    definition: { en: "Too short here", es: "Una etiqueta larga " },
  });
  expect(only(given)).toEqual([
    "warning label-missing criteria[2].label.en",
    "warning definition-missing criteria[2].definition.en",
    "warning definition-missing criteria[2].definition.es",
  ]);
});

describe("thresholds", () => {
  const ready = { fit: 30, pain: 20, total: 51, hysteresis: 5 };
  const big: Partial<ModelDocument> = {
    criteria: [criterion({ rules: [{ when: known, points: 40 }] }), pain],
  };
  test.each<[string, Partial<ModelDocument>, string[]]>([
    [
      "reachable to the point",
      { ...big, ready: { ...ready, fit: 40, total: 61 } },
      ["error threshold-unreachable ready.total"],
    ],
    [
      "fit out of reach",
      { ready: { ...ready, fit: 31, total: 0 } },
      ["error threshold-unreachable ready.fit"],
    ],
    [
      "pain out of reach",
      { ready: { ...ready, pain: 21, total: 0 } },
      ["error threshold-unreachable ready.pain"],
    ],
    [
      "a band out of reach",
      { bands: [...sampleModel().bands, { name: "far", label: fit.label, from: 51 }] },
      ["warning band-unreachable bands[3].from"],
    ],
    [
      "cuts out of reach",
      { matrix: { fit: [31], pain: [21], cells: sampleModel().matrix.cells } },
      ["warning matrix-unreachable matrix.fit[0]", "warning matrix-unreachable matrix.pain[0]"],
    ],
    [
      "no fit needed",
      { ready: { ...ready, fit: 0, total: 0 } },
      ["warning ready-ignores-axis ready.fit", "warning hysteresis-too-wide ready.hysteresis"],
    ],
    [
      "no pain needed",
      { ready: { ...ready, pain: 0, total: 0, hysteresis: 0 } },
      ["warning ready-ignores-axis ready.pain"],
    ],
    ["a total that decides", { ...big, ready }, []],
    [
      "hysteresis as wide as an axis",
      { ready: { ...ready, total: 0, hysteresis: 20 } },
      ["warning hysteresis-too-wide ready.hysteresis"],
    ],
    ["hysteresis just narrower", { ready: { ...ready, total: 0, hysteresis: 19 } }, []],
    [
      "an axis cut short",
      { axes: { fit: { max: 29 } }, ready: { ...ready, total: 0 } },
      [
        "error threshold-unreachable ready.fit",
        "warning band-unreachable bands[2].from",
        "warning matrix-unreachable matrix.fit[0]",
      ],
    ],
    ["a customer model", { kind: "customer", ready: { fit: 99, pain: 99, total: 500 } }, []],
  ])("%s", (_, given, expected) => expect(only(given)).toEqual(expected));

  test("what criteria can give counts rules, caps, families and unknown points", () => {
    const reach = (
      given: Partial<Criterion> & Pick<Criterion, "rules">,
      families: ModelDocument["families"] = {},
    ): number => {
      const model: Partial<ModelDocument> = {
        criteria: [criterion(given), pain],
        families,
        axes: { fit: { max: 100 } },
        ready: { fit: 100, pain: 20, total: 0, hysteresis: 1 },
      };
      const message =
        lintModel(parseModel(sampleModel(model)), lexicon).find(({ path }) => path === "ready.fit")
          ?.message.en ?? "give 100 at";
      return Number(/give (\d+) at/.exec(message)?.[1]);
    };
    const two = [
      { when: known, points: 7 },
      { when: { op: "unknown" as const, field: "title" }, points: 9 },
      { when: known, points: -3 },
    ];
    expect(reach({ rules: two })).toBe(9);
    expect(reach({ rules: two, pick: "sum" })).toBe(16);
    expect(reach({ rules: two, pick: "sum", cap: 12 })).toBe(12);
    expect(reach({ rules: two, unknown: 11 })).toBe(11);
    expect(reach({ rules: [{ when: known, points: -3 }] })).toBe(0);
    expect(reach({ rules: [{ when: event("x"), points: 3, each: true }] })).toBe(100);
    expect(reach({ rules: [{ when: event("x"), points: 3, each: true }], cap: 8 })).toBe(8);
    expect(reach({ rules: two, family: "f" }, { f: { cap: 5 } })).toBe(5);
  });
});

describe("rules that can never match", () => {
  const never = [`error rule-never-matches ${at}[0]`];
  test.each<[string, When, string[]]>([
    [
      "no country",
      { op: "countryIn", field: "country", values: ["Narnia"] },
      [...never, `warning country-unknown ${at}[0].when.values`],
    ],
    ["known and unknown", { op: "all", of: [known, { op: "unknown", field: "mail" }] }, never],
    [
      "unknown and equal",
      {
        op: "all",
        of: [
          { op: "unknown", field: "mail" },
          { op: "equals", field: "mail", value: "x" },
        ],
      },
      never,
    ],
    [
      "ranges apart",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 9 },
          { op: "atMost", field: "size", value: 8 },
        ],
      },
      never,
    ],
    [
      "ranges apart the other way",
      {
        op: "all",
        of: [
          { op: "atMost", field: "size", value: 8 },
          { op: "between", field: "size", from: 9, to: 10 },
        ],
      },
      never,
    ],
    [
      "ranges that touch",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 8 },
          { op: "atMost", field: "size", value: 8 },
        ],
      },
      [],
    ],
    [
      "a number and a size",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 9 },
          { op: "size", field: "size", atMost: 8 },
        ],
      },
      [],
    ],
    [
      "two values",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "mail", value: "b" },
        ],
      },
      never,
    ],
    [
      "one value twice",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "mail", value: "A" },
        ],
      },
      [],
    ],
    [
      "two fields",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "title", value: "b" },
        ],
      },
      [],
    ],
    [
      "countries apart",
      {
        op: "all",
        of: [
          { op: "countryIn", field: "country", values: ["ES"] },
          { op: "countryIn", field: "country", values: ["PT"] },
        ],
      },
      never,
    ],
    [
      "a part that never does",
      { op: "all", of: [known, { op: "countryIn", field: "country", values: ["Narnia"] }] },
      [...never, `warning country-unknown ${at}[0].when.of[1].values`],
    ],
    [
      "any with one that could",
      { op: "any", of: [known, { op: "all", of: [known, { op: "unknown", field: "mail" }] }] },
      [],
    ],
    [
      "any with none",
      { op: "any", of: [{ op: "all", of: [known, { op: "unknown", field: "mail" }] }] },
      never,
    ],
    [
      "inside an event",
      event("x", {
        where: {
          op: "all",
          of: [
            { op: "known", field: "a" },
            { op: "unknown", field: "a" },
          ],
        },
      }),
      never,
    ],
    [
      "a not of it",
      { op: "not", of: { op: "all", of: [known, { op: "unknown", field: "mail" }] } },
      [],
    ],
    [
      "one wrong country of two",
      { op: "countryIn", field: "country", values: ["ES", "Narnia"] },
      [`warning country-unknown ${at}[0].when.values`],
    ],
  ])("%s", (_, when, expected) => expect(only(rules([when, 2]))).toEqual(expected));
});

describe("rules that another one always beats", () => {
  const shadowed = (index: number): string[] => [`warning rule-shadowed ${at}[${index}]`];
  const one = (
    values: string[],
    op: "oneOf" | "contains" | "startsWith" | "endsWith" | "domainIn" = "oneOf",
  ): When => ({ op, field: "mail", values });
  const level = (name: "director" | "manager"): When => ({
    op: "seniorityAtLeast",
    field: "title",
    level: name,
  });
  const min = (value: number): When => ({ op: "atLeast", field: "size", value });
  const seen = (given: Parameters<typeof event>[1]): When => event("form_submitted", given);
  const url = (value: string): When =>
    seen({ where: { op: "contains", field: "url", values: [value] } });
  test.each<[string, [When, number], [When, number], string[]]>([
    ["a higher level for less", [level("manager"), 10], [level("director"), 8], shadowed(1)],
    ["a higher level for more", [level("manager"), 8], [level("director"), 10], []],
    ["a lower level for less", [level("director"), 10], [level("manager"), 8], []],
    ["a higher number for as much", [min(9), 5], [min(5), 5], shadowed(0)],
    ["a higher number for more", [min(9), 6], [min(5), 5], []],
    ["the same again", [known, 5], [known, 5], shadowed(1)],
    ["the same for more", [known, 5], [known, 6], shadowed(0)],
    ["a part of the list", [one(["a", "b"]), 5], [one(["A"]), 5], shadowed(1)],
    [
      "an equal in the list",
      [one(["a", "b"]), 5],
      [{ op: "equals", field: "mail", value: "b" }, 5],
      shadowed(1),
    ],
    ["another list", [one(["a", "b"]), 5], [one(["c"]), 5], []],
    [
      "a longer text",
      [one(["pric"], "contains"), 5],
      [one(["pricing"], "contains"), 5],
      shadowed(1),
    ],
    ["a shorter text", [one(["pricing"], "contains"), 5], [one(["pric"], "contains"), 4], []],
    [
      "a longer start",
      [one(["ab"], "startsWith"), 5],
      [one(["abc"], "startsWith"), 5],
      shadowed(1),
    ],
    ["a longer end", [one(["bc"], "endsWith"), 5], [one(["abc"], "endsWith"), 5], shadowed(1)],
    ["starts and ends", [one(["a"], "startsWith"), 5], [one(["a"], "endsWith"), 5], []],
    [
      "a domain of two",
      [one(["a.com", "b.com"], "domainIn"), 5],
      [one(["a.com"], "domainIn"), 5],
      shadowed(1),
    ],
    ["anything known", [known, 5], [one(["a"]), 5], shadowed(1)],
    ["the unknown", [known, 5], [{ op: "unknown", field: "mail" }, 5], []],
    ["another field", [known, 5], [{ op: "equals", field: "title", value: "x" }, 5], []],
    [
      "a shorter window",
      [{ op: "withinDays", field: "since", days: 9 }, 5],
      [{ op: "withinDays", field: "since", days: 3 }, 5],
      shadowed(1),
    ],
    [
      "a longer window",
      [{ op: "withinDays", field: "since", days: 3 }, 5],
      [{ op: "withinDays", field: "since", days: 9 }, 4],
      [],
    ],
    ["more events", [seen({}), 5], [seen({ times: 3 }), 5], shadowed(1)],
    ["fewer events", [seen({ times: 3 }), 5], [seen({}), 4], []],
    ["newer events", [seen({ withinDays: 9 }), 5], [seen({ withinDays: 5 }), 5], shadowed(1)],
    ["events of all time", [seen({ withinDays: 9 }), 5], [seen({}), 4], []],
    ["events of another type", [seen({}), 5], [event("meeting_booked"), 5], []],
    ["one type of two", [event("a", { types: ["a", "b"] }), 5], [event("b"), 5], shadowed(1)],
    ["some of the events", [seen({}), 5], [url("demo"), 5], shadowed(1)],
    ["all of the events", [url("demo"), 5], [seen({}), 4], []],
    ["other events", [url("demo"), 5], [url("quote"), 5], []],
    ["a narrower all", [min(5), 5], [{ op: "all", of: [min(9), known] }, 5], shadowed(1)],
    [
      "a wider all",
      [{ op: "all", of: [min(5), known] }, 5],
      [{ op: "all", of: [known, min(9)] }, 5],
      shadowed(1),
    ],
    ["an all that asks more", [{ op: "all", of: [min(5), known] }, 5], [min(9), 5], []],
    ["a part of an any", [{ op: "any", of: [min(5), known] }, 5], [min(9), 5], shadowed(1)],
    ["an any within", [min(5), 5], [{ op: "any", of: [min(9), min(7)] }, 5], shadowed(1)],
    ["an any beyond", [min(5), 5], [{ op: "any", of: [min(9), min(4)] }, 4], []],
    ["a wider not", [{ op: "not", of: min(9) }, 5], [{ op: "not", of: min(5) }, 5], shadowed(1)],
    ["a narrower not", [{ op: "not", of: min(5) }, 5], [{ op: "not", of: min(9) }, 4], []],
    [
      "a size within",
      [{ op: "size", field: "size", atLeast: 5 }, 5],
      [{ op: "size", field: "size", atLeast: 5, atMost: 7 }, 5],
      shadowed(1),
    ],
    ["a number in a size", [{ op: "size", field: "size", atLeast: 5 }, 5], [min(7), 5], []],
  ])("%s", (_, first, second, expected) => expect(only(rules(first, second))).toEqual(expected));

  test("not where rules add up, nor between one and each", () => {
    expect(
      only(
        extra({
          pick: "sum",
          rules: [
            { when: known, points: 5 },
            { when: known, points: 5 },
          ],
        }),
      ),
    ).toEqual([]);
    expect(
      only(
        extra({
          cap: 9,
          rules: [
            { when: event("x"), points: 5 },
            { when: event("x"), points: 5, each: true },
          ],
        }),
      ),
    ).toEqual([]);
  });
  test("a rule worth nothing adds nothing", () => {
    expect(
      only(
        extra({
          pick: "sum",
          rules: [
            { when: known, points: 0 },
            { when: known, points: 1 },
          ],
        }),
      ),
    ).toEqual([`info rule-worthless ${at}[0]`]);
    expect(
      only(extra({ rules: [{ when: { op: "equals", field: "mail", value: "x" }, points: 0 }] })),
    ).toEqual([]);
  });
});

describe("ranges", () => {
  const range = (from: number, to: number, field = "size"): When => ({
    op: "between",
    field,
    from,
    to,
  });
  test.each<[string, When, When, boolean]>([
    ["that share an end", range(1, 50), range(50, 200), true],
    ["in the other order", range(50, 200), range(1, 50), true],
    ["that do not", range(1, 50), range(51, 200), false],
    ["of two fields", range(1, 50), range(50, 200, "mail"), false],
    [
      "of a number and a size",
      range(1, 50),
      { op: "size", field: "size", atLeast: 50, atMost: 60 },
      false,
    ],
    [
      "of sizes",
      { op: "size", field: "size", atLeast: 5, atMost: 50 },
      { op: "size", field: "size", atLeast: 50, atMost: 60 },
      true,
    ],
    ["open ones are tiers", { op: "atLeast", field: "size", value: 5 }, range(9, 20), false],
    ["open below", { op: "atMost", field: "size", value: 9 }, range(9, 20), false],
    ["of something else", known, range(9, 20), false],
  ])("%s: %s", (_, first, second, overlaps) => {
    expect(only(rules([first, 4], [second, 5])).filter((one) => one.includes("overlap"))).toEqual(
      overlaps ? [`warning ranges-overlap ${at}[1].when`] : [],
    );
  });
});

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
    expect(fades({ kind: "halfLife", days: 5, endsAfterDays: 50 })).toEqual([]);
    expect(fades({ kind: "linear", days: 5 })).toEqual([]);
    expect(fades(null)).toEqual([]);
    expect(
      only(
        extra({ decay: { kind: "halfLife", days: 5 }, rules: [{ when: event("x"), points: 5 }] }),
      ),
    ).toEqual([]);
  });
});

test("the gravest comes first", () => {
  const severities = lintModel(
    parseModel(sampleModel({ ready: { fit: 31, pain: 0, total: 1 } })),
    lexicon,
  ).map(({ severity }) => severity);
  expect(severities).toEqual(
    [...severities].sort(
      (a, b) => ["error", "warning", "info"].indexOf(a) - ["error", "warning", "info"].indexOf(b),
    ),
  );
  expect(new Set(severities).size).toBe(3);
});
