import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rm, stat } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CannotRun } from "../command.ts";
import { commandFaults } from "../../words/command-faults.ts";

/** A file to read from its beginning as often as needed; what came through a pipe or packed lies in a temporary file. */
export type Source = {
  readonly path: string;
  /** What a message calls it. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Removes the temporary file, where there is one. */
  readonly close: () => Promise<void>;
};

const NOTHING = async (): Promise<void> => undefined;

/** Opens a path, or standard input for '-'. A .gz file is unpacked, whatever its name. */
export async function openSource(path: string): Promise<Source> {
  const isInput = path === "-";
  if (!isInput) await mustBeFile(path);
  const name = isInput ? "standard input" : path;
  if (!isInput && !(await isGzip(path))) {
    return { path, name, size: (await stat(path)).size, close: NOTHING };
  }
  const folder = await mkdtemp(join(tmpdir(), "ripen-input-"));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    let copy = path;
    if (isInput) {
      copy = join(folder, "input");
      await pipeline(process.stdin, createWriteStream(copy));
    }
    if (await isGzip(copy)) {
      const unpacked = join(folder, "unpacked");
      await pipeline(createReadStream(copy), createGunzip(), createWriteStream(unpacked));
      copy = unpacked;
    }
    return { path: copy, name, size: (await stat(copy)).size, close };
  } catch (error) {
    await close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT") {
      throw new CannotRun(commandFaults.diskFullForCopy(name), { cause: error });
    }
    throw new CannotRun(commandFaults.packedUnreadable(name), { cause: error });
  }
}

async function mustBeFile(path: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    throw new CannotRun(commandFaults.fileMissing(path), { cause: error });
  }
  if (isFolder) {
    throw new CannotRun(commandFaults.fileIsFolder(path));
  }
}

async function isGzip(path: string): Promise<boolean> {
  const start = await sampleOf(path, 2);
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The first bytes of a file. */
export async function sampleOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new CannotRun(commandFaults.fileUnreadable(path), { cause: error });
  });
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The bytes of a file, part by part in the same memory: what is kept of a part must be copied. */
export async function* partsOf(path: string, size: number): AsyncGenerator<Buffer, void, void> {
  const file = await open(path);
  const memory = Buffer.allocUnsafeSlow(size);
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, size);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** What only the whole file tells. */
export type Scan = {
  readonly isUtf8: boolean;
  /** Some line ends with a lone carriage return. */
  readonly hasReturns: boolean;
};

/** Goes through a file once, at the speed of the disk. */
export async function scan(path: string): Promise<Scan> {
  let rest: Buffer = Buffer.alloc(0);
  let valid = true;
  let hasReturns = false;
  let endedWithReturn = false;
  for await (const bytes of partsOf(path, 262_144)) {
    if (endedWithReturn && bytes[0] !== 0x0a) hasReturns = true;
    endedWithReturn = bytes.at(-1) === 0x0d;
    if (!hasReturns) hasReturns = hasLoneReturn(bytes);
    if (!valid) continue;
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const cut = lastWhole(whole);
    valid = isUtf8(whole.subarray(0, cut));
    // The next part comes in the same memory.
    rest = Buffer.from(whole.subarray(cut));
  }
  return { isUtf8: valid && rest.length === 0, hasReturns: hasReturns || endedWithReturn };
}

function hasLoneReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(0x0d); at >= 0; at = bytes.indexOf(0x0d, at + 1)) {
    if (at < bytes.length - 1 && bytes[at + 1] !== 0x0a) return true;
  }
  return false;
}

/** Where the last character that is whole ends: the next part may have the rest of one. */
function lastWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
