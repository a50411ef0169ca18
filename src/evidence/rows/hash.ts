/**
 * A 32-bit hash of a text (FNV-1a over UTF-16 code units, then mixed), the same on every machine: it deals
 * companies to folds and rows to samples without regard to their order.
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The order of code units, which no locale changes. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
