// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Condition } from "../../../src/scoring/model/condition.ts";
import type { Facts } from "../../../src/scoring/facts.ts";
import { scoreLead, criterion, event, facts, happened, models, NOW, type When } from "../sample.ts";
import { DAY } from "../../../src/scoring/time.ts";

type Result = "yes" | "no" | "unknown";

/** What a condition says of a contact: 10 points for yes, 3 for unknown. */
function ask(when: When, given: Partial<Facts>, free: readonly string[] = []): Result {
  const testsEvents = JSON.stringify(when).includes('"event"');
  const tested = criterion({
    rules: [{ when, points: 10 }],
    unknown: testsEvents ? -3 : 3,
    axis: "fit",
  });
  const score = scoreLead(
    models({ criteria: [tested], freeMailDomains: [...free] }),
    facts(given),
    null,
    NOW,
  );
  if (score.lines[0]?.unknown === true) return "unknown";
  return score.fit === 10 ? "yes" : "no";
}

const field = "title";
const value = (text: string | null): Partial<Facts> => ({ contact: { jobtitle: text } });

describe("a test of one value", () => {
  test.each<[When, string, Result]>([
    [{ op: "equals", field, value: "Málaga" }, " malaga", "yes"],
    [{ op: "equals", field, value: "Málaga" }, "malaga city", "no"],
    [{ op: "oneOf", field, values: ["a", "B"] }, "b", "yes"],
    [{ op: "oneOf", field, values: ["a", "B"] }, "x; A", "yes"],
    [{ op: "oneOf", field, values: ["a", "B"] }, "x;y", "no"],
    [{ op: "oneOf", field, values: ["a", "B"] }, "ab", "no"],
    [{ op: "oneOf", field, values: ["aa", "b"] }, "x;AA", "yes"],
    [{ op: "contains", field, values: ["/Pricing", "tarifa"] }, "https://x.com/pricing#top", "yes"],
    [{ op: "contains", field, values: ["/Pricing", "tarifa"] }, "Las TARIFAS", "yes"],
    [{ op: "contains", field, values: ["/Pricing"] }, "/blog", "no"],
    [{ op: "contains", field, values: ["demo", "contact"] }, "Request a demo", "yes"],
    [{ op: "contains", field, values: ["demo", "contact"] }, "Contacts (sales)", "yes"],
    [{ op: "contains", field, values: ["demo", "contact"] }, "Demographics report", "no"],
    [{ op: "contains", field, values: ["demo", "contact"] }, "Contactless payments guide", "no"],
    [{ op: "contains", field, values: ["software"] }, "COMPUTER_SOFTWARE", "yes"],
    [{ op: "contains", field, values: ["c++ (a|b)"] }, "we write c++ (a|b)", "yes"],
    [{ op: "startsWith", field, values: ["es"] }, "ES-mx", "yes"],
    [{ op: "startsWith", field, values: ["es"] }, "fr-es", "no"],
    [{ op: "endsWith", field, values: [".io"] }, "a.IO", "yes"],
    [{ op: "endsWith", field, values: [".io"] }, "a.io.com", "no"],
    [{ op: "matches", field, pattern: "^d.mo\\b" }, "Demo request", "yes"],
    [{ op: "matches", field, pattern: "^d.mo\\b" }, "a demo", "no"],
    [{ op: "matches", field, pattern: "end$" }, `${"x".repeat(497)}end`, "yes"],
    [{ op: "matches", field, pattern: "end" }, `${"x".repeat(498)}end`, "no"],
    [{ op: "atLeast", field, value: 5 }, "5", "yes"],
    [{ op: "atLeast", field, value: 5 }, "4.9", "no"],
    [{ op: "atLeast", field, value: 5 }, "many", "unknown"],
    [{ op: "atMost", field, value: 5 }, "5", "yes"],
    [{ op: "atMost", field, value: 5 }, "5.1", "no"],
    [{ op: "between", field, from: 2, to: 4 }, "2", "yes"],
    [{ op: "between", field, from: 2, to: 4 }, "4", "yes"],
    [{ op: "between", field, from: 2, to: 4 }, "4.01", "no"],
    [{ op: "between", field, from: 2, to: 4 }, "1.99", "no"],
    [{ op: "atMost", field, value: 5 }, "1.234", "yes"],
    [{ op: "size", field, atMost: 5 }, "1.234", "no"],
    [{ op: "size", field, atMost: 5 }, "3", "yes"],
    [{ op: "size", field, atLeast: 50, atMost: 200 }, "51-200", "yes"],
    [{ op: "size", field, atLeast: 200 }, "1,000+", "yes"],
    [{ op: "size", field, atLeast: 200 }, "1-10", "no"],
    [{ op: "size", field, atLeast: 200 }, "lots", "unknown"],
    [{ op: "known", field }, "x", "yes"],
    [{ op: "unknown", field }, "x", "no"],
    [{ op: "withinDays", field, days: 2 }, new Date(NOW - 2 * DAY + 1).toISOString(), "yes"],
    [{ op: "withinDays", field, days: 2 }, new Date(NOW - 2 * DAY).toISOString(), "no"],
    [{ op: "withinDays", field, days: 2 }, new Date(NOW).toISOString(), "yes"],
    [{ op: "withinDays", field, days: 2 }, new Date(NOW + 1).toISOString(), "no"],
    [{ op: "withinDays", field, days: 2 }, "someday", "unknown"],
    [{ op: "businessEmail", field }, "ana@acme.com", "yes"],
    [{ op: "businessEmail", field }, "ana@Gmail.com", "no"],
    [{ op: "businessEmail", field }, "ana@ours.org", "no"],
    [{ op: "businessEmail", field }, "ana", "unknown"],
    [{ op: "domainIn", field, values: ["https://www.acme.com"] }, "ana@mail.acme.com", "yes"],
    [{ op: "domainIn", field, values: ["Acme.com"] }, "http://acme.com/x", "yes"],
    [{ op: "domainIn", field, values: ["acme.com"] }, "other.com", "no"],
    [{ op: "domainIn", field, values: ["acme.com"] }, "acme", "unknown"],
    [{ op: "countryIn", field, values: ["Spain", "PRT"] }, "España", "yes"],
    [{ op: "countryIn", field, values: ["Spain", "PRT"] }, "pt", "yes"],
    [{ op: "countryIn", field, values: ["Spain", "PRT"] }, "France", "no"],
    [{ op: "countryIn", field, values: ["Spain", "nowhere"] }, "Narnia", "unknown"],
    [{ op: "seniorityAtLeast", field, level: "director" }, "Directora", "yes"],
    [{ op: "seniorityAtLeast", field, level: "director" }, "CEO", "yes"],
    [{ op: "seniorityAtLeast", field, level: "director" }, "Manager", "no"],
    [{ op: "seniorityAtLeast", field, level: "entry" }, "wizard", "unknown"],
  ])("%j of '%s': %s", (when, text, result) => {
    expect(ask(when, value(text), ["OURS.org"])).toBe(result);
  });

  test.each<[When, Result]>([
    [{ op: "equals", field, value: "x" }, "unknown"],
    [{ op: "contains", field, values: ["x"] }, "unknown"],
    [{ op: "atMost", field, value: 5 }, "unknown"],
    [{ op: "withinDays", field, days: 2 }, "unknown"],
    [{ op: "businessEmail", field }, "unknown"],
    [{ op: "known", field }, "no"],
    [{ op: "unknown", field }, "yes"],
  ])("%j of nothing: %s", (when, result) => {
    for (const nothing of [null, "", "  \n"]) expect(ask(when, value(nothing))).toBe(result);
    expect(ask(when, { contact: {} })).toBe(result);
    expect(ask(when, { contact: { jobtitle: 7 } as unknown as Facts["contact"] })).toBe(result);
  });

  test("a value that only begins with a space is a value", () => {
    expect(ask({ op: "known", field }, value(" x"))).toBe("yes");
  });
});

