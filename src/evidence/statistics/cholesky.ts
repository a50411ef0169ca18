/**
 * The Cholesky factor of a symmetric positive definite matrix of `size` rows, in place: its lower triangle
 * is overwritten. Flat and in place because the learner factors thousands of matrices of a few hundred
 * rows; a general matrix library spends most of that time on its accessors. Throws a RangeError when the
 * matrix is not positive definite, which a penalised Hessian always is.
 */
export function factor(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const at = row * size;
    for (let column = 0; column <= row; column += 1) {
      const other = column * size;
      let sum = matrix[at + column] ?? 0;
      for (let k = 0; k < column; k += 1) {
        sum -= (matrix[at + k] as number) * (matrix[other + k] as number);
      }
      if (row === column) {
        if (!(sum > 0)) throw new RangeError("the matrix is not positive definite");
        matrix[at + row] = Math.sqrt(sum);
      } else {
        matrix[at + column] = sum / (matrix[other + column] as number);
      }
    }
  }
}

/** Solves L Lᵀ x = b in place for a factor that `factor` left. */
export function solve(lower: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = b[row] as number;
    const at = row * size;
    for (let k = 0; k < row; k += 1) sum -= (lower[at + k] as number) * (b[k] as number);
    b[row] = sum / (lower[at + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = b[row] as number;
    for (let k = row + 1; k < size; k += 1) {
      sum -= (lower[k * size + row] as number) * (b[k] as number);
    }
    b[row] = sum / (lower[row * size + row] as number);
  }
}

/** The inverse of L Lᵀ, whole and symmetric. */
export function inverse(lower: Float64Array, size: number): Float64Array {
  // First the inverse of L, row by row; then its transpose times itself.
  const inverted = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    inverted[column * size + column] = 1 / (lower[column * size + column] as number);
    for (let row = column + 1; row < size; row += 1) {
      let sum = 0;
      const at = row * size;
      for (let k = column; k < row; k += 1) {
        sum -= (lower[at + k] as number) * (inverted[k * size + column] as number);
      }
      inverted[at + column] = sum / (lower[at + row] as number);
    }
  }
  const result = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    const at = k * size;
    for (let row = 0; row <= k; row += 1) {
      const left = inverted[at + row] as number;
      if (left === 0) continue;
      const to = row * size;
      for (let column = 0; column <= row; column += 1) {
        result[to + column] =
          (result[to + column] as number) + left * (inverted[at + column] as number);
      }
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      result[column * size + row] = result[row * size + column] as number;
    }
  }
  return result;
}
