import type { Random } from "./random.ts";

const awkward = Buffer.from('[]{}",:\\0-.eE+\u0000\n tnu/')
  .toJSON()
  .data.concat([0xc0, 0xff, 0xed, 0x80]);

/** `bytes` with one change on the level of bytes; now and then the change changes nothing. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.int(bytes.length + 1);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at);
  switch (random.int(6)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = flipped.readUInt8(at) ^ (1 << random.int(8));
      return flipped;
    }
    case 1:
      return Buffer.concat([before, Buffer.from([random.pick(awkward)]), after]);
    case 2:
      return Buffer.concat([before, after.subarray(1 + random.int(8))]);
    case 3:
      return before;
    case 4:
      return Buffer.concat([before, bytes.subarray(random.int(at + 1), at), after]);
    default: {
      const replaced = Buffer.from(bytes);
      if (at < replaced.length) replaced[at] = random.pick(awkward);
      return replaced;
    }
  }
}
