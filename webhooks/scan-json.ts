// Bytes that JSON's grammar names (RFC 8259).
const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const comma = 0x2c;
const colon = 0x3a;
const minus = 0x2d;
const dot = 0x2e;

const literals: ReadonlyMap<number, string> = new Map([
  [0x74, "true"],
  [0x66, "false"],
  [0x6e, "null"],
]);
const escapes: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));
const unicodeEscape = 0x75;

/** 1 for every byte that stands for itself inside a text: a table, because almost every byte is asked about. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== quote && byte !== backslash ? 1 : 0,
);

/** Deeper nesting is refused unread: it would cost a parser seconds, and HubSpot's events nest one level. */
export const deepestNesting = 512;

/** What the bytes have at a place instead of a value: not JSON, or nested too deep. */
export const notJson = -1;
export const tooDeep = -2;

/** The place after any white space from `at` on. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    const byte = bytes[place];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return place;
    place += 1;
  }
}

/**
 * The place after the JSON value that starts at `at`, or `notJson` or `tooDeep`. Checks the whole
 * grammar without building anything, so that a hostile body costs neither memory nor seconds.
 */
export function skipValue(bytes: Uint8Array, at: number, depth: number): number {
  const first = bytes[at];
  if (first === quote) return skipText(bytes, at + 1);
  if (first === openObject) return skipMembers(bytes, at + 1, depth + 1, true);
  if (first === openList) return skipMembers(bytes, at + 1, depth + 1, false);
  const literal = first === undefined ? undefined : literals.get(first);
  if (literal === undefined) return skipNumber(bytes, at);
  for (let letter = 0; letter < literal.length; letter += 1) {
    if (bytes[at + letter] !== literal.charCodeAt(letter)) return notJson;
  }
  return at + literal.length;
}

function skipMembers(bytes: Uint8Array, at: number, depth: number, named: boolean): number {
  if (depth > deepestNesting) return tooDeep;
  const close = named ? closeObject : closeList;
  let place = skipSpace(bytes, at);
  if (bytes[place] === close) return place + 1;
  for (;;) {
    if (named) {
      if (bytes[place] !== quote) return notJson;
      place = skipText(bytes, place + 1);
      if (place < 0) return place;
      place = skipSpace(bytes, place);
      if (bytes[place] !== colon) return notJson;
      place = skipSpace(bytes, place + 1);
    }
    place = skipValue(bytes, place, depth);
    if (place < 0) return place;
    place = skipSpace(bytes, place);
    if (bytes[place] === close) return place + 1;
    if (bytes[place] !== comma) return notJson;
    place = skipSpace(bytes, place + 1);
  }
}

function skipText(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    while (plain[bytes[place] ?? 0] === 1) place += 1;
    if (bytes[place] === quote) return place + 1;
    if (bytes[place] !== backslash) return notJson;
    place = skipEscape(bytes, place + 1);
    if (place < 0) return place;
  }
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const escaped = bytes[at] ?? 0;
  if (escaped !== unicodeEscape) return escapes.has(escaped) ? at + 1 : notJson;
  for (let digit = at + 1; digit <= at + 4; digit += 1)
    if (!isHex(bytes[digit] ?? 0)) return notJson;
  return at + 5;
}

function skipNumber(bytes: Uint8Array, at: number): number {
  let place = bytes[at] === minus ? at + 1 : at;
  const whole = skipDigits(bytes, place);
  if (whole === place || (bytes[place] === 0x30 && whole > place + 1)) return notJson;
  place = whole;
  if (bytes[place] === dot) {
    const fraction = skipDigits(bytes, place + 1);
    if (fraction === place + 1) return notJson;
    place = fraction;
  }
  if (bytes[place] === 0x65 || bytes[place] === 0x45) {
    const sign = bytes[place + 1];
    const digits = sign === minus || sign === 0x2b ? place + 2 : place + 1;
    const exponent = skipDigits(bytes, digits);
    if (exponent === digits) return notJson;
    place = exponent;
  }
  return place;
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let place = at;
  while (isDigit(bytes[place] ?? 0)) place += 1;
  return place;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}
