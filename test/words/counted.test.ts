import { expect, test } from "vitest";
import { counted, countedAs } from "../../src/words/counted.ts";

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
