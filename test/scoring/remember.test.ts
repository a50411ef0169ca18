import { describe, expect, test } from "vitest";
import { remember } from "../../src/scoring/remember.ts";

describe("remembering readings", () => {
  test("a text is read once", () => {
    const read: string[] = [];
    const length = remember((text) => read.push(text) && text.length);
    expect([length("abc"), length("abc"), length("ab")]).toEqual([3, 3, 2]);
    expect(read).toEqual(["abc", "ab"]);
  });

  test("a text of more than 256 characters is not kept", () => {
    let reads = 0;
    const read = remember(() => (reads += 1));
    for (const text of ["x".repeat(256), "x".repeat(256), "x".repeat(257), "x".repeat(257)])
      read(text);
    expect(reads).toBe(3);
  });

  test("where nearly every text is new, keeping pauses and then begins again", () => {
    let reads = 0;
    const read = remember(() => (reads += 1));
    for (let at = 0; at <= 4_096; at += 1) read(`new ${at}`);
    reads = 0;
    for (let at = 0; at < 65_536; at += 1) read("same");
    expect(reads).toBe(65_536);
    read("same");
    read("same");
    expect(reads).toBe(65_537);
  });

  test("where texts repeat, keeping goes on after the list was full", () => {
    let reads = 0;
    const read = remember(() => (reads += 1));
    for (let at = 0; at <= 4_096; at += 1) {
      read(`new ${at}`);
      read(`new ${at}`);
    }
    expect(reads).toBe(4_097);
    read("new 4096");
    expect(reads).toBe(4_097);
    read("new 0");
    expect(reads).toBe(4_098);
  });
});
