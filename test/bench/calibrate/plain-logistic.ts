import LogisticRegression from "ml-logistic-regression";
import { Matrix } from "ml-matrix";
import { kindOf, type MadeLead } from "./make-leads.ts";

const STEPS = 200;

/**
 * A plain logistic regression from a library on the same leads: numbers standardised, one column a value of
 * a category. Returns how it scores the leads of the test.
 */
export function plainLogistic(train: readonly MadeLead[], test: readonly MadeLead[]): number[] {
  const columns = columnsOf(train);
  const matrixOf = (leads: readonly MadeLead[]): Matrix =>
    new Matrix(leads.map(({ fields }) => [1, ...columns.map((read) => read(fields))]));
  const model = new LogisticRegression({ numSteps: STEPS, learningRate: 1 / train.length });
  const classes = Matrix.columnVector(train.map(({ converted }) => converted));
  model.train(matrixOf(train), classes);
  return model.classifiers[0]?.testScores(matrixOf(test)) ?? [];
}

type Read = (fields: readonly string[]) => number;

function columnsOf(leads: readonly MadeLead[]): Read[] {
  const width = leads[0]?.fields.length ?? 0;
  return Array.from({ length: width }, (_, at) => at).flatMap((at): Read[] => {
    const texts = leads.map(({ fields }) => fields[at] ?? "");
    if (kindOf(at) !== "Number") {
      const values = [...new Set(texts)].sort();
      return values.map((value) => (fields) => Number(fields[at] === value));
    }
    const numbers = texts.filter((text) => text !== "").map(Number);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    const squares = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    const spread = Math.sqrt(squares / numbers.length) || 1;
    return [
      (fields) => (fields[at] === "" ? 0 : (Number(fields[at]) - mean) / spread),
      (fields) => Number(fields[at] === ""),
    ];
  });
}
