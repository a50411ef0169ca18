import { expect, test } from "vitest";
import { event, sampleModel } from "../sample.ts";
import { faultsOf, one, when, type Loose } from "./refused-sample.ts";

test.each<[string, Loose, string, string]>([
  [
    "a list of domains that is empty",
    when({ op: "domainIn", field: "mail", values: [] }),
    "add at least one domain",
    "añada al menos un dominio",
  ],
  [
    "a list of countries that is empty",
    when({ op: "countryIn", field: "mail", values: [] }),
    "add at least one country",
    "añada al menos un país",
  ],
  [
    "a list of values that is empty",
    when({ op: "oneOf", field: "mail", values: [] }),
    "add at least one value",
    "añada al menos un valor",
  ],
  [
    "an entry that is empty",
    when({ op: "oneOf", field: "mail", values: [" "] }),
    "fill in or remove the empty entry",
    "rellene o quite la entrada vacía",
  ],
  [
    "a behaviour condition of no behaviour",
    when({ ...event("x"), types: [] }),
    "choose at least one behaviour",
    "elija al menos un comportamiento",
  ],
  [
    "points that were deleted",
    when({ op: "known", field: "mail" }, { points: null }),
    "write how many points",
    "escriba cuántos puntos",
  ],
  [
    "points above what a rule may give",
    when({ op: "known", field: "mail" }, { points: 101 }),
    "at most 100",
    "como máximo 100",
  ],
  [
    "an id with spaces, which our own schema words in English alone",
    one({ id: "Not An Id" }),
    "an id starts with a lower-case letter and has lower-case letters, digits, - and _",
    "un id empieza con una letra minúscula y lleva letras minúsculas, cifras, - y _",
  ],
])("%s is told in a person's words, in both languages", (_, changed, en, es) => {
  expect(faultsOf({ ...sampleModel(), ...changed }).map(({ message }) => message)).toContainEqual({
    en,
    es,
  });
});

/** Sentences of the library that checks documents. */
const ofTheLibrary =
  /\b(?:Invalid|Too (?:small|big)|expected|received|Entrada inválida|se esperaba)\b/;

test("no fault of any part that is missing or of another kind is worded by the library", () => {
  const whole = sampleModel() as Loose;
  const broken = [undefined, null, "", 7, "text", [], [""], {}, { op: "like" }, -1e9, 1e9];
  for (const key of Object.keys(whole)) {
    for (const value of broken) {
      for (const { message } of faultsOf({ ...whole, [key]: value })) {
        expect(`${message.en} / ${message.es}`).not.toMatch(ofTheLibrary);
        expect(message.en).not.toBe(message.es);
      }
    }
  }
});
