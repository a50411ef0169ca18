import { fold } from "./fold.ts";

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const THOUSANDS = /^\d{1,3}(?:[.,' \u00a0]\d{3})+$/;
const NUMBER =
  /(\d[\d.,' \u00a0]*)\s*(thousands?|miles de millones|millones|millon|millions?|billions?|mil|mio|mm|mn|bn|[kmb])?(?![a-z])/g;
const BELOW = /^(?:<|up to|under|less than|fewer than|menos de|hasta|at most|como maximo)/;

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  mil: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millon: 1e6,
  millones: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  billions: 1e9,
  "miles de millones": 1e9,
};

/**
 * One number for a headcount or a revenue however it is written: '1,000+' is 1000, '1.000' is 1000,
 * '€2.5M' is 2500000. A range stands for its middle ('51-200' is 126, rounded half up when both ends are whole), an
 * open upper end for its bound, 'fewer than 10' for half of it. NaN when there is no number in it.
 */
export function quantityOf(text: string): number {
  const folded = fold(text);
  if (PLAIN.test(folded) && !THOUSANDS.test(folded)) return Number(folded);
  const [first, second] = folded.matchAll(NUMBER);
  if (first === undefined) return folded === "autonomo" || folded === "self-employed" ? 1 : NaN;
  if (second === undefined) {
    const value = scaled(first);
    return BELOW.test(folded) ? value / 2 : value;
  }
  return middle(rangeOf(first, second));
}

/** A number property: '1.234' is a decimal as HubSpot sends it; otherwise as `quantityOf`. */
export function numberOf(text: string): number {
  const trimmed = text.trim();
  return PLAIN.test(trimmed) ? Number(trimmed) : quantityOf(trimmed);
}

/** '10-50M' means ten to fifty million: the first end takes the second's scale when it has none. */
function rangeOf(first: RegExpMatchArray, second: RegExpMatchArray): readonly [number, number] {
  const high = scaled(second);
  const low = scaled(first);
  const shared = first[2] === undefined ? low * scaleOf(second) : low;
  return [shared <= high ? shared : low, high];
}

function middle([low, high]: readonly [number, number]): number {
  const half = (low + high) / 2;
  return Number.isInteger(low) && Number.isInteger(high) ? Math.floor(half + 0.5) : half;
}

function scaled(match: RegExpMatchArray): number {
  return plainNumber(match[1] ?? "") * scaleOf(match);
}

function scaleOf(match: RegExpMatchArray): number {
  return SCALES[match[2] ?? ""] ?? 1;
}

/** Groups of three digits are thousands; otherwise the last comma or point is the decimal one. */
function plainNumber(raw: string): number {
  const digits = raw.trim().replace(/[.,']$/, "");
  if (THOUSANDS.test(digits) && !digits.startsWith("0")) return Number(digits.replace(/\D/g, ""));
  const decimalAt = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  if (decimalAt < 0) return Number(digits.replace(/\D/g, ""));
  const whole = digits.slice(0, decimalAt).replace(/\D/g, "");
  const fraction = digits.slice(decimalAt + 1).replace(/\D/g, "");
  return Number(`${whole}.${fraction}`);
}
