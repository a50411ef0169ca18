/** A number as machines write it: '1234.5', '.5', '1e-05', '1.00E+06'. */
export const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/;

const GROUPED = /^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*$/;
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}$/;
/** Digits as they stand in texts: groups, a decimal sign, an exponent. Spaces are of one kind by now. */
export const DIGITS =
  /(?:\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)(?:e[+-]?\d{1,3}(?![\p{L}\p{N}]))?/u;

/**
 * The number that digits with thousands marks and a decimal sign mean: '1.234.567,89', '1,234.5',
 * '12,34,567', '1e-05'. Groups of three are thousands. NaN where the marks fit no habit ('1.2.3').
 */
export function digitsOf(raw: string): number {
  const [mantissa = "", exponent] = raw.replace(/[.,]+$/, "").split("e");
  const value = mantissaOf(mantissa);
  return exponent === undefined ? value : Number(`${value}e${exponent}`);
}

function mantissaOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if ((GROUPED.test(text) && !text.startsWith("0")) || INDIAN.test(text)) {
    return Number(text.replace(/\D/g, ""));
  }
  const at = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  // What a cut thousands mark and a decimal sign with nothing behind it leave alike: '1,00'.
  if (/^\d,00$/.test(text)) return NaN;
  if (at < 0 || !/^\d+$/.test(fraction)) return NaN;
  if (whole === "" || /^\d+$/.test(whole)) return Number(`${whole || "0"}.${fraction}`);
  const isGrouped = (GROUPED.test(whole) && !whole.includes(text[at] ?? "")) || INDIAN.test(whole);
  return isGrouped ? Number(`${whole.replace(/\D/g, "")}.${fraction}`) : NaN;
}
