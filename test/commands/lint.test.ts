import { afterAll, describe, expect, test } from "vitest";
import { lint } from "../../src/commands/lint.ts";
import { score } from "../../src/commands/score.ts";
import { b2bSoftware } from "../../config/models/b2b-software.ts";
import { runCommand } from "./run-command.ts";
import { csvSample } from "./csv-sample.ts";

const { contacts, files, out } = csvSample();
afterAll(files.remove);

describe("ripen lint", () => {
  test("ends with 0 for a clean model and names what is left to fill in", async () => {
    const { code, stdout } = await runCommand(lint, ["b2b-software"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "note  placeholder-left  exclusions[0].when.values\n    an example domain stands here\n    Write in the real domains.\n",
    );
    expect(stdout).toContain("0 errors and warnings, 2 notes\n");
  });
  test("ends with 1 for warnings, and for a document that is no model", async () => {
    const unreachable = { ...b2bSoftware, ready: { fit: 60, pain: 20, total: 80 } };
    const warned = await runCommand(lint, [
      files.write("far.json", JSON.stringify(unreachable)),
      "--language",
      "es",
    ]);
    expect(warned.code).toBe(1);
    expect(warned.stdout).toContain(
      "error  threshold-unreachable  ready.fit\n    pide 60 puntos y los criterios dan 50 como mucho",
    );
    const refused = await runCommand(lint, [
      files.write("none.json", JSON.stringify({ ...b2bSoftware, bands: [] })),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("error  bands\n");
    const used = await runCommand(score, [
      contacts,
      "--model",
      files.path("none.json"),
      "--out",
      out,
    ]);
    expect(used).toMatchObject({ code: 2 });
    expect(used.stderr).toContain("cannot be used:\n  bands: ");
  });
  test("cannot run without a model", async () => {
    expect((await runCommand(lint, [])).code).toBe(2);
    expect((await runCommand(lint, ["nobody"])).code).toBe(2);
  });
});
