const MOST = 4_096;

/**
 * Keeps the answers for the distinct texts seen lately: job titles, countries and pages repeat, and a
 * look-up costs a tenth of reading them again. Bounded, so that a million distinct values cost no memory.
 */
export function remember<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = read(text);
    if (known.size >= MOST) known.clear();
    // A long text is read again rather than kept.
    if (text.length <= 256) known.set(text, result);
    return result;
  };
}
