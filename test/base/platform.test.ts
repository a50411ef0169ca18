import path from "node:path";
import { describe, expect, test } from "vitest";
import { controlAddress } from "../../src/base/platform.ts";

const onWindows = (folder: string) => controlAddress(folder, "win32");

describe("the command line reaches a running server", () => {
  test.each(["linux", "darwin"] as const)("by a socket file in its folder on %s", (platform) => {
    expect(controlAddress("/srv/ripen", platform)).toEqual({
      address: path.join("/srv/ripen", "control.sock"),
      isFile: true,
    });
  });

  test("by a named pipe on Windows, one for each folder however it is written", () => {
    expect(onWindows("C:\\ripen\\data")).toEqual({
      address: expect.stringMatching(/^\\\\\.\\pipe\\ripen-[0-9a-f]{32}$/),
      isFile: false,
    });
    expect(onWindows("c:\\Ripen\\other\\..\\data\\")).toEqual(onWindows("C:\\ripen\\data"));
    expect(onWindows("D:\\ripen\\data")).not.toEqual(onWindows("C:\\ripen\\data"));
  });
});
