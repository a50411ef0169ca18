import { ModelError, parseModel, type Fault } from "../../../src/scoring/model/model.ts";
import { criterion, sampleModel } from "../sample.ts";

export type Loose = Record<string, unknown>;

export function faultsOf(input: unknown): readonly Fault[] {
  try {
    parseModel(input);
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.faults;
    throw error;
  }
}

export const label = { en: "Label", es: "Etiqueta" };
export const one = (given: Loose): Loose => ({
  criteria: [
    { ...criterion({ rules: [{ when: { op: "known", field: "mail" }, points: 1 }] }), ...given },
  ],
});
export const when = (condition: unknown, more: Loose = {}): Loose =>
  one({ rules: [{ when: condition, points: 1, ...more }] });
export const gate = (given: Loose): Loose => ({
  id: "x",
  label,
  when: { op: "known", field: "mail" },
  ...given,
});
export const sample = sampleModel();