describe("the company's value comes first, the contact's is the fall-back", () => {
  const spain: When = { op: "countryIn", field: "country", values: ["ES"] };
  test.each<[string | null, string | null, Result]>([
    ["Spain", "France", "yes"],
    ["France", "Spain", "no"],
    [null, "Spain", "yes"],
    ["", "Spain", "yes"],
    [null, null, "unknown"],
  ])("company %s, contact %s: %s", (company, contact, result) => {
    expect(ask(spain, { company: { country: company }, contact: { country: contact } })).toBe(
      result,
    );
  });
  test("without a company the contact's counts", () => {
    expect(ask(spain, { company: null, contact: { country: "Spain" } })).toBe("yes");
  });
  test("a field of the company alone is unknown without a company", () => {
    expect(ask({ op: "size", field: "size", atLeast: 1 }, { company: null })).toBe("unknown");
    expect(
      ask({ op: "size", field: "size", atLeast: 1 }, { company: { numberofemployees: "5" } }),
    ).toBe("yes");
  });
});

describe("all, any and not are three-valued", () => {
  const yes: When = { op: "known", field: "mail" };
  const no: When = { op: "unknown", field: "mail" };
  const unknown: When = { op: "equals", field: "title", value: "x" };
  const mail: Partial<Facts> = { contact: { email: "a@b.c" } };
  test.each<[When, Result]>([
    [{ op: "all", of: [yes, yes] }, "yes"],
    [{ op: "all", of: [yes, no] }, "no"],
    [{ op: "all", of: [unknown, no] }, "no"],
    [{ op: "all", of: [yes, unknown] }, "unknown"],
    [{ op: "any", of: [no, yes] }, "yes"],
    [{ op: "any", of: [unknown, yes] }, "yes"],
    [{ op: "any", of: [no, unknown] }, "unknown"],
    [{ op: "any", of: [no, no] }, "no"],
    [{ op: "not", of: yes }, "no"],
    [{ op: "not", of: no }, "yes"],
    [{ op: "not", of: unknown }, "unknown"],
  ])("%j: %s", (when, result) => expect(ask(when, mail)).toBe(result));
});

