/**
 * How far promised and true conversion lie apart: leads in ten bins of equal size by what was
 * promised, the distances weighted by their leads. 0 is perfect. Equal promises stay together.
 */
export function calibrationError(
  promised: ArrayLike<number>,
  outcomes: ArrayLike<number | boolean>,
  bins = 10,
): number {
  const rows = Array.from({ length: promised.length }, (_, n) => ({
    promise: promised[n] ?? 0,
    outcome: Number(outcomes[n]),
  })).sort((a, b) => a.promise - b.promise);
  let error = 0;
  let start = 0;
  for (let bin = 1; bin <= bins; bin++) {
    let end = Math.max(start, Math.round((bin * rows.length) / bins));
    while (end > start && end < rows.length && rows[end]?.promise === rows[end - 1]?.promise) end++;
    const own = rows.slice(start, end);
    const off = own.reduce((sum, { promise, outcome }) => sum + promise - outcome, 0);
    error += Math.abs(off) / rows.length;
    start = end;
  }
  return error;
}
