import { describe, expect, test } from "vitest";
import {
  genderless,
  genderlessIn,
  otherForms,
} from "../../../src/evidence/candidates/genderless.ts";
import { genderedSelection } from "../../../src/evidence/judgement/gendered-titles.ts";

describe("both genders of an occupation", () => {
  test.each(
    "director directora, médico médica, presidente presidenta, jefe de ventas jefa de ventas, secretario secretaria, ejecutivo ejecutiva, arquitecto arquitecta, socio socia, becario becaria, ayudante ayudanta, actor actriz, waiter waitress, salesman saleswoman, autónomo autónoma, empresario empresaria, español española"
      .split(", ")
      .map((pair) => {
        const words = pair.split(" ");
        const half = words.length / 2;
        return [words.slice(0, half).join(" "), words.slice(half).join(" ")];
      }),
  )("%s and %s are one text", (masculine, feminine) => {
    expect(genderless(masculine ?? "")).toBe(genderless(feminine ?? ""));
  });

  test.each([
    ["Director", "Directora"],
    ["Autónoma", "Autónomo"],
    ["Gerente", "Gerenta"],
    ["Jefa de obra", "Jefe de obra"],
  ])("%s has the other form %s", (text, other) => {
    expect(otherForms(text)).toContain(other);
  });

  test("codes that count through letters are no genders", () => {
    const codes = ["plana", "planb", "planc", "pland", "plane", "plano"];
    expect(new Set(genderlessIn(codes)).size).toBe(codes.length);
    expect(new Set(genderlessIn(["empleado", "empleada"])).size).toBe(1);
  });
});

test("selection is counted by the word in which the forms of a title differ", () => {
  const values = ["", "Jefe de cuentas", "Jefa de cuentas"];
  const codes = Int32Array.from({ length: 80 }, (_, row) => 1 + (row % 2));
  const column = { header: "Cargo", object: "contact", property: "cargo", values, codes } as const;
  const selection = genderedSelection(column, (row) => row % 4 === 0);
  expect(selection).toEqual({
    feminine: { leads: 40, selected: 0 },
    masculine: { leads: 40, selected: 20 },
    ratio: 0,
  });
});