describe("an event condition", () => {
  const seen = (...days: readonly number[]): Partial<Facts> => ({
    events: days.map((day) => happened("page_viewed", day, { url: "/pricing" })),
  });
  test.each<[string, When, Partial<Facts>, Result]>([
    ["holds for one event", event("page_viewed"), seen(400), "yes"],
    ["fails without", event("page_viewed"), {}, "no"],
    ["fails for another type", event("form_submitted"), seen(1), "no"],
    ["takes any of its types", event("x", { types: ["x", "page_viewed"] }), seen(1), "yes"],
    ["takes custom types", event("custom:visit"), { events: [happened("custom:visit", 1)] }, "yes"],
    ["asks for as many as it says", event("page_viewed", { times: 2 }), seen(1), "no"],
    ["holds for that many", event("page_viewed", { times: 2 }), seen(1, 2), "yes"],
    ["looks back as far as it says", event("page_viewed", { withinDays: 14 }), seen(14), "no"],
    ["and up to there", event("page_viewed", { withinDays: 14 }), seen(13.999), "yes"],
    ["leaves out what is still to come", event("page_viewed"), seen(-0.001), "no"],
    ["counts what happens now", event("page_viewed"), seen(0), "yes"],
    [
      "counts only within the window",
      event("page_viewed", { times: 2, withinDays: 14 }),
      seen(1, 20),
      "no",
    ],
  ])("%s", (_, when, given, result) => expect(ask(when, given)).toBe(result));

  test.each<[Condition, Result]>([
    [{ op: "contains", field: "url", values: ["/pricing"] }, "yes"],
    [{ op: "contains", field: "url", values: ["/blog"] }, "no"],
    [{ op: "contains", field: "other", values: ["x"] }, "no"],
    [{ op: "unknown", field: "other" }, "yes"],
    [{ op: "not", of: { op: "contains", field: "url", values: ["/blog"] } }, "yes"],
    [{ op: "not", of: { op: "contains", field: "other", values: ["x"] } }, "no"],
    [
      {
        op: "all",
        of: [
          { op: "known", field: "url" },
          { op: "endsWith", field: "url", values: ["g"] },
        ],
      },
      "yes",
    ],
    [
      {
        op: "any",
        of: [
          { op: "known", field: "other" },
          { op: "endsWith", field: "url", values: ["g"] },
        ],
      },
      "yes",
    ],
    [
      {
        op: "all",
        of: [
          { op: "known", field: "url" },
          { op: "endsWith", field: "url", values: ["x"] },
        ],
      },
      "no",
    ],
  ])("whose where is %j: %s", (where, result) => {
    expect(ask(event("page_viewed", { where }), seen(1))).toBe(result);
  });

  test("a property of an event that is empty is unknown", () => {
    const where: Condition = { op: "known", field: "url" };
    const empty = { events: [happened("page_viewed", 1, { url: "" })] };
    expect(ask(event("page_viewed", { where }), empty)).toBe("no");
    expect(ask(event("page_viewed", { where: { op: "unknown", field: "url" } }), empty)).toBe(
      "yes",
    );
  });
});

test("one contact leaves nothing behind for the next", () => {
  const tested = criterion({ rules: [{ when: event("visit"), points: 5, each: true }] });
  const both = models({ criteria: [tested] });
  const fitOf = (...days: readonly number[]): number =>
    scoreLead(both, facts({ events: days.map((day) => happened("visit", day)) }), null, NOW).fit;
  expect([fitOf(1, 2), fitOf(3), fitOf(), fitOf(4)]).toEqual([10, 5, 0, 5]);
});
