/** Sales contacts a ready lead within so many hours (domain.md section 7). */
export const slaHours = 48;
const hourMs = 3_600_000;

/** When sales must have made contact; both in epoch milliseconds. */
export function contactBy(readySince: number): number {
  return readySince + slaHours * hourMs;
}
