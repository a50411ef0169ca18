declare module "ml-logistic-regression" {
  import type { Matrix } from "ml-matrix";

  /** Gradient descent on all rows, one classifier a class against the others. */
  export default class LogisticRegression {
    constructor(options: { readonly numSteps: number; readonly learningRate: number });
    train(rows: Matrix, classes: Matrix): void;
    /** The chance of not being of each class. */
    readonly classifiers: readonly { testScores(rows: Matrix): number[] }[];
  }
}
