/** How many texts are kept. */
const MOST = 4_096;
/** For how many texts nothing is kept once keeping them has proved useless. */
const PAUSE = 65_536;
/** A text longer than this is read again rather than kept, characters. */
const LONGEST = 256;

/**
 * Keeps the answers for the distinct texts seen lately: job titles, countries and pages repeat, and a
 * look-up costs a tenth of reading them again. Bounded, so that a million distinct values cost no memory,
 * and given up for a while where nearly every text is new.
 */
export function remember<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  let hits = 0;
  let pause = 0;
  return (text) => {
    if (pause > 0) {
      pause -= 1;
      return read(text);
    }
    const found = known.get(text);
    if (found !== undefined) {
      hits += 1;
      return found;
    }
    const result = read(text);
    if (known.size >= MOST) {
      if (hits < MOST) pause = PAUSE;
      hits = 0;
      known.clear();
    }
    // A part of a larger text would keep all of it in memory (V8 slices without copying): the detour
    // through a longer text makes a copy.
    if (text.length <= LONGEST) known.set(` ${text}`.slice(1), result);
    return result;
  };
}

/** Keeps the one answer given last: several tests of a contact ask the same address, and the next contact has another. */
export function rememberLast<Result>(read: (text: string) => Result): (text: string) => Result {
  let last: string | null = null;
  let result: Result;
  return (text) => {
    if (text !== last) {
      result = read(text);
      last = text;
    }
    return result;
  };
}
