import { expect, test } from "vitest";
import {
  contactsText,
  counted,
  countedAs,
  daysText,
  hoursText,
  lastDaysText,
  percentText,
  wholePercentText,
} from "../../src/base/counted.ts";

const accounts = { en: ["account", "accounts"], es: ["cuenta", "cuentas"] } as const;

test.each([
  [0, "0 accounts", "0 cuentas"],
  [1, "1 account", "1 cuenta"],
  [2, "2 accounts", "2 cuentas"],
  [1_200, "1,200 accounts", "1.200 cuentas"],
  [1_000_000, "1,000,000 accounts", "1.000.000 cuentas"],
])("%i is counted in both languages", (count, en, es) => {
  expect(counted(count, accounts)).toEqual({ en, es });
});

test("one is told in the singular, and any other number in the plural, as the language writes it", () => {
  expect(countedAs("1", "contacto", "contactos")).toBe("1 contacto");
  expect(countedAs("0", "contacto", "contactos")).toBe("0 contactos");
  expect(countedAs("1,001", "contact", "contacts")).toBe("1,001 contacts");
});

test("a share is written as each language writes it", () => {
  expect(percentText(0.673)).toEqual({ en: "67.3%", es: "67,3\u00A0%" });
  expect(wholePercentText(0.673)).toEqual({ en: "67%", es: "67\u00A0%" });
});

test("one day is one, in both languages", () => {
  expect(daysText(1)).toEqual({ en: "1 day", es: "1 día" });
  expect(lastDaysText(1)).toEqual({ en: "in the last day", es: "en el último día" });
  expect(lastDaysText(30)).toEqual({ en: "in the last 30 days", es: "en los últimos 30 días" });
  expect(hoursText(1)).toEqual({ en: "1 hour", es: "1 hora" });
  expect(contactsText(1_200)).toEqual({ en: "1,200 contacts", es: "1.200 contactos" });
});
