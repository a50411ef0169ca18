import type { IncomingMessage } from "node:http";

/** What came of reading a body. */
export type BodyRead =
  | { readonly kind: "body"; readonly body: Buffer }
  | { readonly kind: "too_large" }
  /** There is no room for more bytes in flight. */
  | { readonly kind: "no_room" }
  /** The sender went away. */
  | { readonly kind: "aborted" };

/** Room for the bytes of all bodies that are being received and stored. */
export type Room = {
  /** Takes `bytes`, or takes nothing and returns false when there is no room for them. */
  take(bytes: number): boolean;
  /** Gives back what was taken. */
  give(bytes: number): void;
};

/** A room of `size` bytes. */
export function roomOf(size: number): Room {
  let taken = 0;
  return {
    take: (bytes) => {
      if (taken + bytes > size) return false;
      taken += bytes;
      return true;
    },
    give: (bytes) => {
      taken -= bytes;
    },
  };
}

/**
 * Reads the raw bytes of a request. Room is taken for bytes that have come, not for those announced: an
 * announcement costs a sender nothing. Never rejects. On `body` the room of its length stays taken until
 * the caller gives it back; in any other case it has been given back.
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  room: Room,
): Promise<BodyRead> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const finish = (result: BodyRead): void => {
      request.off("data", take).off("end", end).off("close", abort).off("error", abort);
      if (result.kind !== "body") room.give(length);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      if (length + chunk.length > maxBytes) return finish({ kind: "too_large" });
      if (!room.take(chunk.length)) return finish({ kind: "no_room" });
      length += chunk.length;
      chunks.push(chunk);
    };
    const end = (): void => {
      const [first] = chunks;
      const body =
        chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length);
      finish({ kind: "body", body });
    };
    const abort = (): void => finish({ kind: "aborted" });
    request.on("data", take).on("end", end).on("close", abort).on("error", abort);
  });
}

/**
 * Reads what is left of a refused request into nothing, so that its sender gets to read the answer; a
 * sender that goes on for more than `maxBytes` is cut off.
 */
export function discardRest(request: IncomingMessage, maxBytes: number): void {
  let left = maxBytes;
  request.on("error", () => undefined);
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
}
