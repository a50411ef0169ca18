// The byte order mark is kept, so that a body that starts with one is refused: it is no JSON.
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The elements of a request's body, or null when it is no JSON array. Never throws. */
export function readEvents(body: Uint8Array): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(utf8.decode(body));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
