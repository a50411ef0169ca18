const width = 30;

/** `[#####.....] 500 of 1000`, for any terminal. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * width);
  return `[${"#".repeat(filled)}${".".repeat(width - filled)}] ${done} of ${total} contacts`;
}
