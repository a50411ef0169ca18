import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { countryOf } from "../../../src/scoring/reading/country.ts";
import { dayOf } from "../../../src/scoring/day.ts";
import { domainOf, domainOfEmail, isBelow } from "../../../src/scoring/reading/domain.ts";
import { fold, words } from "../../../src/scoring/reading/fold.ts";
import { instantOf } from "../../../src/scoring/reading/instant.ts";
import { numberOf, quantityOf } from "../../../src/scoring/reading/quantity.ts";
import { roleWordOf, seniorityOf } from "../../../src/scoring/reading/title.ts";

describe("a headcount or revenue is read however it is written", () => {
  test.each([
    ["200", 200],
    ["-5", -5],
    ["-50", -50],
    ["12345.678", 12_345.678],
    ["100.000", 100_000],
    ["1.234.567", 1_234_567],
    ["no less than 10", 10],
    ["12.5", 12.5],
    ["0.125", 0.125],
    ["1,000+", 1_001],
    ["1.000", 1_000],
    ["1'000", 1_000],
    ["1 000", 1_000],
    ["1.234.567,89 €", 1_234_567.89],
    ["1,234,567.89", 1_234_567.89],
    ["51-200", 126],
    ["11–50", 31],
    ["5-25", 15],
    ["1.5-2", 1.75],
    ["entre 10 y 50", 30],
    ["<10", 5],
    ["fewer than 10", 5],
    ["menos de 10", 5],
    ["hasta 50", 25],
    ["más de 500", 501],
    ["over 5000 employees", 5_001],
    ["10k", 10_000],
    ["3 mil", 3_000],
    ["2 thousand", 2_000],
    ["€2.5M", 2_500_000],
    ["2,5 M€", 2_500_000],
    ["3 millones", 3_000_000],
    ["1 millón", 1_000_000],
    ["1.5 million", 1_500_000],
    ["4 mm", 4_000_000],
    ["7 mn", 7_000_000],
    ["7 mio", 7_000_000],
    ["$1.2bn", 1_200_000_000],
    ["2b", 2_000_000_000],
    ["2 billions", 2_000_000_000],
    ["2 miles de millones", 2_000_000_000],
    ["10-50M", 10_000_000],
    ["10M-50M", 10_000_000],
    ["500k-1M", 500_000],
    ["1k-5000M", 1_000],
    ["900-1M", 900],
    ["1.000 - 3.000", 2_000],
    ["1,234.5", 1_234.5],
    ["50 000 - 100 000", 75_000],
    ["self-employed", 1],
    ["Autónomo", 1],
  ])("%s is %d", (text, number) => expect(quantityOf(text)).toBe(number));

  test.each(["", "many", "-", "€"])("'%s' is no number", (text) =>
    expect(quantityOf(text)).toBeNaN(),
  );

  test("a number property's three decimals are decimals", () => {
    expect(numberOf(" 1.234 ")).toBe(1.234);
    expect(numberOf("1,234")).toBe(1_234);
  });
});

describe("a date property is an instant", () => {
  test.each([
    ["2026-03-12", Date.UTC(2026, 2, 12)],
    ["2026-03-12T10:00:00.733Z", Date.UTC(2026, 2, 12, 10, 0, 0, 733)],
    ["2026-03-12T10:00+01:00", Date.UTC(2026, 2, 12, 9)],
    ["2026-03-12T10:00+0100", Date.UTC(2026, 2, 12, 9)],
    ["2026-03-12T10:00", Date.UTC(2026, 2, 12, 10)],
    ["2026-03-12 10:00:05", Date.UTC(2026, 2, 12, 10, 0, 5)],
    [" 1773309600000 ", 1_773_309_600_000],
    ["-123456789", -123_456_789],
  ])("%s", (text, instant) => expect(instantOf(text)).toBe(instant));

  test.each([
    "",
    "soon",
    "12/03/2026",
    "2026",
    "2026-13-45",
    "2026-03-12T10",
    "x2026-03-12",
    "on 2026-03-12",
    "2026-03-12 or so",
    "on 2026-03-12T10:00",
    "2026-03-12T10:5",
    "id1773309600000",
  ])("'%s' is none", (text) => expect(instantOf(text)).toBeNaN());
});

