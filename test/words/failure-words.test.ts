import { expect, test } from "vitest";
import { failureCauses } from "../../src/store/failures/cause.ts";
import { causeWords } from "../../src/words/failure-words.ts";

test.each(failureCauses)("the cause %s is said in both languages, with what to do", (cause) => {
  const { what, advice } = causeWords({ cause, about: "ripen_band" });
  for (const text of [what, advice]) {
    expect(text.en).not.toBe(text.es);
    expect(text.en + text.es).not.toMatch(/undefined|_gone|step_|not_scored/);
  }
});

test("an option that lacks is named with its property and value", () => {
  const { what } = causeWords({ cause: "option_gone", about: "ripen_band=hot" });
  expect(what).toEqual({
    en: "The property ripen_band has no option “hot”",
    es: "La propiedad ripen_band no tiene la opción «hot»",
  });
});
