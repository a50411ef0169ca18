import { expect, test } from "vitest";
import { counted } from "../../../src/console/shell/page/language/counted.ts";

test("one is told in the singular, and any other number in the plural", () => {
  expect(counted("1", "contacto", "contactos")).toBe("1 contacto");
  expect(counted("0", "contacto", "contactos")).toBe("0 contactos");
  expect(counted("1,001", "contact", "contacts")).toBe("1,001 contacts");
});
