import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { CannotRun } from "../command.ts";
import { commandFaults } from "../../words/command-faults.ts";

/** A file being written: under another name until it is whole. */
export type Output = {
  /** Waits when the disk is slower than we are. Cannot run when the place is full or gone. */
  readonly write: (bytes: Buffer) => Promise<void>;
  /** Gives the file its name. */
  readonly finish: () => Promise<void>;
  /** Removes what was written; safe after `finish`. */
  readonly drop: () => Promise<void>;
};

/** Refuses an output that is one of the inputs under any name: another case, a symbolic or a hard link. */
export async function mustNotBe(
  out: string,
  inputs: readonly (readonly [path: string, what: "contacts" | "events" | "model" | "mapping"])[],
  option = "out",
): Promise<void> {
  const own = await identityOf(out);
  for (const [path, what] of inputs) {
    const other = await identityOf(path);
    const isSame =
      own.names.some((name) => other.names.includes(name)) ||
      (own.file !== null && own.file === other.file);
    if (!isSame) continue;
    throw new CannotRun(commandFaults.wouldOverwrite(option, what));
  }
}

async function identityOf(
  path: string,
): Promise<{ readonly names: readonly string[]; readonly file: string | null }> {
  const absolute = resolve(path);
  const real = await realpath(absolute).catch(() => null);
  const parent = await realpath(dirname(absolute)).catch(() => dirname(absolute));
  const found = await stat(absolute).catch(() => null);
  return {
    // Two names that differ in case alone are one file on many disks.
    names: [real ?? join(parent, basename(absolute))].map((name) => name.toLowerCase()),
    file: found === null || !found.isFile() ? null : `${found.dev}:${found.ino}`,
  };
}

/** Opens the output beside its place. A pipe or a device is written as it is. */
export async function openOutput(path: string): Promise<Output> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) throw cannotWrite(path, null);
  const isDevice = found !== null && !found.isFile();
  // A link keeps pointing at its file, which gets the new text.
  const target = found === null ? path : await realpath(path).catch(() => path);
  const place = isDevice
    ? path
    : join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.part`);
  const stream = createWriteStream(place);
  let failure: Error | null = null;
  stream.on("error", (error) => (failure ??= error));
  try {
    await once(stream, "open");
  } catch (error) {
    throw cannotWrite(path, error);
  }
  const drop = async (): Promise<void> => {
    stream.destroy();
    if (!isDevice) await rm(place, { force: true });
  };
  return {
    write: async (bytes) => {
      if (failure !== null) throw cannotWrite(path, failure);
      if (!stream.write(bytes)) await drained(stream, path);
    },
    finish: async () => {
      stream.end();
      if (!stream.closed)
        await Promise.race([once(stream, "close"), once(stream, "finish")]).catch(() => undefined);
      if (failure !== null) throw cannotWrite(path, failure);
      if (!isDevice)
        await rename(place, target).catch((error: unknown) => {
          throw cannotWrite(path, error);
        });
    },
    drop,
  };
}

async function drained(stream: WriteStream, path: string): Promise<void> {
  try {
    await once(stream, "drain");
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, cause: unknown): CannotRun {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new CannotRun(commandFaults.diskFull(path), { cause });
  }
  if (code === "EPIPE") {
    return new CannotRun(commandFaults.readerGone(path), { cause });
  }
  return new CannotRun(commandFaults.outputUnwritable(path), { cause });
}
