import { expect, test } from "vitest";
import { readyMadeModels } from "../../../config/models.ts";
import { modelTexts } from "../../../src/console/drafts/page/model-texts.ts";
import { placeName } from "../../../src/console/drafts/page/faults/place-name.ts";

const model = readyMadeModels["b2b-software"];
const nameOf = (path: string, language: "en" | "es" = "en"): string =>
  placeName(model, path, modelTexts[language].places, (text) => text[language]);

test("a place in the model is named as people know it, never by its path", () => {
  const [first] = model.criteria;
  expect(nameOf("criteria[0].rules[1].when.of[0].values")).toBe(`${first?.label.en}, rule 2`);
  expect(nameOf("criteria[0].cap", "es")).toBe(first?.label.es);
  expect(nameOf("ready.total")).toBe("Ready");
  expect(nameOf("criteria[99].rules[0].points")).toBe("Criterion 100, rule 1");
  expect(nameOf("somewhere.else")).toBe("Model");
});

test("every part of a model document has a name in both languages", () => {
  for (const part of Object.keys(model)) {
    if (["schema", "id", "version", "kind", "about"].includes(part)) continue;
    for (const language of ["en", "es"] as const) {
      expect({ part, name: nameOf(part, language) }).not.toEqual({
        part,
        name: modelTexts[language].places.elsewhere,
      });
    }
  }
});