describe("domains", () => {
  test.each([
    ["ana@Acme.COM", "acme.com"],
    ["a@b@acme.com", null],
    ["ana@acme.com ", "acme.com"],
    ["@acme.com", null],
    ["ana@", null],
    ["ana@localhost", null],
    ["ana@!acme.com", null],
    ["ana@acme.com!", null],
    ["Ana <ana@acme.com>", "acme.com"],
    ["ana@acme.com; bob@gmail.com", "acme.com"],
    ["ana@Müller.de", "xn--mller-kva.de"],
    ["ana@muller.de", "muller.de"],
    ["ana@acme..com", null],
    ["nobody", null],
  ])("the address %s is at %s", (email, domain) => expect(domainOfEmail(email)).toBe(domain));

  test.each([
    ["https://www.Acme.com/pricing?x=1", "acme.com"],
    ["acme.com:8080", "acme.com"],
    ["WWW.ACME.ES", "acme.es"],
    ["ana@acme.com", "acme.com"],
    ["acme", null],
    ["", null],
  ])("%s belongs to %s", (text, domain) => expect(domainOf(text)).toBe(domain));

  test("a domain below a listed one is in the list, one that only ends alike is not", () => {
    const list = new Set(["acme.com"]);
    expect(isBelow("acme.com", list)).toBe(true);
    expect(isBelow("mail.acme.com", list)).toBe(true);
    expect(isBelow("notacme.com", list)).toBe(false);
    expect(isBelow("com", list)).toBe(false);
  });
});

test("texts are compared without case and accents, punctuation kept", () => {
  expect(fold(" Página/PRECIOS ")).toBe("pagina/precios");
  expect(fold("Plain-TEXT")).toBe("plain-text");
});

test("words lose punctuation, and initials become one word", () => {
  expect(words("C.E.O. & Co-Founder")).toBe("ceo co founder");
  expect(words("  Directora,  de   Compras ")).toBe("directora de compras");
  expect(words("U.S.A.")).toBe("usa");
  expect(words("No. 1")).toBe("no 1");
});

describe("a job title has a level, in English and Spanish", () => {
  test.each([
    ["Directora de Compras", "director"],
    ["VP Sales", "vp"],
    ["Vice-President, Sales", "vp"],
    ["Head of Growth", "director"],
    ["Jefe de ventas", "manager"],
    ["CTO & co-founder", "executive"],
    ["CEO and sales manager", "executive"],
    ["Director General", "executive"],
    ["Dueña", "executive"],
    ["Assistant to the CEO", "entry"],
    ["Secretaria de Dirección", "entry"],
    ["Assistant Director", "director"],
    ["Account Executive", "staff"],
    ["Product Owner", "senior"],
    ["Marketing Manager Intern", "entry"],
    ["Junior Product Manager", "entry"],
    ["Ingeniero de software", "staff"],
    ["Office Manager", "manager"],
    ["Sales Engineer and Manager", "manager"],
    ["wizard", null],
    ["", null],
  ])("%s: %s", (title, level) => expect(seniorityOf(title, lexicon)).toBe(level));

  test("only the first 30 words of a title are read", () => {
    expect(seniorityOf(`${"x ".repeat(29)}CEO`, lexicon)).toBe("executive");
    expect(seniorityOf(`${"x ".repeat(30)}CEO`, lexicon)).toBeNull();
    expect(roleWordOf(`${"x ".repeat(30)}compras`, lexicon)).toBeNull();
  });

  test("a buyer influences whatever the level", () => {
    expect(roleWordOf("Técnico de Compras", lexicon)).toBe("influencer");
    expect(roleWordOf("Técnico", lexicon)).toBeNull();
  });
});

describe("countries by name, code and alias", () => {
  test.each([
    ["Spain", "ES"],
    ["España", "ES"],
    ["es", "ES"],
    ["ESP", "ES"],
    ["EE.UU.", "US"],
    ["U.S.A.", "US"],
    ["Reino Unido", "GB"],
    ["RU", "RU"],
    ["Corea del Sur", "KR"],
    ["nowhere", null],
  ])("%s is %s", (text, code) => expect(countryOf(text, lexicon)).toBe(code));
});

describe("dates in sentences are absolute", () => {
  const at = Date.parse("2026-03-11T23:30:00Z");
  test("in the portal's time zone and language", () => {
    expect(dayOf(at, at, "en", "UTC")).toBe("11 March");
    expect(dayOf(at, at, "es", "Europe/Madrid")).toBe("12 de marzo");
    expect(dayOf(at, at, "en", "Europe/Madrid")).toBe("12 March");
  });
  test("with the year when it is another", () => {
    expect(dayOf(at, Date.parse("2027-01-02"), "en", "UTC")).toBe("11 March 2026");
    expect(dayOf(at, Date.parse("2027-01-02"), "es", "UTC")).toBe("11 de marzo de 2026");
  });
  test("an instant that no calendar has is left out", () => {
    expect(dayOf(NaN, at, "en", "UTC")).toBe("");
    expect(dayOf(9e15, at, "en", "UTC")).toBe("");
  });
});
