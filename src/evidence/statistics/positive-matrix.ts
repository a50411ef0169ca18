/** A square matrix, row by row. */
export type SquareMatrix = { readonly size: number; readonly values: Float64Array };

/** The lower triangle whose product with its own transpose is the given positive definite matrix. */
export function choleskyOf({ size, values }: SquareMatrix): SquareMatrix {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = values[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      // A column that others make up leaves nothing of its own: a tiny rest keeps it solvable.
      lower[i * size + j] =
        i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * size + j] ?? 1);
    }
  }
  return { size, values: lower };
}

/** The x of `lower` x `lower` transposed x = `right`. */
export function solved({ size, values: lower }: SquareMatrix, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  return x;
}

/** The inverse of the matrix that `lower` is the Cholesky triangle of. */
export function inverseOf(lower: SquareMatrix): SquareMatrix {
  const { size } = lower;
  const values = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    solved(lower, unit).forEach((own, row) => (values[row * size + column] = own));
  }
  return { size, values };
}
